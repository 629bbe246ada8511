import type { Artifact } from './artifacts/artifact.js';
import type { KubeObject, Manifests } from './artifacts/kubernetes.js';
import { stringMap } from './artifacts/kubernetes.js';
import { get, str } from './artifacts/yaml.js';
import { podLabels, type Workload } from './serving.js';

/** Manifest files with no workload of their own that refer to one of the project: its Service, autoscaler, budget, policy. */
export function companions(artifacts: readonly Artifact[]): Set<Artifact> {
  const manifests = artifacts.filter((a): a is Manifests => a.kind === 'kubernetes' || a.kind === 'kserve');
  const workloads = manifests.flatMap((m) => [...m.workloads]);
  const services = manifests.flatMap((m) => m.objects.filter((o) => o.kind === 'Service' && o.group === ''));
  const linkedServices = services.filter((s) => workloads.some((w) => selects(s, w)));
  const related = (o: KubeObject) => refersTo(o, workloads) || routesTo(o, linkedServices) || monitors(o, linkedServices);
  return new Set(manifests.filter((m) => m.workloads.length === 0 && m.objects.some(related)));
}

/** A Service, NetworkPolicy, PodDisruptionBudget or PodMonitor selects the workload's pods. */
export function selects(object: KubeObject, workload: Workload): boolean {
  if (workload.form !== 'pod' || !sameNamespace(object, workload.object)) return false;
  const labels = podLabels(workload);
  if (object.kind === 'Service' && object.group === '') return matches(stringMap(get(object.node, 'spec', 'selector')), labels, false);
  if (object.kind === 'NetworkPolicy') return matches(stringMap(get(object.node, 'spec', 'podSelector', 'matchLabels')), labels, get(object.node, 'spec', 'podSelector', 'matchExpressions') === undefined);
  if (object.kind === 'PodDisruptionBudget' || object.kind === 'PodMonitor') return matches(stringMap(get(object.node, 'spec', 'selector', 'matchLabels')), labels, false);
  return false;
}

/** A HorizontalPodAutoscaler or ScaledObject is aimed at the workload. */
export function scales(object: KubeObject, workload: Workload): boolean {
  if (object.kind !== 'HorizontalPodAutoscaler' && object.kind !== 'ScaledObject') return false;
  const target = get(object.node, 'spec', 'scaleTargetRef');
  const kind = str(get(target, 'kind')) ?? (object.kind === 'ScaledObject' ? 'Deployment' : undefined);
  return sameNamespace(object, workload.object) && str(get(target, 'name')) === workload.object.name && kind === workload.object.kind;
}

/** Both in the same namespace, or at least one of them leaves it to the one who applies it. */
export function sameNamespace(a: KubeObject, b: KubeObject): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

/** A ServiceMonitor selects the Service by its labels. */
export function monitorsService(object: KubeObject, service: KubeObject): boolean {
  if (object.kind !== 'ServiceMonitor') return false;
  const labels = new Map([...stringMap(get(service.node, 'metadata', 'labels'))].map(([k, v]) => [k, v.value]));
  return matches(stringMap(get(object.node, 'spec', 'selector', 'matchLabels')), labels, false);
}

function refersTo(object: KubeObject, workloads: readonly Workload[]): boolean {
  return workloads.some((w) => selects(object, w) || scales(object, w));
}

function routesTo(object: KubeObject, services: readonly KubeObject[]): boolean {
  if (object.kind !== 'Ingress' && object.kind !== 'HTTPRoute') return false;
  const names = backendNames(object);
  return services.some((s) => s.name !== undefined && names.has(s.name));
}

function monitors(object: KubeObject, services: readonly KubeObject[]): boolean {
  return services.some((s) => monitorsService(object, s));
}

/** Names of the Services that an Ingress or HTTPRoute sends requests to. */
export function backendNames(object: KubeObject): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => name && names.add(name);
  add(str(get(object.node, 'spec', 'defaultBackend', 'service', 'name')));
  for (const rule of list(get(object.node, 'spec', 'rules'))) {
    for (const path of list(get(rule, 'http', 'paths'))) add(str(get(path, 'backend', 'service', 'name')));
    for (const backend of list(get(rule, 'backendRefs'))) add(str(get(backend, 'name')));
  }
  return names;
}

function list(node: ReturnType<typeof get>) {
  return node?.type === 'seq' ? node.items : [];
}

function matches(selector: ReturnType<typeof stringMap>, labels: ReadonlyMap<string, string>, emptyMatches: boolean): boolean {
  if (selector.size === 0) return emptyMatches;
  return [...selector].every(([key, { value }]) => labels.get(key) === value);
}
