import { type KubeObject, spanOf } from '../artifacts/kubernetes.js';
import { get, isMap, items, str, type YamlMap, type YamlNode } from '../artifacts/yaml.js';
import { type Container, containersOf, readContainer } from '../container.js';
import type { Workload } from '../serving.js';
import { workloadOf } from './build.js';

/** Keys of an InferenceService predictor that name a framework. Source: kserve v1beta1 `PredictorSpec`. */
export const KSERVE_FRAMEWORKS = [
  'sklearn',
  'xgboost',
  'tensorflow',
  'pytorch',
  'triton',
  'onnx',
  'huggingface',
  'pmml',
  'lightgbm',
  'paddle',
] as const;

/** What stands for the model server of a component, the first of them first. */
const MODEL_KEYS: readonly string[] = ['model', ...KSERVE_FRAMEWORKS];

/** The workloads of an object of the `serving.kserve.io` group. */
export function kserveWorkloads(object: KubeObject): Workload[] {
  switch (object.kind) {
    case 'InferenceService':
      return componentWorkloads(object);
    case 'ServingRuntime':
    case 'ClusterServingRuntime':
      return runtimeWorkloads(object);
    case 'LLMInferenceService':
    case 'LLMInferenceServiceConfig':
      return llmWorkloads(object);
    default:
      return [];
  }
}

function componentWorkloads(object: KubeObject): Workload[] {
  const result: Workload[] = [];
  for (const component of ['predictor', 'transformer', 'explainer'] as const) {
    const podSpec = get(object.node, 'spec', component);
    if (!podSpec || !isMap(podSpec)) continue;
    const own = containersOf(podSpec, 'containers');
    const containers = [...frameworkContainers(podSpec), ...own];
    const serving = containers.some((c) => c.servesModel)
      ? containers
      : containers.map((c, i) => ({
          ...c,
          servesModel: c.name === 'kserve-container' || (i === 0 && !own.some((o) => o.name === 'kserve-container')),
        }));
    const initContainers = containersOf(podSpec, 'initContainers');
    result.push({
      object,
      form: 'kserve',
      component,
      serves: true,
      podSpec,
      template: undefined,
      containers: serving,
      initContainers,
      allContainers: [...serving, ...initContainers],
      anchor: object.anchor,
      partial: object.partial || containers.length === 0,
    });
  }
  return result;
}

function frameworkContainers(component: YamlMap): Container[] {
  const found = new Map<string, Container>();
  for (const { key: keyNode, value } of component.pairs) {
    const key = str(keyNode);
    if (key === undefined || !MODEL_KEYS.includes(key) || found.has(key) || !isMap(value)) continue;
    const framework = key === 'model' ? (str(get(value, 'modelFormat', 'name')) ?? 'model') : key;
    found.set(key, { ...readContainer(value), anchor: spanOf(keyNode), framework, servesModel: true });
  }
  return found.size < 2 ? [...found.values()] : MODEL_KEYS.flatMap((key) => found.get(key) ?? []);
}

/**
 * The pods that a serving runtime describes. Each InferenceService adds its own words to them, so what is not here may be
 * there. Source: kserve v1alpha1 `ServingRuntimePodSpec`.
 */
function runtimeWorkloads(object: KubeObject): Workload[] {
  const spec = get(object.node, 'spec');
  if (!isMap(spec)) return [];
  const workers = get(spec, 'workerSpec');
  const multiNode = isMap(workers);
  const named = (podSpec: YamlMap) => {
    const containers = containersOf(podSpec, 'containers');
    return containers.some((c) => c.name === 'kserve-container')
      ? containers.map((c) => ({ ...c, servesModel: c.name === 'kserve-container' }))
      : containers;
  };
  const of = (podSpec: YamlMap, serves: boolean) =>
    workloadOf({ object, form: 'runtime', serves, podSpec, containers: named(podSpec), partial: true, multiNode });
  return [of(spec, true), ...(isMap(workers) ? [of(workers, false)] : [])];
}

/**
 * The pods of an LLMInferenceService: decoding, prefill, and the workers of each. KServe lays them over presets of its own
 * (probes, ports, shared memory, security contexts). Source: kserve v1alpha2 `WorkloadSpec`, `config/llmisvc`.
 */
function llmWorkloads(object: KubeObject): Workload[] {
  const spec = get(object.node, 'spec');
  if (!isMap(spec)) return [];
  const partial = object.kind === 'LLMInferenceServiceConfig' || items(get(spec, 'baseRefs')).length > 0;
  const of = (podSpec: YamlNode | undefined, serves: boolean, multiNode: boolean): Workload[] =>
    isMap(podSpec)
      ? [workloadOf({ object, form: 'llm', serves, podSpec, containers: serving(podSpec), partial, multiNode })]
      : [];
  return [spec, get(spec, 'prefill')].filter(isMap).flatMap((part, i) => {
    const workers = get(part, 'worker');
    const template = get(part, 'template');
    const spread = isMap(workers);
    return [...of(isMap(template) ? template : i === 0 ? spec : undefined, true, spread), ...of(workers, false, spread)];
  });
}

/** KServe's container is called `main`. */
function serving(podSpec: YamlMap): Container[] {
  const containers = containersOf(podSpec, 'containers');
  return containers.some((c) => c.name === 'main')
    ? containers.map((c) => ({ ...c, servesModel: c.name === 'main' }))
    : containers;
}
