import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isMap, items, keys, num, type YamlMap, type YamlNode } from '../artifacts/yaml.js';
import { type Container, containersOf, readContainer } from '../container.js';
import type { OwnImages } from '../ownImages.js';
import type { Workload } from '../serving.js';
import { table } from '../table.js';
import { lacksImage, workloadOf } from './build.js';
import { runsModel, trains } from './signs.js';

/** Path of the pod template or pod spec by kind. Source: Kubernetes API reference. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = table({
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  PodTemplate: ['template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
});
const POD_GROUPS = new Set(['', 'apps', 'batch']);
const BATCH_KINDS = new Set(['Job', 'CronJob']);
/** Kinds whose API requires `spec.selector`; one without it is a patch. */
const NEEDS_SELECTOR = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

/** The pods of Kubernetes' own controllers, where they look like running a model. */
export function podWorkloads(object: KubeObject, own?: OwnImages): Workload[] {
  const path = POD_PATHS[object.kind];
  if (!path || !POD_GROUPS.has(object.group)) return [];
  const template = path.length > 0 ? get(object.node, ...path) : object.node;
  const patch = NEEDS_SELECTOR.has(object.kind) && get(object.node, 'spec', 'selector') === undefined;
  const partial = patch || object.kind === 'PodTemplate';
  const made = ofTemplate(object, template, { serves: !BATCH_KINDS.has(object.kind), partial, own });
  return made.map((workload) => (path.length > 0 ? workload : { ...workload, template: undefined }));
}

/** A Knative Service: one container that answers, which Knative probes and scales itself. Source: Knative serving API. */
export function knativeWorkloads(object: KubeObject, own?: OwnImages): Workload[] {
  return ofTemplate(object, get(object.node, 'spec', 'template'), { serves: true, form: 'knative', own });
}

/**
 * Leader and workers of a LeaderWorkerSet. Without a template of its own the leader is made from the workers'; otherwise only
 * the leader is asked. Source: sigs.k8s.io/lws, `leaderworkerset_types.go`.
 */
export function leaderWorkerWorkloads(object: KubeObject): Workload[] {
  const set = get(object.node, 'spec', 'leaderWorkerTemplate');
  const leader = get(set, 'leaderTemplate');
  const multiNode = (num(get(set, 'size')) ?? 1) > 1;
  const of = (template: YamlNode | undefined, serves: boolean, group: Workload['group']) =>
    ofTemplate(object, template, { serves, multiNode, group });
  const workers = get(set, 'workerTemplate');
  const leads = of(leader, true, 'head');
  const follows = of(workers, !leader, leader ? 'worker' : undefined);
  // Where one of the two shows that a model is run, the other takes part.
  if (leads.length > 0 && follows.length === 0)
    return [...leads, ...made(object, workers, { serves: false, multiNode, group: 'worker' })];
  if (follows.length > 0 && leads.length === 0 && leader)
    return [...made(object, leader, { serves: true, multiNode, group: 'head' }), ...follows];
  return [...leads, ...follows];
}

/** Where each kind of training job of the Kubeflow trainer v1 keeps its replicas. Source: kubeflow/training-operator API v1. */
const REPLICA_SPECS: Readonly<Record<string, string>> = table({
  PyTorchJob: 'pytorchReplicaSpecs',
  TFJob: 'tfReplicaSpecs',
  MPIJob: 'mpiReplicaSpecs',
  XGBoostJob: 'xgbReplicaSpecs',
  PaddleJob: 'paddleReplicaSpecs',
  JAXJob: 'jaxReplicaSpecs',
});

/** Jobs that train a model: every role of a Kubeflow job, the trainer of a TrainJob. They serve nobody. */
export function trainingWorkloads(object: KubeObject): Workload[] {
  const field = object.group === 'kubeflow.org' ? REPLICA_SPECS[object.kind] : undefined;
  if (field) {
    const roles = get(object.node, 'spec', field);
    return [...new Set(keys(roles))].flatMap((role) =>
      made(object, get(roles, role, 'template'), { serves: false, multiNode: true, group: 'worker' }),
    );
  }
  const trainer = object.kind === 'TrainJob' ? get(object.node, 'spec', 'trainer') : undefined;
  if (object.group !== 'trainer.kubeflow.org' || !isMap(trainer)) return [];
  // Its runtime brings the pods; this is what the job changes in them.
  return [
    workloadOf({
      object,
      form: 'pod',
      serves: false,
      podSpec: trainer,
      containers: [readContainer(trainer)],
      partial: true,
      multiNode: true,
    }),
  ];
}

/** The jobs of a JobSet, where they look like running a model. Source: sigs.k8s.io/jobset API v1alpha2. */
export function jobSetWorkloads(object: KubeObject): Workload[] {
  return items(get(object.node, 'spec', 'replicatedJobs')).flatMap((job) =>
    ofTemplate(object, get(job, 'template', 'spec', 'template'), { serves: false, multiNode: true }),
  );
}

interface How {
  readonly serves: boolean;
  readonly form?: Workload['form'];
  readonly partial?: boolean;
  readonly multiNode?: boolean;
  readonly group?: Workload['group'];
  /** Images that the project builds around a model. */
  readonly own?: OwnImages | undefined;
  /** The containers where more is known of them than what they say. */
  readonly containers?: readonly Container[];
}

function ofTemplate(object: KubeObject, template: YamlNode | undefined, how: How): Workload[] {
  const podSpec = get(template, 'spec');
  if (!isMap(template) || !isMap(podSpec)) return [];
  const containers = containersOf(podSpec, 'containers');
  const isOwn = ({ image }: Container) => image !== undefined && how.own?.has(image.reference) === true;
  if (runsModel(object, template, containers) || (!how.serves && trains(containers))) return made(object, template, how);
  if (!containers.some(isOwn)) return [];
  return made(object, template, { ...how, containers: containers.map((c) => (isOwn(c) ? { ...c, servesModel: true } : c)) });
}

function made(object: KubeObject, template: YamlNode | undefined, how: How): Workload[] {
  const podSpec = get(template, 'spec');
  if (!isMap(template) || !isMap(podSpec)) return [];
  const { serves, form = 'pod', multiNode = false, group, containers } = how;
  const partial = how.partial === true || lacksImage(containersOf(podSpec, 'containers'));
  return [workloadOf({ object, form, serves, podSpec, template: template as YamlMap, containers, partial, multiNode, group })];
}
