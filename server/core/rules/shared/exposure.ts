import { type KubeObject, stringMap } from '../../artifacts/kubernetes.js';
import { get, items, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Container, flag } from '../../container.js';
import type { Project } from '../../project.js';
import { isService, sameNamespace } from '../../references.js';
import type { Workload } from '../../serving.js';
import { isSwitchedOn, modelServer } from './modelServer.js';
import { ofKinds } from './places.js';

/** Annotations that keep a load balancer inside, or that hand the Service to something that is not the internet. */
const INSIDE: readonly (readonly [RegExp, RegExp])[] = [
  [/\/(?:aws|azure|oci|openstack)-?load-?balancer-internal$/, /^(?!false$)/i],
  [/\/openstack-internal-load-balancer$/, /^true$/i],
  [/\/aws-load-balancer-scheme$/, /^internal$/i],
  [/(?:^|\/)load-balancer-type$/, /^internal$/i],
  [/\/load-balancer-source-ranges$/, /^(?!.*(?:^|,)\s*0\.0\.0\.0\/0)./],
  [/\/aws-load-balancer-security-group-prefix-lists$|\/azure-allowed-(?:ip-ranges|service-tags)$/, /./],
  [/^metallb\.(?:universe\.tf|io)\/|^tailscale\.com\/|^lbipam\.cilium\.io\/|^io\.cilium\/|^kube-vip\.io\//, /./],
];

/** How a Service is reached from outside the cluster; undefined where it is not, or where that cannot be told. */
export function publicType(service: KubeObject): 'LoadBalancer' | 'NodePort' | undefined {
  const type = str(get(service.node, 'spec', 'type'));
  if (!isService(service) || service.partial || (type !== 'LoadBalancer' && type !== 'NodePort')) return undefined;
  if (type === 'NodePort') return type;
  const marks = stringMap(get(service.node, 'metadata', 'annotations'));
  const inside = [...marks].some(([key, { value }]) =>
    INSIDE.some(([name, wanted]) => name.test(key) && (wanted.test(value) || isPlaceholder(value))),
  );
  const ranges = items(get(service.node, 'spec', 'loadBalancerSourceRanges')).map(str);
  const narrowed = ranges.length > 0 && !ranges.includes('0.0.0.0/0');
  // The AWS load balancer controller makes internal ones unless told otherwise.
  const maker = marks.get('service.beta.kubernetes.io/aws-load-balancer-type')?.value;
  const scheme = marks.get('service.beta.kubernetes.io/aws-load-balancer-scheme')?.value;
  const byController = (maker === 'external' || maker === 'nlb-ip') && scheme === undefined;
  const own = str(get(service.node, 'spec', 'loadBalancerClass'));
  return inside || narrowed || byController || /tailscale|metallb|cilium|kube-vip/.test(own ?? '') ? undefined : type;
}

/** A NetworkPolicy about the workload says who may reach its pods. */
export function isFenced(project: Project, workload: Workload): boolean {
  return project.relations.objectsOf(workload).some((o) => {
    const types = items(get(o.node, 'spec', 'policyTypes')).map(str);
    const rules = items(get(o.node, 'spec', 'ingress'));
    const open = rules.some((rule) => items(get(rule, 'from')).length === 0);
    return o.kind === 'NetworkPolicy' && (types.length === 0 || types.includes('Ingress')) && !open;
  });
}

/** Language-model servers that answer everyone unless they are given a key. */
const KEYED = new Set(['vllm', 'tgi', 'sglang']);
const KEY_VARIABLES = /^(?:VLLM_API_KEY|API_KEY|SGLANG_API_KEY)$/;

/** A language-model server that is given the key its callers must know. */
export function asksKey(workload: Workload): boolean {
  return workload.containers.some((c) => KEYED.has(modelServer(c) ?? '') && keyOf(c) !== undefined);
}

/** The container of a language-model server that asks no key of its callers; undefined where it does or this is not known. */
export function openServer(workload: Workload): Container | undefined {
  // A second container may be the proxy that asks, and KServe has its own gateway.
  const [container] = workload.containers;
  if (!container || workload.containers.length > 1 || workload.form !== 'pod' || workload.partial || !workload.serves)
    return undefined;
  if (workload.initContainers.some((c) => str(get(c.node, 'restartPolicy')) === 'Always')) return undefined;
  if (!KEYED.has(modelServer(container) ?? '') || flag(container, '--config')) return undefined;
  const elsewhere = items(get(container.node, 'envFrom')).length > 0 || get(container.node, '<<') !== undefined;
  const unknown = container.args.some((a) => isPlaceholder(a.text) && !a.text.startsWith('-'));
  return elsewhere || keyOf(container) || (unknown && container.args.length <= 2) ? undefined : container;
}

function keyOf(container: Container) {
  return isSwitchedOn(container, '--api-key') ?? container.env.find((e) => KEY_VARIABLES.test(e.name));
}

/** Marks of gateways and meshes that ask who is there before they let a request through. */
const ASKS =
  /auth|oidc|oauth|jwt|basic|whitelist|allowlist|denylist|source-?ranges?|inbound-cidrs|middlewares|plugins|wafv2|security-policy|iap|cloudflare-access|api-?key/i;

const POLICIES = ['AuthorizationPolicy', 'RequestAuthentication', 'SecurityPolicy', 'AuthPolicy', 'EnvoyFilter'];

/** Whether the way in is guarded: by annotations of the route, or by policies of a mesh for the pods. */
export function isGuarded(project: Project, route: KubeObject, workload: Workload): boolean {
  const marks = [...stringMap(get(route.node, 'metadata', 'annotations'))];
  if (marks.some(([key, { value }]) => ASKS.test(key) || isPlaceholder(value))) return true;
  const internal = marks.some(([key, { value }]) => /scheme$/.test(key) && value === 'internal');
  if (internal || /internal|private|tailscale/.test(ingressClass(route) ?? '')) return true;
  return ofKinds(project, ...POLICIES).some(({ object }) => sameNamespace(object, workload.object));
}

/** The class that an Ingress is of, by field or by the former annotation. */
export function ingressClass(ingress: KubeObject): string | undefined {
  const former = stringMap(get(ingress.node, 'metadata', 'annotations')).get('kubernetes.io/ingress.class')?.value;
  return str(get(ingress.node, 'spec', 'ingressClassName')) ?? former;
}

/** Objects by which an open server is reached from outside, without a guard before it. */
export function waysIn(project: Project, workload: Workload): KubeObject[] {
  return project.relations.objectsOf(workload).filter((o) => {
    if (o.kind === 'Ingress') return !o.partial && !isGuarded(project, o, workload);
    return publicType(o) === 'LoadBalancer' && !isGuarded(project, o, workload);
  });
}
