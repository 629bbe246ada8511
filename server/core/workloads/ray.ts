import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isMap, items, str, type YamlMap, type YamlNode } from '../artifacts/yaml.js';
import { containersOf } from '../container.js';
import type { Workload } from '../serving.js';
import { table } from '../table.js';
import { lacksImage, workloadOf } from './build.js';

/** Where each kind of KubeRay keeps its cluster. Source: kuberay `ray-operator/apis/ray/v1`. */
const CLUSTER_PATHS: Readonly<Record<string, readonly string[]>> = table({
  RayCluster: ['spec'],
  RayService: ['spec', 'rayClusterConfig'],
  RayJob: ['spec', 'rayClusterSpec'],
  RayCronJob: ['spec', 'jobTemplate', 'rayClusterSpec'],
});

/** A cluster of Ray as KubeRay is told to make it. */
export interface RayCluster {
  readonly object: KubeObject;
  /** The cluster's spec. */
  readonly spec: YamlMap;
  readonly head: YamlMap | undefined;
  readonly groups: readonly RayGroup[];
}

/** A group of workers that are all alike. */
export interface RayGroup {
  readonly node: YamlMap;
  readonly name: string | undefined;
}

/** The cluster that an object describes; undefined for other objects, and for a job that runs on an existing one. */
export function rayClusterOf(object: KubeObject): RayCluster | undefined {
  const path = object.group === 'ray.io' ? CLUSTER_PATHS[object.kind] : undefined;
  const spec = path && get(object.node, ...path);
  if (!isMap(spec)) return undefined;
  const head = get(spec, 'headGroupSpec');
  return {
    object,
    spec,
    head: isMap(head) ? head : undefined,
    groups: items(get(spec, 'workerGroupSpecs'))
      .filter(isMap)
      .map((node) => ({ node, name: str(get(node, 'groupName')) })),
  };
}

/**
 * The pods of a Ray cluster, head first. KubeRay probes them, mounts memory at `/dev/shm` and names their ports; the first
 * container is Ray's. Source: kuberay `controllers/ray/common/pod.go`. Only a RayService is known to answer requests.
 */
export function rayWorkloads(object: KubeObject): Workload[] {
  const cluster = rayClusterOf(object);
  if (!cluster) return [];
  const of = (holder: YamlNode, group: 'head' | 'worker'): Workload[] => {
    const template = get(holder, 'template');
    const podSpec = get(template, 'spec');
    if (!isMap(template) || !isMap(podSpec)) return [];
    const containers = containersOf(podSpec, 'containers').map((c, i) => ({ ...c, servesModel: i === 0 }));
    const serves = object.kind === 'RayService';
    return [
      workloadOf({
        object,
        form: 'ray',
        serves,
        podSpec,
        template,
        containers,
        partial: lacksImage(containers),
        group,
        multiNode: true,
      }),
    ];
  };
  return [...(cluster.head ? of(cluster.head, 'head') : []), ...cluster.groups.flatMap(({ node }) => of(node, 'worker'))];
}
