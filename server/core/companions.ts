import { stringMap, type KubeObject, type Manifests } from './artifacts/kubernetes.js';
import { get, items, str } from './artifacts/yaml.js';
import { podLabels, type Workload } from './serving.js';

/** Which object of a project is about which workload: Services, autoscalers, budgets, policies, monitors, routes. */
export interface Relations {
  /** Objects that are about this workload, in file order. */
  objectsOf(workload: Workload): readonly KubeObject[];
  /** Workloads that an object is about; empty for most objects. */
  workloadsOf(object: KubeObject): readonly Workload[];
}

/** Relates the objects of manifest files to the workloads in them; linear in their number. */
export function relate(manifests: readonly Manifests[]): Relations {
  const workloads = manifests.flatMap((m) => [...m.workloads]);
  const byObject = new Map<KubeObject, readonly Workload[]>();
  const byWorkload = new Map<Workload, KubeObject[]>();
  if (workloads.length > 0) {
    const byLabel = index(workloads.flatMap((w) => [...podLabels(w)].map(([k, v]) => [`${k}=${v}`, w] as const)));
    const byName = index(workloads.map((w) => [`${w.object.kind}/${w.object.name}`, w] as const));
    const objects = manifests.flatMap((m) => [...m.objects]);
    const services = objects.filter((o) => o.kind === 'Service' && o.group === '');
    const link = (object: KubeObject, found: readonly Workload[]) => {
      const near = [...new Set(found)].filter((w) => sameNamespace(object, w.object));
      if (near.length === 0) return;
      byObject.set(object, near);
      for (const w of near) byWorkload.set(w, [...(byWorkload.get(w) ?? []), object]);
    };
    for (const object of objects) {
      const selector = selectorOf(object);
      if (selector) link(object, selector === 'all' ? workloads.filter((w) => w.form === 'pod') : selected(selector, byLabel));
      const target = scaleTarget(object);
      if (target) link(object, byName.get(target) ?? []);
    }
    const serviceNames = index(services.filter((s) => byObject.has(s)).map((s) => [s.name ?? '', s] as const));
    for (const object of objects) {
      if (object.kind === 'Ingress' || object.kind === 'HTTPRoute') link(object, [...backendNames(object)].flatMap((n) => serviceNames.get(n) ?? []).flatMap((s) => byObject.get(s)!));
      if (object.kind === 'ServiceMonitor') link(object, [...services.filter((s) => byObject.has(s) && monitorsService(object, s)).flatMap((s) => byObject.get(s)!), ...monitoredByKServe(object, byLabel)]);
    }
  }
  return { objectsOf: (workload) => byWorkload.get(workload) ?? [], workloadsOf: (object) => byObject.get(object) ?? [] };
}

/** Labels that the pods an object speaks of must have; `all` for an empty NetworkPolicy selector; null for other objects and other selectors. */
export function selectorOf(object: KubeObject): ReadonlyMap<string, string> | 'all' | null {
  const spec = get(object.node, 'spec');
  switch (object.kind) {
    case 'Service':
      return object.group === '' ? labels(get(spec, 'selector')) : null;
    case 'NetworkPolicy': {
      const selector = get(spec, 'podSelector');
      if (get(selector, 'matchExpressions')) return null;
      return labels(get(selector, 'matchLabels')) ?? (selector ? 'all' : null);
    }
    case 'PodDisruptionBudget':
    case 'PodMonitor':
      return get(spec, 'selector', 'matchExpressions') ? null : labels(get(spec, 'selector', 'matchLabels'));
    default:
      return null;
  }
}

/** `Deployment/scorer` for a HorizontalPodAutoscaler or ScaledObject that names its target; undefined for other objects. */
export function scaleTarget(object: KubeObject): string | undefined {
  if (object.kind !== 'HorizontalPodAutoscaler' && object.kind !== 'ScaledObject') return undefined;
  const target = get(object.node, 'spec', 'scaleTargetRef');
  const kind = str(get(target, 'kind')) ?? (object.kind === 'ScaledObject' ? 'Deployment' : undefined);
  const name = str(get(target, 'name'));
  return kind && name ? `${kind}/${name}` : undefined;
}

/** Both in the same namespace, or at least one of them leaves it to the one who applies it. */
export function sameNamespace(a: KubeObject, b: KubeObject): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

/** A ServiceMonitor selects the Service by its labels. */
export function monitorsService(object: KubeObject, service: KubeObject): boolean {
  const wanted = labels(get(object.node, 'spec', 'selector', 'matchLabels'));
  const own = stringMap(get(service.node, 'metadata', 'labels'));
  return object.kind === 'ServiceMonitor' && wanted !== null && [...wanted].every(([k, v]) => own.get(k)?.value === v);
}

/** Names of the Services that an Ingress or HTTPRoute sends requests to. */
export function backendNames(object: KubeObject): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => name && names.add(name);
  add(str(get(object.node, 'spec', 'defaultBackend', 'service', 'name')));
  for (const rule of items(get(object.node, 'spec', 'rules'))) {
    for (const path of items(get(rule, 'http', 'paths'))) add(str(get(path, 'backend', 'service', 'name')));
    for (const backend of items(get(rule, 'backendRefs'))) add(str(get(backend, 'name')));
  }
  return names;
}

/** KServe labels the Services it creates as it labels the pods: a ServiceMonitor may select those. */
function monitoredByKServe(object: KubeObject, byLabel: ReadonlyMap<string, readonly Workload[]>): Workload[] {
  const wanted = labels(get(object.node, 'spec', 'selector', 'matchLabels'));
  return wanted ? selected(wanted, byLabel).filter((w) => w.form === 'kserve') : [];
}

function selected(selector: ReadonlyMap<string, string>, byLabel: ReadonlyMap<string, readonly Workload[]>): Workload[] {
  const lists = [...selector].map(([k, v]) => byLabel.get(`${k}=${v}`) ?? []);
  const [shortest, ...others] = lists.sort((a, b) => a.length - b.length);
  return (shortest ?? []).filter((w) => others.every((list) => list.includes(w)));
}

/** Null for an empty or absent selector: it selects nothing, or things we cannot see. */
function labels(node: ReturnType<typeof get>): ReadonlyMap<string, string> | null {
  const found = new Map([...stringMap(node)].map(([k, v]) => [k, v.value]));
  return found.size > 0 ? found : null;
}

function index<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const result = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = result.get(key);
    if (list) list.push(value);
    else result.set(key, [value]);
  }
  return result;
}
