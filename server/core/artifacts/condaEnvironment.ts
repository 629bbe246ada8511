import { table } from '../table.js';
import { packageStrings, pythonEntry } from './packageStrings.js';
import { normalise, type Requirement, type Requirements } from './requirements.js';
import { get, isMap, isScalar, isSeq, items, keys, parseYaml, resolve, str, type YamlNode } from './yaml.js';
import { isHelmTemplate } from './yamlTemplate.js';

/** Keys of files that list `dependencies` of another sort: charts, Ansible roles, pub, Kubernetes, workflows. */
const OTHERS = ['apiVersion', 'galaxy_info', 'appVersion', 'environment', 'kind', 'jobs', 'stages', 'services', 'steps'];

/** Libraries whose conda package has another name than the one on PyPI. */
const ON_PYPI: Readonly<Record<string, string>> = table({
  pytorch: 'torch',
  'pytorch-cpu': 'torch',
  'pytorch-gpu': 'torch',
  'py-xgboost': 'xgboost',
  'py-xgboost-cpu': 'xgboost',
  'py-xgboost-gpu': 'xgboost',
  'py-lightgbm': 'lightgbm',
  'pytorch-lightning': 'pytorch-lightning',
  'tensorflow-base': 'tensorflow',
  huggingface_hub: 'huggingface-hub',
  'ray-core': 'ray',
  'ray-default': 'ray',
  'ray-serve': 'ray',
});

/**
 * Reads a conda environment (https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html) or
 * MLflow's `python_env.yaml`; null for every other YAML, a Helm chart with its `dependencies` among them. Each package is a
 * match specification of conda, those below `pip:` are requirements of pip.
 */
export function readCondaEnvironment(uri: string, text: string): Requirements | null {
  if (!/^[ \t]*["']?dependencies["']?[ \t]*:/m.test(text)) return null;
  const [document, second] = parseYaml(text);
  const root = document?.root;
  const dependencies = get(root, 'dependencies');
  if (!isMap(root) || second?.root || !isSeq(dependencies)) return null;
  const top = keys(root);
  if (top.some((key) => OTHERS.includes(key))) return null;
  const list = items(dependencies);
  const pip = list.flatMap((item) => (isMap(item) ? items(get(item, 'pip')) : []));
  const ofPython =
    isScalar(get(root, 'python')) && (get(root, 'build_dependencies') !== undefined || /(?:^|\/)python_env\.ya?ml$/i.test(uri));
  const ofConda = top.includes('channels') || pip.length > 0 || /(?:^|[-_/.])(?:conda|env|environment)[^/]*\.ya?ml$/i.test(uri);
  const strings = list.filter((item) => str(item) !== undefined);
  if ((!ofPython && !ofConda) || list.some((item) => !isNothing(item) && !isScalar(item) && !isPip(item))) return null;
  const below = packageStrings(text, ofPython ? strings : pip);
  const named = ofPython ? pythonEntry(get(root, 'python')) : strings.flatMap((item) => readMatchSpecification(text, item));
  const channels = items(get(root, 'channels')).flatMap((item) => {
    const name = str(item);
    return name === undefined ? [] : [{ name, span: { part: 0, start: item.start, end: item.end } }];
  });
  return {
    kind: 'requirements',
    format: ofPython ? 'pip' : 'conda',
    uri,
    parts: [{ uri, text }],
    problems: document!.errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated: isHelmTemplate(text, false),
    entries: [...named, ...below.entries].sort((a, b) => a.span.start - b.span.start),
    options: below.options,
    ...(top.includes('channels') ? { channels } : {}),
  };
}

function isNothing(node: YamlNode): boolean {
  return isScalar(node) && node.value === '';
}

function isPip(node: YamlNode): boolean {
  const names = keys(resolve(node));
  return names.length === 1 && (names[0] === 'pip' || names[0] === '');
}

/**
 * `channel::name=1.2=build`, `name>=1,<2`, `name 1.2 build`, `name[version='>=1']`
 * (https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html#package-match-specifications).
 */
export function readMatchSpecification(text: string, node: YamlNode): Requirement[] {
  const value = str(node) ?? '';
  const found = /^(?:[^\s=<>!~[\]]{1,200}::)?([A-Za-z0-9_][\w.-]{0,99})\s*(.*)$/.exec(value);
  if (!found) return [];
  const [whole, name = '', rest = ''] = found;
  const raw = resolve(node) as YamlNode;
  const quote = isScalar(raw) && raw.style !== 'plain' ? 1 : 0;
  const exact = text.startsWith(value, raw.start + quote);
  const from = raw.start + quote + (exact ? whole.indexOf(name, whole.indexOf('::') + 1) : 0);
  const lower = name.toLowerCase();
  return [
    {
      name: ON_PYPI[lower] ?? normalise(name),
      nameSpan: exact ? { part: 0, start: from, end: from + name.length } : { part: 0, start: raw.start, end: raw.end },
      span: exact ? { part: 0, start: from, end: raw.end - quote } : { part: 0, start: raw.start, end: raw.end },
      specifiers: condaSpecifiers(rest),
      editable: false,
      hashed: false,
      conda: true,
    },
  ];
}

function condaSpecifiers(written: string): Requirement['specifiers'] {
  const inner = /\bversion\s*=\s*['"]?([^'"\]]+)/.exec(written)?.[1];
  const text = (inner ?? written).replace(/\[.*$/, '').trim();
  if (text === '' || text === '*') return [];
  // A choice of versions is somebody's decision, but none of them is the one.
  if (text.includes('|')) return [{ operator: '|', version: text }];
  // `name 1.2 build` and `name==1.2` mean one version, `name=1.2=build` one file.
  const fuzzy = /^=([^=\s<>!~,]+)(=\S+)?$/.exec(text);
  if (fuzzy)
    return [{ operator: fuzzy[2] && fuzzy[2] !== '=*' ? '==' : fuzzy[1]!.endsWith('*') ? '==' : '=', version: fuzzy[1]! }];
  const bare = /^([\w.+!*]+)(?:[\s=]+\S+)?$/.exec(text);
  if (bare) return [{ operator: '==', version: bare[1]! }];
  return [...text.matchAll(/(===|==|~=|!=|<=|>=|=|<|>)\s*([^\s,=<>!~|]+)/g)].map((m) => ({ operator: m[1]!, version: m[2]! }));
}
