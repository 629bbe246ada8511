import { get, isMap, isNull, items, num, str, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import type { PlacedObject, Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import type { Workload } from '../../serving.js';

/** A HorizontalPodAutoscaler or KEDA ScaledObject that is aimed at workloads of the project. */
export interface Autoscaler extends PlacedObject {
  readonly form: 'hpa' | 'keda';
  readonly spec: YamlMap;
  /** Bounds as written; undefined where absent, or not a number in this file. */
  readonly min: Bound | undefined;
  readonly max: Bound | undefined;
  readonly workloads: readonly Workload[];
  /** Part of a template or patch: what it lacks proves nothing. */
  readonly partial: boolean;
}

export interface Bound {
  readonly count: number;
  readonly node: YamlNode;
  readonly key: string;
}

/** Every autoscaler of the project that has a target in it. */
export const autoscalers = remembered((project: Project): readonly Autoscaler[] =>
  project.objects.flatMap(({ manifests, object }) => {
    const form = object.kind === 'ScaledObject' ? 'keda' : object.kind === 'HorizontalPodAutoscaler' ? 'hpa' : undefined;
    if (!form) return [];
    const spec = get(object.node, 'spec');
    const workloads = project.relations.workloadsOf(object);
    if (!isMap(spec) || workloads.length === 0) return [];
    const [min, max] = form === 'hpa' ? ['minReplicas', 'maxReplicas'] : ['minReplicaCount', 'maxReplicaCount'];
    return [
      { manifests, object, form, spec, min: bound(spec, min!), max: bound(spec, max!), workloads, partial: object.partial },
    ];
  }),
);

/** The replicas an autoscaler keeps at least: 1 for an HPA and 0 for KEDA where nothing is written; undefined where unknown. */
export function least(scaler: Autoscaler): number | undefined {
  if (scaler.min) return scaler.min.count;
  const node = get(scaler.spec, scaler.form === 'hpa' ? 'minReplicas' : 'minReplicaCount');
  return node && !isNull(node) ? undefined : scaler.form === 'hpa' ? 1 : 0;
}

/** What an autoscaler looks at: CPU or memory of a container or of the whole pod. */
export interface ResourceMetric {
  readonly resource: 'cpu' | 'memory';
  /** Undefined for all containers of the pod. */
  readonly container: string | undefined;
  readonly node: YamlNode;
}

/** Metrics that are a share of what the containers request; an HPA without any looks at the CPU. */
export function utilisationMetrics(scaler: Autoscaler): ResourceMetric[] {
  if (scaler.form === 'keda') {
    return items(get(scaler.spec, 'triggers')).flatMap((trigger) => {
      const resource = resourceName(str(get(trigger, 'type')));
      return resource ? [{ resource, container: str(get(trigger, 'metadata', 'containerName')), node: trigger }] : [];
    });
  }
  const metrics = get(scaler.spec, 'metrics');
  const legacy = get(scaler.spec, 'targetCPUUtilizationPercentage');
  if (!metrics || isNull(metrics)) return [{ resource: 'cpu', container: undefined, node: legacy ?? scaler.spec }];
  return items(metrics).flatMap((metric) => {
    const source = get(metric, 'resource') ?? get(metric, 'containerResource');
    const resource = resourceName(str(get(source, 'name')));
    const share = get(source, 'target', 'averageUtilization') ?? get(source, 'targetAverageUtilization');
    return resource && share ? [{ resource, container: str(get(source, 'container')), node: metric }] : [];
  });
}

function resourceName(text: string | undefined): 'cpu' | 'memory' | undefined {
  return text === 'cpu' || text === 'memory' ? text : undefined;
}

function bound(spec: YamlMap, key: string): Bound | undefined {
  const node = get(spec, key);
  const count = num(node);
  return node && count !== undefined && Number.isInteger(count) ? { count, node, key } : undefined;
}
