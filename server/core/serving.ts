import { type KubeObject, stringMap } from './artifacts/kubernetes.js';
import { get, num, type YamlMap, type YamlNode } from './artifacts/yaml.js';
import type { Container } from './container.js';
import type { Span } from './model.js';
import type { OwnImages } from './ownImages.js';
import { remembered } from './remembered.js';
import { kserveWorkloads } from './workloads/kserve.js';
import { nimWorkloads } from './workloads/nim.js';
import { jobSetWorkloads, knativeWorkloads, leaderWorkerWorkloads, podWorkloads, trainingWorkloads } from './workloads/pods.js';
import { rayWorkloads } from './workloads/ray.js';
import { seldon2Workloads, seldonWorkloads } from './workloads/seldon.js';

export { KSERVE_FRAMEWORKS } from './workloads/kserve.js';

/** Something that runs a model: the pod of a Deployment, StatefulSet, Job …, or one component of an InferenceService. */
export interface Workload {
  readonly object: KubeObject;
  /**
   * Who makes the pods, and so what is added to them that does not stand in the file. `pod`: Kubernetes' own controllers, batch
   * and training jobs, LeaderWorkerSets; the pods are as written. `kserve`: a component of an InferenceService; `runtime`: a
   * serving runtime, which InferenceServices complete; `llm`: an LLMInferenceService; `seldon`: Seldon Core 1 and 2; `ray`:
   * KubeRay; `knative`: a Knative Service; `nim`: the NVIDIA NIM operator.
   */
  readonly form: 'pod' | 'kserve' | 'runtime' | 'llm' | 'seldon' | 'ray' | 'knative' | 'nim';
  /** Which part of an InferenceService; `pod` workloads have none. */
  readonly component: 'predictor' | 'transformer' | 'explainer' | undefined;
  /** Answers requests; false for jobs, for clusters that anything can run on, and for workers that only their leader talks to. */
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
  /** One copy of what it runs is spread over several pods: what one of them has is not all there is. */
  readonly multiNode?: boolean;
  /** Its place in a group of unlike pods. */
  readonly group?: 'head' | 'worker';
}

/**
 * The workloads of one object that serve or train a model; empty for every other object. `own` are images that the project
 * builds around a model: nothing else tells that a pod of one of them runs a model.
 */
export function workloadsOf(object: KubeObject, own?: OwnImages): Workload[] {
  switch (object.group) {
    case 'serving.kserve.io':
      return kserveWorkloads(object);
    case 'machinelearning.seldon.io':
      return object.kind === 'SeldonDeployment' ? seldonWorkloads(object) : [];
    case 'mlops.seldon.io':
      return seldon2Workloads(object);
    case 'ray.io':
      return rayWorkloads(object);
    case 'apps.nvidia.com':
      return nimWorkloads(object);
    case 'serving.knative.dev':
      return object.kind === 'Service' ? knativeWorkloads(object, own) : [];
    case 'leaderworkerset.x-k8s.io':
      return object.kind === 'LeaderWorkerSet' ? leaderWorkerWorkloads(object) : [];
    case 'jobset.x-k8s.io':
      return object.kind === 'JobSet' ? jobSetWorkloads(object) : [];
    case 'kubeflow.org':
    case 'trainer.kubeflow.org':
      return trainingWorkloads(object);
    default:
      return podWorkloads(object, own);
  }
}

/**
 * Replicas a workload is declared with; undefined where the field is absent or not a number, and for forms whose number
 * stands elsewhere (see `capacitiesOf`).
 */
export function replicas(workload: Workload): { readonly count: number; readonly node: YamlNode } | undefined {
  const node =
    workload.form === 'pod'
      ? get(workload.object.node, 'spec', 'replicas')
      : workload.form === 'kserve'
        ? get(workload.podSpec, 'minReplicas')
        : undefined;
  const count = node ? num(node) : undefined;
  return node && count !== undefined ? { count, node } : undefined;
}

/** Labels of the pods that this workload makes: the template's, or a bare Pod's own, and those its controller sets. */
export const podLabels = remembered((workload: Workload): ReadonlyMap<string, string> => {
  const set = controllerLabels(workload);
  if (workload.form === 'kserve' || workload.form === 'llm' || workload.form === 'nim') return new Map(set);
  const holder = workload.template ?? (workload.form === 'pod' ? workload.object.node : undefined);
  return new Map([...[...stringMap(get(holder, 'metadata', 'labels'))].map(([k, v]) => [k, v.value] as const), ...set]);
});

/**
 * Labels that controllers put on their pods. Sources: kserve `pkg/constants` (`InferenceServicePodLabelKey`,
 * `KServiceComponentLabel`); kuberay `controllers/ray/utils/constant.go`; seldon-core v1 `seldondeployment_types.go`; Knative
 * `pkg/apis/serving/register.go`; lws `leaderworkerset_types.go`; k8s-nim-operator `GetStandardSelectorLabels`.
 */
function controllerLabels(workload: Workload): (readonly [string, string])[] {
  const name = workload.object.name ?? '';
  switch (workload.form) {
    case 'kserve':
      return [
        ['serving.kserve.io/inferenceservice', name],
        ['component', workload.component ?? ''],
      ];
    case 'llm':
      return [
        ['app.kubernetes.io/name', name],
        ['app.kubernetes.io/part-of', 'llminferenceservice'],
      ];
    case 'ray':
      return [
        ['ray.io/is-ray-node', 'yes'],
        ['ray.io/node-type', workload.group ?? 'worker'],
        // The clusters of services and jobs get names of their own.
        ...(workload.object.kind === 'RayCluster' ? [['ray.io/cluster', name] as const] : []),
      ];
    case 'seldon':
      return workload.object.kind === 'SeldonDeployment' ? [['seldon-deployment-id', name]] : [];
    case 'knative':
      return [['serving.knative.dev/service', name]];
    case 'nim':
      return workload.multiNode ? [] : [['app', name]];
    default:
      if (workload.object.kind !== 'LeaderWorkerSet') return [];
      return [
        ['leaderworkerset.sigs.k8s.io/name', name],
        ...(workload.serves ? [['leaderworkerset.sigs.k8s.io/worker-index', '0'] as const] : []),
      ];
  }
}
