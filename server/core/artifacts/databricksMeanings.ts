import type { Capacity, Endpoint, Meanings, ModelReference, PackageList, Variable, Written } from '../meanings.js';
import type { Edit, Span } from '../model.js';
import type { BundleResource, DatabricksBundle } from './databricksBundle.js';
import { databricksTasks } from './databricksTasks.js';
import { packageStrings } from './packageStrings.js';
import { bool, get, isMap, isScalar, items, keyText, num, str, type YamlMap, type YamlNode } from './yaml.js';
import { setScalar } from './yamlEdit.js';
import { nodeSpan, writtenAt } from './yamlSpan.js';
import { isPlaceholder } from './yamlTemplate.js';

type File = Omit<DatabricksBundle, 'meanings'>;

/** A model behind an endpoint: an entry of `served_entities`, or of `served_models` as it was called before. */
export interface ServedEntity {
  readonly endpoint: BundleResource;
  readonly node: YamlMap;
  /** `entity_name`, else `model_name`. */
  readonly nameKey: 'entity_name' | 'model_name';
  readonly versionKey: 'entity_version' | 'model_version';
}

/** The models behind the endpoints of a bundle, in the order they are written. */
export function servedEntities(file: Pick<DatabricksBundle, 'resources'>): ServedEntity[] {
  return file.resources
    .filter(({ type }) => type === 'model_serving_endpoints')
    .flatMap((endpoint) => [
      ...items(get(endpoint.node, 'config', 'served_entities'))
        .filter(isMap)
        .map((node): ServedEntity => ({ endpoint, node, nameKey: 'entity_name', versionKey: 'entity_version' })),
      ...items(get(endpoint.node, 'config', 'served_models'))
        .filter(isMap)
        .map((node): ServedEntity => ({ endpoint, node, nameKey: 'model_name', versionKey: 'model_version' })),
    ]);
}

/** What a bundle says in common with other kinds of file. */
export function databricksMeanings(file: File): Meanings {
  const text = file.parts[0]!.text;
  const entities = servedEntities(file);
  return {
    models: entities.flatMap((each) => modelOf(text, each)),
    capacities: entities.flatMap((each) => capacityOf(text, each)),
    variables: [...entities.flatMap((each) => entityVariables(text, each)), ...clusterVariables(text, file)],
    endpoints: file.resources.flatMap(endpointOf),
    packages: packagesOf(text, file),
  };
}

function modelOf(text: string, { node, nameKey, versionKey }: ServedEntity): ModelReference[] {
  const written = known(writtenAt(text, get(node, nameKey)));
  if (!written) return [];
  return [{ written, revision: known(writtenAt(text, get(node, versionKey))), source: 'registry' }];
}

/** Requests at once that each size of workload takes; with scale to zero the lower bound is 0. */
const SIZES = new Map([
  ['small', [4, 4]],
  ['medium', [8, 16]],
  ['large', [16, 64]],
] as const satisfies readonly (readonly [string, readonly [number, number]])[]);

function capacityOf(text: string, { endpoint, node }: ServedEntity): Capacity[] {
  const size = get(node, 'workload_size');
  const bounds = new Map<string, readonly [number, number]>(SIZES).get(str(size)?.toLowerCase() ?? '');
  const canBeZero = bool(get(node, 'scale_to_zero_enabled')) === true;
  const common = {
    subject: `The served entity \`${entityName(node) ?? endpoint.key}\``,
    canBeZero,
    accelerators: /^gpu/i.test(str(get(node, 'workload_type')) ?? 'CPU') ? undefined : 0,
    anchor: nodeSpan(node.pairs[0]?.key ?? node),
  };
  const stated = ['concurrency', 'throughput'].flatMap((what): Capacity[] => {
    const min = numberAt(text, get(node, `min_provisioned_${what}`));
    const max = numberAt(text, get(node, `max_provisioned_${what}`));
    const unit = what === 'concurrency' ? 'requests at once' : 'tokens per second';
    return min || max ? [{ ...common, unit, min, max, fixed: undefined }] : [];
  });
  if (stated.length > 0 || !bounds || !size) return stated;
  const at = (value: number): Written<number> => ({ value, span: nodeSpan(size) });
  const min = canBeZero ? undefined : at(bounds[0]);
  return [{ ...common, unit: 'requests at once', min, max: at(bounds[1]), fixed: undefined }];
}

/** The name of a served entity for a message: its own, else that of its model. */
export function entityName(node: YamlMap): string | undefined {
  return ['name', 'entity_name', 'model_name'].map((key) => str(get(node, key))).find((each) => each && !isPlaceholder(each));
}

const ADVICE = 'Keep it in a secret scope and write `{{secrets/<scope>/<key>}}` here.';

function entityVariables(text: string, { endpoint, node }: ServedEntity): Variable[] {
  const scope = /^[\w.@-]+$/.test(endpoint.key) ? endpoint.key : 'TODO';
  return [...variablesIn(text, get(node, 'environment_vars'), scope), ...plainKeys(text, get(node, 'external_model'))];
}

/** Fields such as `openai_api_key_plaintext`, beside each of which there is one that names a secret. */
function plainKeys(text: string, model: YamlNode | undefined): Variable[] {
  if (!isMap(model)) return [];
  return model.pairs.flatMap(({ value }) =>
    isMap(value)
      ? value.pairs.flatMap((each): Variable[] => {
          const name = keyText(each) ?? '';
          const written = name.endsWith('_plaintext') ? writtenAt(text, get(value, name)) : undefined;
          const instead = name.replace(/_plaintext$/, '');
          return written
            ? [{ name, written, advice: `Keep it in a secret scope and write \`${instead}: "{{secrets/<scope>/<key>}}"\`.` }]
            : [];
        })
      : [],
  );
}

/** `spark_env_vars` of the clusters that jobs start. */
function clusterVariables(text: string, file: File): Variable[] {
  const clusters = file.resources.flatMap(({ type, key, node }) => {
    if (type === 'clusters') return [{ key, cluster: node as YamlNode | undefined }];
    if (type !== 'jobs') return [];
    const tasks = databricksTasks(node).map((task) => get(task.node, 'new_cluster'));
    const shared = items(get(node, 'job_clusters')).map((each) => get(each, 'new_cluster'));
    return [...tasks, ...shared].map((cluster) => ({ key, cluster }));
  });
  return clusters.flatMap(({ key, cluster }) => variablesIn(text, get(cluster, 'spark_env_vars'), key));
}

function variablesIn(text: string, map: YamlNode | undefined, scope: string): Variable[] {
  if (!isMap(map)) return [];
  return map.pairs.flatMap((each): Variable[] => {
    const name = keyText(each);
    const written = name === undefined ? undefined : writtenAt(text, get(map, name));
    if (name === undefined || !written) return [];
    const edits = () => written.replace?.(`{{secrets/${scope}/${name}}}`) ?? [];
    const title = `Read it from the secret \`${name}\` of the scope \`${scope}\``;
    return [{ name, written, advice: ADVICE, fromSecret: () => ({ title, edits: edits() }) }];
  });
}

/** An endpoint answers on the address of the workspace, to callers with a token of it. */
function endpointOf({ type, key, anchor }: BundleResource): Endpoint[] {
  if (type !== 'model_serving_endpoints') return [];
  return [{ subject: `The endpoint \`${key}\``, exposure: 'unknown', authentication: 'identity', anchor }];
}

/** Packages of the tasks of jobs: `libraries` on a cluster, `environments` without one. */
function packagesOf(text: string, file: File): PackageList[] {
  const nodes = file.resources
    .filter(({ type }) => type === 'jobs')
    .flatMap(({ node }) => [
      ...databricksTasks(node).flatMap((task) => items(get(task.node, 'libraries')).map((each) => get(each, 'pypi', 'package'))),
      ...items(get(node, 'environments')).flatMap((each) => items(get(each, 'spec', 'dependencies'))),
    ])
    .filter((each): each is YamlNode => each !== undefined && !isPlaceholder(str(each) ?? '') && !isFile(str(each) ?? ''));
  const { entries, options } = packageStrings(text, nodes);
  return entries.length > 0 || options.length > 0 ? [{ format: 'list', entries, options }] : [];
}

/** A wheel of the bundle, or a requirements file. */
function isFile(text: string): boolean {
  return /\.whl$|^-r\b|^\.{0,2}\//.test(text.trim());
}

function known(written: Written | undefined): Written | undefined {
  return written && !isPlaceholder(written.value) ? written : undefined;
}

function numberAt(text: string, node: YamlNode | undefined): Written<number> | undefined {
  const value = num(node);
  if (!node || !isScalar(node) || value === undefined) return undefined;
  const span: Span = nodeSpan(node);
  const replace = (wanted: string): Edit[] =>
    setScalar(text, node, wanted).map(({ newText, ...at }) => ({ span: nodeSpan(at), newText }));
  return { value, span, ...(node.anchor === undefined ? { replace } : {}) };
}
