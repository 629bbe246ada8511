import type { Capacity, Written } from '../meanings.js';
import type { ArtifactBase } from './artifact.js';
import { spanOf } from './kubernetes.js';
import { get, isMap, keys, num, pair, parseYaml, type YamlMap } from './yaml.js';
import { setScalar } from './yamlEdit.js';

/**
 * TorchServe's `model-config.yaml`, which is packed into a model archive. Keys of the frontend:
 * https://github.com/pytorch/serve/blob/master/model-archiver/README.md#config-file
 */
export interface TorchServeModel extends ArtifactBase {
  readonly kind: 'torchserve-model';
  readonly root: YamlMap;
  /** Text that is broken: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** Keys that TorchServe's frontend reads. */
const KEYS = new Set([
  'minWorkers',
  'maxWorkers',
  'batchSize',
  'maxBatchDelay',
  'responseTimeout',
  'startupTimeout',
  'deviceType',
  'deviceIds',
  'parallelType',
  'parallelLevel',
  'torchrun',
  'maxRetryTimeoutInSec',
  'clientTimeoutInMills',
  'jobQueueSize',
  'useJobTicket',
  'continuousBatching',
  'sequenceBatching',
  'asyncCommunication',
]);
/** Those among them that other programs' files do not have. */
const OWN_KEYS = ['maxBatchDelay', 'parallelType', 'torchrun', 'maxRetryTimeoutInSec', 'useJobTicket', 'clientTimeoutInMills'];
const NAME = /(?:^|\/)[^/]*model[-_]?config[^/]*\.ya?ml$/i;

/**
 * Reads one; null where the mapping is not TorchServe's. By its usual name one key of the frontend is enough, by any other it
 * takes three, with one that is TorchServe's alone. `name` is that of the file, where it is not the address's. Never throws.
 */
export function readTorchServeModel(uri: string, text: string, name = uri): TorchServeModel | null {
  if (!/^ *(?:(?:min|max)Workers|batchSize|maxBatchDelay|responseTimeout|deviceType|parallelType|torchrun)\s*:/m.test(text))
    return null;
  const [document] = parseYaml(text);
  const root = document?.root;
  if (!document || !isMap(root)) return null;
  const own = keys(root).filter((key) => KEYS.has(key));
  const named = NAME.test(name);
  if (own.length < (named ? 1 : 3) || !(named || OWN_KEYS.some((key) => own.includes(key)))) return null;
  return {
    kind: 'torchserve-model',
    uri,
    parts: [{ uri, text }],
    problems: document.errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated: false,
    root,
    partial: document.errors.length > 0,
    meanings: () => ({ capacities: capacityOf(root, text) }),
  };
}

function capacityOf(root: YamlMap, text: string): Capacity[] {
  const min = bound(root, 'minWorkers', text);
  const max = bound(root, 'maxWorkers', text);
  if (!min && !max) return [];
  const processes = num(get(root, 'torchrun', 'nproc-per-node'));
  const onCpu = /^cpu$/i.test(String(textOf(root, 'deviceType')));
  return [
    {
      subject: 'The model',
      min,
      max,
      fixed: undefined,
      canBeZero: false,
      accelerators: onCpu ? 0 : processes,
      insideServer: true,
      anchor: (min ?? max)!.span,
    },
  ];
}

function bound(root: YamlMap, key: string, text: string): Written<number> | undefined {
  const node = pair(root, key)?.value;
  const value = num(node);
  if (!node || value === undefined) return undefined;
  return {
    value,
    span: spanOf(node),
    replace: (next) => setScalar(text, node, next).map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText })),
  };
}

function textOf(root: YamlMap, key: string): string {
  const node = get(root, key);
  return node?.type === 'scalar' ? node.value : '';
}
