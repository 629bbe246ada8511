import { type KubeObject, type Manifests, stringMap } from './artifacts/kubernetes.js';
import { get, str, type YamlNode } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import { grouped } from './grouped.js';
import { isNearName } from './nearNames.js';
import {
  backendNames,
  configurationsOf,
  isService,
  labels,
  madeServices,
  monitorReaches,
  sameNamespace,
  scaleTarget,
  selectorOf,
} from './references.js';
import { podLabels, type Workload } from './serving.js';

/** Above that a folder is written by a program, whose names are near one another for reasons of their own. */
const MANY = 100;

/** Scalable kinds whose objects people write by hand. */
const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

/**
 * Objects whose selector, target or backend is in none of the files, with the workloads of the same folder that have almost
 * that name. Partial objects and values that these files do not tell are left out: what they name cannot be known.
 */
export function nearMisses(
  manifests: readonly Manifests[],
  related: ReadonlyMap<KubeObject, readonly Workload[]>,
): Map<KubeObject, readonly Workload[]> {
  const objects = manifests.flatMap((m) => m.objects);
  const known = knownIn(manifests, objects);
  const result = new Map<KubeObject, readonly Workload[]>();
  for (const folder of byFolder(manifests)) {
    const workloads = folder.flatMap((m) => m.workloads.filter((w) => !w.partial && w.object.name !== undefined));
    if (workloads.length === 0 || workloads.length > MANY) continue;
    const inFolder = folder.flatMap((m) => m.objects.filter((o) => !o.partial));
    const add = (object: KubeObject, found: readonly Workload[]) => {
      const near = [...new Set(found)].filter((w) => sameNamespace(object, w.object));
      if (near.length > 0) result.set(object, near);
    };
    for (const object of inFolder) {
      if (related.has(object)) continue;
      if (isService(object) || SELECTING.has(object.kind)) add(object, meantBySelector(object, workloads, known));
      else if (object.kind === 'ConfigMap' || (object.kind === 'Secret' && object.group === ''))
        add(object, meantByConfiguration(object, workloads, known));
      else add(object, meantByScaler(object, workloads, known));
    }
    const services = inFolder.filter((o) => isService(o) && (related.has(o) || result.has(o)));
    for (const object of inFolder) {
      if (related.has(object)) continue;
      add(
        object,
        [...backendNames(object)].flatMap((name) =>
          services
            .filter(
              (s) => s.name === name || (!known.services().has(name) && !isPlaceholder(name) && isNearName(s.name ?? '', name)),
            )
            .flatMap((s) => related.get(s) ?? result.get(s) ?? []),
        ),
      );
      if (object.kind !== 'ServiceMonitor' || services.length > MANY) continue;
      const seen = meantByMonitor(object, services, known);
      add(
        object,
        seen.flatMap((s) => related.get(s) ?? result.get(s) ?? []),
      );
    }
  }
  return result;
}

interface Known {
  /** `key=value` of every label that some pod has. */
  labels(): ReadonlySet<string>;
  /** `Kind/name` of every object. */
  objects(): ReadonlySet<string>;
  services(): ReadonlySet<string | undefined>;
  /** `key=value` of every label that some Service has. */
  serviceLabels(): ReadonlySet<string>;
  /** Names of what makes a ConfigMap, and of what makes a Secret. */
  configurations(kind: 'ConfigMap' | 'Secret'): ReadonlySet<string | undefined>;
}

/** Kinds of which each makes a ConfigMap or Secret of its own name. */
const CONFIGURATIONS = {
  ConfigMap: ['ConfigMap', 'ExternalSecret'],
  Secret: ['Secret', 'SealedSecret', 'ExternalSecret', 'SopsSecret', 'VaultStaticSecret', 'OnePasswordItem', 'Certificate'],
} as const;

/** Kinds that select pods by their labels, besides Services. */
const SELECTING = new Set(['PodDisruptionBudget', 'NetworkPolicy', 'PodMonitor']);

/** Each is collected when first asked for: where every selector and target finds what it names, nobody asks. */
function knownIn(manifests: readonly Manifests[], objects: readonly KubeObject[]): Known {
  let labels: Set<string> | undefined;
  let names: Set<string> | undefined;
  let services: Set<string | undefined> | undefined;
  let serviceLabels: Set<string> | undefined;
  const made = new Map<string, ReadonlySet<string | undefined>>();
  return {
    serviceLabels: () =>
      (serviceLabels ??= new Set(
        objects.filter(isService).flatMap((s) => {
          const own = stringMap(get(s.node, 'metadata', 'labels'));
          return [...own].map(([k, { value }]) => `${k}=${value}`);
        }),
      )),
    configurations(kind) {
      const before = made.get(kind);
      if (before) return before;
      const kinds: readonly string[] = CONFIGURATIONS[kind];
      const names = new Set(
        objects
          .filter((o) => kinds.includes(o.kind))
          .flatMap((o) => [
            o.name,
            str(get(o.node, 'spec', 'target', 'name')),
            str(get(o.node, 'spec', 'secretName')),
            str(get(o.node, 'spec', 'destination', 'name')),
          ]),
      );
      made.set(kind, names);
      return names;
    },
    labels: () => (labels ??= new Set(objects.flatMap((o) => madeLabels(o).map((each) => each.join('='))))),
    objects: () => (names ??= new Set(objects.map((o) => `${o.kind}/${o.name}`))),
    services: () =>
      (services ??= new Set([
        ...objects.filter(isService).map((o) => o.name),
        ...manifests.flatMap((m) => m.workloads.flatMap(madeServices)),
      ])),
  };
}

/** Labels that are in no manifest because controllers put them on their pods. */
const SET_BY_CONTROLLERS =
  /^(?:(?:statefulset|apps|batch)\.kubernetes\.io\/|pod-template-hash$|controller-revision-hash$|job-name$|seldon-(?:deployment-id|app)$|[\w.-]*(?:ray|istio|knative|kserve|kubeflow|seldon|nvidia|openshift|k8s|x-k8s)\.(?:io|dev|ai|com|org)\/)/;

/** A selector that no pod has: each of its labels is one of the workload's, or almost; or object and workload share a name. */
function meantBySelector(object: KubeObject, workloads: readonly Workload[], known: Known): Workload[] {
  const selector = selectorOf(object);
  if (!selector || selector === 'all' || [...selector.keys()].some((k) => SET_BY_CONTROLLERS.test(k))) return [];
  const wanted = [...selector];
  if (wanted.every(([k, v]) => known.labels().has(`${k}=${v}`))) return [];
  return workloads.filter((w) => {
    const own = podLabels(w);
    if (w.form === 'pod' && own.size > 0 && withoutSuffix(object.name) === withoutSuffix(w.object.name)) return true;
    return wanted.every(([k, v]) => own.get(k) === v || isNearName(own.get(k) ?? '', v));
  });
}

/** Services that a ServiceMonitor was meant for: it selects none, and these have almost those labels, or its name. */
function meantByMonitor(monitor: KubeObject, services: readonly KubeObject[], known: Known): KubeObject[] {
  const selector = get(monitor.node, 'spec', 'selector');
  const wanted = [...(labels(get(selector, 'matchLabels')) ?? [])];
  if (wanted.length === 0 || get(selector, 'matchExpressions') || wanted.some(([k]) => SET_BY_CONTROLLERS.test(k))) return [];
  if (wanted.every(([k, v]) => known.serviceLabels().has(`${k}=${v}`))) return [];
  return services.filter((s) => {
    const own = stringMap(get(s.node, 'metadata', 'labels'));
    if (!monitorReaches(monitor, s)) return false;
    if (withoutSuffix(monitor.name) === withoutSuffix(s.name)) return true;
    return wanted.every(([k, v]) => own.get(k)?.value === v || isNearName(own.get(k)?.value ?? '', v));
  });
}

/** Workloads that read a ConfigMap or Secret of which there is none, where this one has almost its name. */
function meantByConfiguration(object: KubeObject, workloads: readonly Workload[], known: Known): Workload[] {
  const { kind, name } = object;
  if (!name || (kind !== 'ConfigMap' && kind !== 'Secret')) return [];
  return workloads.filter((w) =>
    configurationsOf(w).some(
      (c) => c.kind === kind && !c.optional && isNearName(name, c.name) && !known.configurations(kind).has(c.name),
    ),
  );
}

function withoutSuffix(name: string | undefined): string | undefined {
  return name?.replace(/-(?:service|svc|deployment|deploy|pdb|netpol|network-?policy|(?:service-?|pod-?)?monitor)$/, '');
}

function meantByScaler(object: KubeObject, workloads: readonly Workload[], known: Known): Workload[] {
  const target = scaleTarget(object);
  const [kind = '', name = ''] = target?.split('/') ?? [];
  if (!target || !CONTROLLERS.has(kind) || known.objects().has(target)) return [];
  return workloads.filter(
    (w) => CONTROLLERS.has(w.object.kind) && (w.object.kind === kind ? isNearName(w.object.name!, name) : w.object.name === name),
  );
}

/** Groups whose objects do not hand their own labels down to pods. */
const PLAIN_GROUPS = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'networking.k8s.io',
  'monitoring.coreos.com',
  'keda.sh',
]);

/** Labels of whatever an object makes, as deep as they stand; of a custom resource its own too, which operators hand down. */
function madeLabels(object: KubeObject): [string, string][] {
  const found: [string, string][] = [];
  const own = get(object.node, 'metadata');
  const open: YamlNode[] = [object.node];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'seq') for (const item of node.items) open.push(item);
    if (node.type !== 'map') continue;
    for (const { key, value } of node.pairs) {
      if (str(key) === 'labels' && (node !== own || object.kind === 'Pod' || !PLAIN_GROUPS.has(object.group))) {
        for (const [k, v] of stringMap(value)) found.push([k, v.value]);
      } else if (value.type !== 'alias') open.push(value);
    }
  }
  return found;
}

function byFolder(manifests: readonly Manifests[]): Manifests[][] {
  return [...grouped(manifests.map((m) => [m.uri.slice(0, m.uri.lastIndexOf('/')), m] as const)).values()];
}
