import { type KubeObject, stringMap } from './artifacts/kubernetes.js';
import { get, items, str, type YamlNode } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import { remembered } from './remembered.js';
import type { Workload } from './serving.js';

/** What a Kubernetes object says of other objects: selectors, targets, backends. It says nothing of whether they are there. */

/** A Service of the core group, not Knative's. */
export function isService(object: KubeObject): boolean {
  return object.kind === 'Service' && object.group === '';
}

/** Labels that the pods an object speaks of must have; `all` for an empty NetworkPolicy selector; null for other objects and other selectors. */
export const selectorOf = remembered((object: KubeObject): ReadonlyMap<string, string> | 'all' | null => {
  const spec = get(object.node, 'spec');
  switch (object.kind) {
    case 'Service':
      return object.group === '' ? labels(get(spec, 'selector')) : null;
    case 'NetworkPolicy': {
      const selector = get(spec, 'podSelector');
      if (get(selector, 'matchExpressions')) return null;
      const wanted = labels(get(selector, 'matchLabels'));
      // In a template the labels may stand in lines that are filled in.
      return wanted ?? (selector && !object.partial && stringMap(get(selector, 'matchLabels')).size === 0 ? 'all' : null);
    }
    case 'PodDisruptionBudget':
    case 'PodMonitor':
      return get(spec, 'selector', 'matchExpressions') ? null : labels(get(spec, 'selector', 'matchLabels'));
    case 'AuthorizationPolicy':
    case 'RequestAuthentication':
    case 'PeerAuthentication':
      if (object.group !== 'security.istio.io' || get(spec, 'targetRefs') || get(spec, 'targetRef')) return null;
      return get(spec, 'selector') ? labels(get(spec, 'selector', 'matchLabels')) : 'all';
    default:
      return null;
  }
});

/** `Deployment/scorer` for a HorizontalPodAutoscaler or ScaledObject that names its target; undefined for other objects. */
export function scaleTarget(object: KubeObject): string | undefined {
  if (object.kind !== 'HorizontalPodAutoscaler' && object.kind !== 'ScaledObject') return undefined;
  const target = get(object.node, 'spec', 'scaleTargetRef');
  const kind = str(get(target, 'kind')) ?? (object.kind === 'ScaledObject' ? 'Deployment' : undefined);
  const name = str(get(target, 'name'));
  return kind && name && !isPlaceholder(name) ? `${kind}/${name}` : undefined;
}

/** Both in the same namespace, or at least one of them leaves it to the one who applies it. */
export function sameNamespace(a: KubeObject, b: KubeObject): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

/** A ServiceMonitor selects the Service by its labels. */
export function monitorsService(object: KubeObject, service: KubeObject): boolean {
  const wanted = labels(get(object.node, 'spec', 'selector', 'matchLabels'));
  if (object.kind !== 'ServiceMonitor' || wanted === null || get(object.node, 'spec', 'selector', 'matchExpressions'))
    return false;
  const own = stringMap(get(service.node, 'metadata', 'labels'));
  return [...wanted].every(([k, v]) => own.get(k)?.value === v) && monitorReaches(object, service);
}

const ROUTES = new Set(['Ingress', 'HTTPRoute', 'Route', 'VirtualService']);

/** Names of the Services that an Ingress, HTTPRoute, OpenShift Route or Istio VirtualService sends requests to. */
export function backendNames(object: KubeObject): ReadonlySet<string> {
  const names = new Set<string>();
  if (!ROUTES.has(object.kind)) return names;
  const add = (name: string | undefined) => name && names.add(name);
  const spec = get(object.node, 'spec');
  switch (object.kind) {
    case 'Ingress':
      add(str(get(spec, 'defaultBackend', 'service', 'name')));
      for (const rule of items(get(spec, 'rules'))) {
        for (const path of items(get(rule, 'http', 'paths'))) {
          add(str(get(path, 'backend', 'service', 'name')) ?? str(get(path, 'backend', 'serviceName')));
        }
      }
      break;
    case 'HTTPRoute':
      for (const rule of items(get(spec, 'rules'))) {
        for (const backend of items(get(rule, 'backendRefs'))) {
          if ((str(get(backend, 'kind')) ?? 'Service') === 'Service') add(str(get(backend, 'name')));
        }
      }
      break;
    case 'Route':
      if (object.group === 'route.openshift.io') add(str(get(spec, 'to', 'name')));
      break;
    case 'VirtualService':
      for (const rule of items(get(spec, 'http'))) {
        for (const route of items(get(rule, 'route'))) add(str(get(route, 'destination', 'host'))?.split('.', 1)[0]);
      }
      break;
  }
  return names;
}

/** Asked of every workload of the object: people write two or three. */
const MOST_PREDICTORS = 20;

/**
 * Names of the Services that controllers make for a workload; none for pods as written. Sources: kserve `pkg/constants` and
 * its `llmisvc` controller; kuberay `controllers/ray/utils/util.go`; seldon-core v1 `GetPredictorKey`; Knative, the NIM operator
 * and LeaderWorkerSet name theirs after the object.
 */
export function madeServices(workload: Workload): string[] {
  const { name, kind } = workload.object;
  if (!name || !workload.serves) return kind === 'RayCluster' && name ? [`${name}-head-svc`] : [];
  switch (workload.form) {
    case 'kserve': {
      const own = `${name}-${workload.component}`;
      return workload.component === 'predictor' ? [name, own, `${own}-default`] : [own, `${own}-default`];
    }
    case 'llm':
      return [`${name}-kserve-workload-svc`];
    case 'ray':
      return [`${name}-serve-svc`, ...(workload.group === 'head' ? [`${name}-head-svc`] : [])];
    case 'seldon':
      return kind === 'SeldonDeployment'
        ? items(get(workload.object.node, 'spec', 'predictors'))
            .slice(0, MOST_PREDICTORS)
            .map((p) => `${name}-${str(get(p, 'name')) ?? ''}`)
        : [];
    case 'knative':
      return [name];
    case 'nim':
      return [str(get(workload.podSpec, 'expose', 'service', 'name')) ?? name];
    default:
      return kind === 'LeaderWorkerSet' ? [name] : [];
  }
}

/** The rules of a PrometheusRule that have an expression. */
export function alertRules(object: KubeObject) {
  if (object.kind !== 'PrometheusRule') return [];
  return items(get(object.node, 'spec', 'groups')).flatMap((group) =>
    items(get(group, 'rules')).flatMap((rule) => {
      const expr = str(get(rule, 'expr'));
      const name = get(rule, 'alert') ?? get(rule, 'record');
      return expr && name && !isPlaceholder(expr) ? [{ expr, name, alerts: get(rule, 'alert') !== undefined }] : [];
    }),
  );
}

/** Name, images, commands and arguments of what a CronJob or CronWorkflow runs; undefined for other objects. */
export function scheduleWords(object: KubeObject): string | undefined {
  const pod = object.kind === 'CronJob' ? get(object.node, 'spec', 'jobTemplate', 'spec', 'template', 'spec') : undefined;
  const containers =
    object.kind === 'CronWorkflow'
      ? items(get(object.node, 'spec', 'workflowSpec', 'templates')).flatMap((t) => get(t, 'container') ?? [])
      : items(get(pod, 'containers'));
  if (containers.length === 0) return undefined;
  const words = containers.flatMap((c) => [
    str(get(c, 'image')),
    ...[get(c, 'command'), get(c, 'args')].flatMap((list) => [str(list), ...items(list).map(str)]),
  ]);
  return [object.name, ...words].filter((w) => w !== undefined && !isPlaceholder(w)).join(' ');
}

/** A monitor looks into its own namespace, unless it names others. */
export function monitorReaches(monitor: KubeObject, other: KubeObject): boolean {
  const selector = get(monitor.node, 'spec', 'namespaceSelector');
  const named = items(get(selector, 'matchNames')).map(str);
  if (str(get(selector, 'any')) === 'true') return true;
  return named.length > 0 ? other.namespace === undefined || named.includes(other.namespace) : sameNamespace(monitor, other);
}

/**
 * Labels of a selector. Null for an empty or absent one, which selects nothing or things we cannot see, and where a template
 * fills in one of them.
 */
export function labels(node: ReturnType<typeof get>): ReadonlyMap<string, string> | null {
  const found = [...stringMap(node)].map(([k, v]) => [k, v.value] as const);
  return found.length > 0 && !found.some(([k, v]) => isPlaceholder(k) || isPlaceholder(v)) ? new Map(found) : null;
}

/** A ConfigMap or Secret that a workload reads. */
export interface ConfigurationReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly node: YamlNode;
  /** The pod starts without it. */
  readonly optional: boolean;
}

/** ConfigMaps and Secrets that the pods of a workload read as variables or mount; without those whose name is not known. */
export const configurationsOf = remembered((workload: Workload): readonly ConfigurationReference[] => {
  const found: ConfigurationReference[] = [];
  const add = (kind: ConfigurationReference['kind'], holder: YamlNode | undefined, key = 'name') => {
    const node = get(holder, key);
    const name = str(node);
    if (node && name && !isPlaceholder(name)) found.push({ kind, name, node, optional: str(get(holder, 'optional')) === 'true' });
  };
  for (const volume of items(get(workload.podSpec, 'volumes'))) {
    add('ConfigMap', get(volume, 'configMap'));
    add('Secret', get(volume, 'secret'), 'secretName');
  }
  for (const { node } of workload.allContainers) {
    for (const source of items(get(node, 'envFrom'))) {
      add('ConfigMap', get(source, 'configMapRef'));
      add('Secret', get(source, 'secretRef'));
    }
    for (const variable of items(get(node, 'env'))) {
      add('ConfigMap', get(variable, 'valueFrom', 'configMapKeyRef'));
      add('Secret', get(variable, 'valueFrom', 'secretKeyRef'));
    }
  }
  return found;
});

/** Names of the Gateways that an HTTPRoute or GRPCRoute belongs to. */
export function gatewayNames(route: KubeObject): string[] {
  if (route.group !== 'gateway.networking.k8s.io' || route.kind === 'Gateway') return [];
  return items(get(route.node, 'spec', 'parentRefs')).flatMap((parent) => {
    const name = str(get(parent, 'name'));
    return (str(get(parent, 'kind')) ?? 'Gateway') === 'Gateway' && name && !isPlaceholder(name) ? [name] : [];
  });
}
