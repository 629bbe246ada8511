import type { Written } from '../meanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { bool, get, isMap, items, keyText, str, type YamlMap, type YamlNode } from './yaml.js';
import { readYamlFile } from './yamlFile.js';
import { nodeSpan, writtenAt } from './yamlSpan.js';

/** A DVC pipeline, `dvc.yaml`, or a `.dvc` file (https://doc.dvc.org/user-guide/project-structure). */
export interface Dvc extends ArtifactBase {
  readonly kind: 'dvc';
  readonly form: 'pipeline' | 'pointer';
  readonly root: YamlMap;
  readonly stages: readonly DvcStage[];
  /** Of a pointer: what it keeps, and where that was brought from. */
  readonly outs: readonly DvcPath[];
  readonly deps: readonly DvcPath[];
  /** `artifacts`: what the pipeline gives a name. */
  readonly artifacts: readonly { readonly name: string; readonly span: Span; readonly node: YamlNode }[];
}

/** One stage of a pipeline; of `foreach` and `matrix` the one that is repeated. */
export interface DvcStage {
  readonly name: string;
  readonly span: Span;
  readonly node: YamlMap;
  readonly deps: readonly DvcPath[];
  readonly outs: readonly DvcPath[];
  readonly metrics: readonly DvcPath[];
  readonly plots: readonly DvcPath[];
  readonly params: number;
}

/** A path with its settings: `model.pt`, or `model.pt: {cache: false}`. */
export interface DvcPath extends Written {
  readonly settings: YamlNode | undefined;
  readonly hash: string | undefined;
}

/** Files that hold a trained model. */
const MODEL_FILE =
  /(?:^|\/)models?(?:\/|$)|\.(?:pt|pth|pkl|pickle|joblib|onnx|h5|hdf5|keras|safetensors|ckpt|gguf|ubj|bst|cbm|tflite|pmml|skops)$/i;
const TRAINS = /\b(?:train|fit|evaluat|predict|finetune|fine-tune|model)/i;

/** Whether a path that DVC keeps is that of a trained model. */
export function isModelPath(path: string): boolean {
  return MODEL_FILE.test(path);
}

/** Reads one; null where the text is neither. It is about a model where a stage trains one or a path is one. */
export function readDvc(uri: string, text: string): Dvc | null {
  if (!/\b(?:stages|outs|artifacts|metrics|plots|datasets|params)\b/.test(text)) return null;
  const file = readYamlFile(uri, text);
  if (!file || get(file.root, 'apiVersion')) return null;
  const { root } = file;
  const pointer = uri.toLowerCase().endsWith('.dvc');
  const stages = get(root, 'stages');
  const outs = pointer ? pathsOf(text, get(root, 'outs')) : [];
  if (pointer ? outs.length === 0 : !isMap(stages) && !get(root, 'artifacts') && !get(root, 'metrics') && !get(root, 'plots')) {
    return null;
  }
  const read = isMap(stages) ? stages.pairs.flatMap((each) => stageOf(text, each)) : [];
  const named = get(root, 'artifacts');
  const artifacts = isMap(named)
    ? named.pairs.flatMap((each) => {
        const name = keyText(each);
        return name === undefined ? [] : [{ name, span: nodeSpan(each.key), node: each.value }];
      })
    : [];
  const paths = [...outs, ...read.flatMap((stage) => [...stage.deps, ...stage.outs])];
  const aboutModel =
    paths.some(({ value }) => isModelPath(value)) ||
    read.some((stage) => TRAINS.test(stage.name)) ||
    artifacts.some(({ node }) => str(get(node, 'type')) === 'model');
  const deps = pointer ? pathsOf(text, get(root, 'deps')) : [];
  return {
    ...file.base,
    kind: 'dvc',
    form: pointer ? 'pointer' : 'pipeline',
    root,
    stages: read,
    outs,
    deps,
    artifacts,
    aboutModel,
  };
}

function stageOf(text: string, { key, value }: { readonly key: YamlNode; readonly value: YamlNode }): DvcStage[] {
  const name = str(key);
  const node = get(value, 'do') ?? value;
  if (name === undefined || !isMap(node)) return [];
  return [
    {
      name,
      span: nodeSpan(key),
      node,
      deps: pathsOf(text, get(node, 'deps')),
      outs: pathsOf(text, get(node, 'outs')),
      metrics: pathsOf(text, get(node, 'metrics')),
      plots: pathsOf(text, get(node, 'plots')),
      params: items(get(node, 'params')).length,
    },
  ];
}

/** Paths of a list: strings, `path: {settings}`, or in pointers and locks `{path, md5 …}`. */
function pathsOf(text: string, list: YamlNode | undefined): DvcPath[] {
  return items(list).flatMap((item): DvcPath[] => {
    const path = isMap(item) ? get(item, 'path') : undefined;
    const pair = isMap(item) && !path ? item.pairs[0] : undefined;
    const written = writtenAt(text, isMap(item) ? (path ?? pair?.key) : item);
    if (!written) return [];
    const hash = ['md5', 'etag', 'checksum', 'version_id'].map((key) => str(get(item, key))).find((each) => each !== undefined);
    return [{ value: written.value, span: written.span, settings: pair?.value ?? (isMap(item) ? item : undefined), hash }];
  });
}

/** Whether DVC keeps what stands at a path: the default. */
export function isCached(path: DvcPath): boolean {
  return bool(get(path.settings, 'cache')) !== false;
}
