import { type KubeObject, spanOf, stringMap } from './artifacts/kubernetes.js';
import { get, isMap, isScalar, isSeq, items, num, str, type YamlMap, type YamlNode, type YamlScalar } from './artifacts/yaml.js';
import { hasModelServerImage, isAccelerator, MODEL_ARGUMENTS, MODEL_COMMANDS, MODEL_ENVIRONMENT } from './catalogue/servers.js';
import { type ImageReference, parseImage } from './imageReference.js';
import type { Span } from './model.js';
import { parseQuantity } from './quantity.js';

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
  /** Where findings about the whole workload stand. */
  readonly anchor: Span;
  /** Only part of the truth (patch, template, syntax error): what it lacks proves nothing. */
  readonly partial: boolean;
}

export interface Container {
  readonly node: YamlMap;
  readonly name: string | undefined;
  /** Where findings about what the container lacks stand: its name, else its first key. */
  readonly anchor: Span;
  readonly image: { readonly node: YamlScalar; readonly reference: ImageReference } | undefined;
  /** `command` and `args` in order, shell strings split into words. */
  readonly args: readonly Argument[];
  readonly env: readonly EnvironmentVariable[];
  /** KServe's `model` entry or framework key (`sklearn`, `triton` …) rather than a container of its own. */
  readonly framework: string | undefined;
  /** This is the container that holds the model, not a sidecar. */
  readonly servesModel: boolean;
}

export interface Argument {
  readonly text: string;
  /** The YAML scalar that holds the word; several words of one shell string share it. */
  readonly node: YamlScalar;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly node: YamlMap;
  /** Literal value; undefined where it comes from elsewhere. */
  readonly value: YamlScalar | undefined;
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

/** Path of the pod template or pod spec by kind. Source: Kubernetes API reference. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};
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
  if (mlScore(object, template, containers) < 2) return [];
  const patch = NEEDS_SELECTOR.has(object.kind) && get(object.node, 'spec', 'selector') === undefined;
  const marked = containers.some((c) => c.servesModel) ? containers : containers.map((c, i) => ({ ...c, servesModel: i === 0 }));
  return [
    {
      object,
      form: 'pod',
      component: undefined,
      serves: !BATCH_KINDS.has(object.kind),
      podSpec,
      template: path.length > 0 ? template : undefined,
      containers: marked,
      initContainers: containersOf(podSpec, 'initContainers'),
      anchor: object.anchor,
      partial: object.partial || patch || containers.length === 0 || containers.some((c) => !c.image),
    },
  ];
}

/** The value of a flag given as `--name value` or `--name=value`; a flag without value has the text `true`. */
export function flag(container: Container, ...names: string[]): { readonly text: string; readonly node: YamlScalar } | undefined {
  for (const [index, argument] of container.args.entries()) {
    for (const name of names) {
      if (argument.text.startsWith(name + '=')) return { text: argument.text.slice(name.length + 1), node: argument.node };
      if (argument.text !== name) continue;
      const next = container.args[index + 1];
      return next && !next.text.startsWith('-') ? next : { text: 'true', node: argument.node };
    }
  }
  return undefined;
}

/** Accelerators a container is given, by resource name; limits first, as requests default to them. */
export function accelerators(container: Container): { readonly name: string; readonly count: number; readonly key: YamlNode }[] {
  const found = new Map<string, { name: string; count: number; key: YamlNode }>();
  for (const side of ['limits', 'requests']) {
    const map = get(container.node, 'resources', side);
    if (!map || !isMap(map)) continue;
    for (const { key, value } of map.pairs) {
      const name = str(key);
      const count = parseQuantity(str(value));
      if (name && count !== undefined && count > 0 && isAccelerator(name) && !found.has(name))
        found.set(name, { name, count, key });
    }
  }
  return [...found.values()];
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
    result.push({
      object,
      form: 'kserve',
      component,
      serves: true,
      podSpec,
      template: undefined,
      containers: serving,
      initContainers: containersOf(podSpec, 'initContainers'),
      anchor: object.anchor,
      partial: object.partial || containers.length === 0,
    });
  }
  return result;
}

function frameworkContainers(component: YamlMap): Container[] {
  const result: Container[] = [];
  for (const key of ['model', ...KSERVE_FRAMEWORKS]) {
    const pair = component.pairs.find((p) => str(p.key) === key);
    if (pair && isMap(pair.value)) {
      const framework = key === 'model' ? (str(get(pair.value, 'modelFormat', 'name')) ?? 'model') : key;
      result.push({ ...readContainer(pair.value), anchor: spanOf(pair.key), framework, servesModel: true });
    }
  }
  return result;
}

function containersOf(podSpec: YamlMap, key: string): Container[] {
  const list = get(podSpec, key);
  return list && isSeq(list) ? list.items.filter(isMap).map(readContainer) : [];
}

function readContainer(node: YamlMap): Container {
  const image = get(node, 'image');
  const nameNode = get(node, 'name');
  const args = [...words(get(node, 'command')), ...words(get(node, 'args'))];
  const env = readEnvironment(get(node, 'env'));
  const imageText = image && isScalar(image) ? image.value : undefined;
  const container = {
    node,
    name: str(nameNode),
    anchor: spanOf(nameNode && str(nameNode) ? nameNode : (node.pairs[0]?.key ?? node)),
    image: image && isScalar(image) && image.value !== '' ? { node: image, reference: parseImage(image.value) } : undefined,
    args,
    env,
    framework: undefined,
  };
  return { ...container, servesModel: (imageText !== undefined && hasModelServerImage(imageText)) || hasModelArguments(args) };
}

function readEnvironment(node: YamlNode | undefined): EnvironmentVariable[] {
  const result: EnvironmentVariable[] = [];
  for (const item of node ? items(node) : []) {
    const name = str(get(item, 'name'));
    const value = get(item, 'value');
    if (isMap(item) && name) result.push({ name, node: item, value: value && isScalar(value) ? value : undefined });
  }
  return result;
}

/** Words of `command` or `args`: each item, and for `sh -c "…"` the words of the script up to the first `;`, `&&` or `|`. */
function words(node: YamlNode | undefined): Argument[] {
  const result: Argument[] = [];
  const list = node ? (isScalar(node) ? [node] : items(node)) : [];
  for (const item of list) {
    if (!isScalar(item)) continue;
    const script =
      /\s/.test(item.value) && (result.at(-1)?.text === '-c' || isScalar(node!) || /^-?-?[\w./-]+\s/.test(item.value));
    if (!script) {
      result.push({ text: item.value, node: item });
      continue;
    }
    for (const match of item.value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|[^\s"']+/g)) {
      result.push({ text: match[1] ?? match[2] ?? match[0], node: item });
    }
  }
  return result;
}

function hasModelArguments(args: readonly Argument[]): boolean {
  const line = ' ' + args.map((a) => a.text).join(' ') + ' ';
  return (
    args.some((a) => MODEL_ARGUMENTS.has(a.text.split('=', 1)[0]!)) ||
    MODEL_COMMANDS.some((c) => line.includes(` ${c} `) || line.includes(`/${c} `))
  );
}

/** How much the object looks like one that runs a model; 2 or more counts as yes. One weak signal alone never does. */
function mlScore(object: KubeObject, template: YamlMap, containers: readonly Container[]): number {
  if (/-controller-manager$|-operator$/.test(object.name ?? '')) return 0;
  let score = 0;
  if (containers.some((c) => c.servesModel)) score += 2;
  if (containers.some((c) => accelerators(c).length > 0)) score += 1;
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
  return score;
}
