import { parseImage } from '../imageReference.js';
import type { ImageUse, Meanings, PackageList, Variable, Written } from '../meanings.js';
import type { ArtifactBase } from './artifact.js';
import { readMatchSpecification } from './condaEnvironment.js';
import { optionStrings, packageStrings, pythonEntry } from './packageStrings.js';
import { bool, get, isMap, items, keys, keyText, str, type YamlMap } from './yaml.js';
import { removeEntry } from './yamlEdit.js';
import { readYamlFile } from './yamlFile.js';
import { nodeSpan, writtenAt } from './yamlSpan.js';

/** BentoML's `bentofile.yaml` (https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html). */
export interface Bento extends ArtifactBase {
  readonly kind: 'bento';
  readonly root: YamlMap;
  /** `module:Class`; a bento of the Python SDK has none here. */
  readonly service: Written | undefined;
  /** Models that are packed in, `name:version`. */
  readonly models: readonly Written[];
  /** Versions are written down when the bento is built: the default (`python.lock_packages`). */
  readonly locks: boolean;
}

const KEYS = ['service', 'python', 'docker', 'conda', 'models', 'include', 'envs', 'labels', 'args'];

/** Reads one; null where none of its keys stands in it. */
export function readBento(uri: string, text: string): Bento | null {
  const file = readYamlFile(uri, text);
  if (!file || !keys(file.root).some((key) => KEYS.includes(key)) || get(file.root, 'apiVersion')) return null;
  const { root } = file;
  const locks = bool(get(root, 'python', 'lock_packages')) !== false;
  const models = items(get(root, 'models')).flatMap(
    (item) => writtenAt(text, isMap(item) ? (get(item, 'tag') ?? undefined) : item) ?? [],
  );
  return {
    ...file.base,
    kind: 'bento',
    root,
    service: writtenAt(text, get(root, 'service')),
    models,
    locks,
    meanings: () => meaningsOf(text, root),
  };
}

function meaningsOf(text: string, root: YamlMap): Meanings {
  return { images: imagesOf(text, root), variables: variablesOf(text, root), packages: packagesOf(text, root) };
}

function imagesOf(text: string, root: YamlMap): readonly ImageUse[] {
  const written = writtenAt(text, get(root, 'docker', 'base_image'));
  return written ? [{ reference: parseImage(written.value), role: 'base', written }] : [];
}

/** `envs: [{name, value}]` and `docker.env`, a mapping or a list of `NAME=value`. */
function variablesOf(text: string, root: YamlMap): readonly Variable[] {
  const advice = 'Leave out its value here, and give it to the deployment as a secret.';
  const listed = items(get(root, 'envs')).flatMap((item): Variable[] => {
    const name = str(get(item, 'name'));
    const written = writtenAt(text, get(item, 'value'));
    if (name === undefined || !written || !isMap(item)) return [];
    const edits = () => removeEntry(text, item, 'value').map(({ newText, ...place }) => ({ span: nodeSpan(place), newText }));
    return [{ name, written, advice, fromSecret: () => ({ title: 'Give the value only at deployment', edits: edits() }) }];
  });
  const docker = get(root, 'docker', 'env');
  const mapped = isMap(docker)
    ? docker.pairs.flatMap((each): Variable[] => {
        const written = writtenAt(text, each.value);
        const name = keyText(each);
        return name !== undefined && written ? [{ name, written, advice }] : [];
      })
    : assignments(text, items(docker), advice);
  return [...listed, ...mapped];
}

/** Variables of a list of `NAME=value`; the written value is the whole string. */
export function assignments(text: string, nodes: readonly Parameters<typeof writtenAt>[1][], advice: string): Variable[] {
  return nodes.flatMap((node) => {
    const written = writtenAt(text, node);
    const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/s.exec(written?.value ?? '') ?? [];
    return name !== undefined && value ? [{ name, written: { value, span: written!.span }, advice }] : [];
  });
}

/**
 * `python.packages` with the indexes beside it, and the `conda` block. Open versions are locked when the bento is built; where
 * that is switched off, a rule of its own says so.
 */
function packagesOf(text: string, root: YamlMap): readonly PackageList[] {
  const python = get(root, 'python');
  const option = (name: string, key: string) => {
    const node = get(python, key);
    return optionStrings(name, node && str(node) !== undefined ? [node] : items(node));
  };
  const strings = packageStrings(text, items(get(python, 'packages')));
  const options = [
    ...strings.options,
    ...option('--index-url', 'index_url'),
    ...option('--extra-index-url', 'extra_index_url'),
    ...option('--find-links', 'find_links'),
    ...option('--trusted-host', 'trusted_host'),
  ];
  const own: PackageList = {
    format: 'list',
    entries: [...pythonEntry(get(root, 'docker', 'python_version')), ...strings.entries],
    options,
    rangesAllowed: true,
  };
  const pip = packageStrings(text, items(get(root, 'conda', 'pip')));
  const named = items(get(root, 'conda', 'dependencies')).flatMap((item) => readMatchSpecification(text, item));
  const conda: PackageList = { format: 'conda', entries: [...named, ...pip.entries], options: pip.options };
  return [own, conda].filter((list) => list.entries.length > 0 || list.options.length > 0);
}
