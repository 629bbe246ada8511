import { type KubeObject, spanOf, stringMap } from './artifacts/kubernetes.js';
import { get, isMap, num, str, type YamlMap, type YamlNode } from './artifacts/yaml.js';
import { MODEL_ENVIRONMENT } from './catalogue/servers.js';
import { type Container, containersOf, readContainer } from './container.js';
import type { Span } from './model.js';
import { table } from './table.js';

/** Something that runs a model: the pod of a Deployment, StatefulSet, Job …, or one component of an InferenceService. */
export interface Workload {
  readonly object: KubeObject;
  readonly form: 'pod' | 'kserve';
  /** Which part of an InferenceService; `pod` workloads have none. */
  readonly component: 'predictor' | 'transformer' | 'explainer' | undefined;
  /** Answers requests; false for Jobs and CronJobs. */
  readonly serves: boolean;
  /** The mapping that holds pod fields (`containers`, `volumes`, `securityContext`); for KServe the component itself. */
  readonly podSpec: YamlMap;
  /** The pod template (`metadata` and `spec`) of a controller; undefined for KServe and bare Pods. */
  readonly template: YamlMap | undefined;
  /** Containers that run all the time, sidecars included; for KServe the model or framework entry counts as one. */
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  /** Both. */
  readonly allContainers: readonly Container[];
  /** Where findings about the whole workload stand. */
  readonly anchor: Span;
  /** Only part of the truth (patch, template, syntax error): what it lacks proves nothing. */
  readonly partial: boolean;
}

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

/** Path of the pod template or pod spec by kind. Source: Kubernetes API reference. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = table({
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
});
const POD_GROUPS = new Set(['', 'apps', 'batch']);
const BATCH_KINDS = new Set(['Job', 'CronJob']);
/** Kinds whose API requires `spec.selector`; one without it is a patch. */
const NEEDS_SELECTOR = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** The workloads of one object that serve or train a model; empty for every other object. */
export function workloadsOf(object: KubeObject): Workload[] {
  if (object.group === 'serving.kserve.io' && object.kind === 'InferenceService') return kserveWorkloads(object);
  const path = POD_PATHS[object.kind];
  if (!path || !POD_GROUPS.has(object.group)) return [];
  const template = path.length > 0 ? get(object.node, ...path) : object.node;
  const podSpec = template ? get(template, 'spec') : undefined;
  if (!template || !isMap(template) || !podSpec || !isMap(podSpec)) return [];
  const containers = containersOf(podSpec, 'containers');
  if (!runsModel(object, template, containers)) return [];
  const patch = NEEDS_SELECTOR.has(object.kind) && get(object.node, 'spec', 'selector') === undefined;
  const marked = containers.some((c) => c.servesModel) ? containers : containers.map((c, i) => ({ ...c, servesModel: i === 0 }));
  const initContainers = containersOf(podSpec, 'initContainers');
  return [
    {
      object,
      form: 'pod',
      component: undefined,
      serves: !BATCH_KINDS.has(object.kind),
      podSpec,
      template: path.length > 0 ? template : undefined,
      containers: marked,
      initContainers,
      allContainers: [...marked, ...initContainers],
      anchor: object.anchor,
      partial: object.partial || patch || containers.length === 0 || containers.some((c) => !c.image),
    },
  ];
}

/** Replicas a workload is declared with; undefined where the field is absent or not a number. */
export function replicas(workload: Workload): { readonly count: number; readonly node: YamlNode } | undefined {
  const node = workload.form === 'pod' ? get(workload.object.node, 'spec', 'replicas') : get(workload.podSpec, 'minReplicas');
  const count = node ? num(node) : undefined;
  return node && count !== undefined ? { count, node } : undefined;
}

/**
 * Labels of the pods that this workload makes: the template's, or a bare Pod's own; for KServe those its controller sets
 * (source: kserve pkg/constants, `InferenceServicePodLabelKey` and `KServiceComponentLabel`).
 */
export function podLabels(workload: Workload): ReadonlyMap<string, string> {
  if (workload.form === 'kserve') {
    return new Map([
      ['serving.kserve.io/inferenceservice', workload.object.name ?? ''],
      ['component', workload.component ?? ''],
    ]);
  }
  const holder = workload.template ?? workload.object.node;
  return new Map([...stringMap(get(holder, 'metadata', 'labels'))].map(([k, v]) => [k, v.value]));
}

function kserveWorkloads(object: KubeObject): Workload[] {
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

/** Whether the object looks like one that runs a model. One weak signal alone is not enough. */
function runsModel(object: KubeObject, template: YamlMap, containers: readonly Container[]): boolean {
  if (/-controller-manager$|-operator$/.test(object.name ?? '')) return false;
  if (containers.some((c) => c.servesModel)) return true;
  let score = 0;
  if (containers.some((c) => c.accelerators.length > 0)) score += 1;
  if (containers.some((c) => c.env.some((e) => MODEL_ENVIRONMENT.test(e.name)))) score += 1;
  const marks = [object.node, template].flatMap((n) => [
    ...stringMap(get(n, 'metadata', 'labels')),
    ...stringMap(get(n, 'metadata', 'annotations')),
  ]);
  if (
    marks.some(
      ([k, v]) =>
        k.startsWith('serving.kserve.io/') ||
        k.startsWith('ray.io/') ||
        (k === 'app.kubernetes.io/component' && /^(?:model-server|inference|predictor)$/.test(v.value)),
    )
  )
    score += 1;
  if (/(?:^|-)(?:model|inference|predict(?:or)?|llm|scor(?:er|ing))(?:-|$)/.test(object.name ?? '')) score += 1;
  return score > 1;
}
