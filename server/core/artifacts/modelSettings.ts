import type { ModelReference, Written } from '../meanings.js';
import { isHubId } from '../workloadMeanings.js';
import type { ArtifactBase } from './artifact.js';
import { parseJson } from './jsonTree.js';
import { spanOf } from './kubernetes.js';
import { get, isMap, keys, pair, str, type YamlMap, type YamlNode } from './yaml.js';
import { setScalar } from './yamlEdit.js';
import { isPlaceholder } from './yamlTemplate.js';
import { quoted } from './yamlWrite.js';

/** MLServer's `model-settings.json`: https://docs.seldon.ai/mlserver/api-reference/modelsettings */
export interface ModelSettings extends ArtifactBase {
  readonly kind: 'model-settings';
  readonly root: YamlMap;
  /** `mlserver_sklearn.SKLearnModel`; empty where it comes from the environment. */
  readonly implementation: string;
  /** Text that is broken: what it lacks proves nothing. */
  readonly partial: boolean;
}

const KEYS = new Set([
  'implementation',
  'parameters',
  'inputs',
  'outputs',
  'versions',
  'platform',
  'max_batch_size',
  'max_batch_time',
  'parallel_workers',
  'warm_workers',
  'cache_enabled',
]);

/** Reads one; null where the object is something else's. Never throws. */
export function readModelSettings(uri: string, text: string): ModelSettings | null {
  if (!/"(?:implementation|parameters|inputs|max_batch_size)"/.test(text)) return null;
  const { root, errors } = parseJson(text);
  if (!isMap(root)) return null;
  const own = keys(root).filter((key) => KEYS.has(key));
  if (!own.includes('implementation') && !(keys(root).includes('name') && own.length > 0)) return null;
  return {
    kind: 'model-settings',
    uri,
    parts: [{ uri, text }],
    problems: errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated: false,
    root,
    implementation: str(get(root, 'implementation')) ?? '',
    partial: errors.length > 0,
    meanings: () => ({ models: referencesOf(root, text) }),
  };
}

/** The artifact of `parameters.uri`, and the model that the Hugging Face runtime takes from the Hub. */
function referencesOf(root: YamlMap, text: string): ModelReference[] {
  const parameters = get(root, 'parameters');
  const version = written(pair(parameters, 'version')?.value, text);
  const uri = written(pair(parameters, 'uri')?.value, text);
  const extra = get(parameters, 'extra');
  const hub = uri ? undefined : written(pair(extra, 'pretrained_model')?.value, text);
  const revision = written(pair(get(extra, 'model_kwargs'), 'revision')?.value, text);
  const found: ModelReference[] = [];
  if (uri) found.push({ written: uri, revision: version, source: sourceOf(uri.value) });
  if (hub && isHubId(hub.value)) found.push({ written: hub, revision, source: 'hub' });
  return found;
}

function sourceOf(uri: string): ModelReference['source'] {
  if (uri.startsWith('models:/')) return 'registry';
  return /^[a-z][\w+.-]*:\/\//i.test(uri) ? 'store' : 'path';
}

function written(node: YamlNode | undefined, text: string): Written | undefined {
  const value = str(node);
  if (!node || value === undefined || value === '' || isPlaceholder(value)) return undefined;
  return {
    value,
    span: spanOf(node),
    replace: (next) =>
      setScalar(text, node, quoted(next)).map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText })),
  };
}
