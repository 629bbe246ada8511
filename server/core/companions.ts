import { type KubeObject, type Manifests, stringMap } from './artifacts/kubernetes.js';
import { get } from './artifacts/yaml.js';
import { DRIFT_METRICS, DRIFT_WORDS, SERVING_METRICS, TRAINING_WORDS } from './catalogue/operations.js';
import { nearMisses } from './nearMisses.js';
import {
  alertRules,
  backendNames,
  isService,
  labels,
  madeServices,
  monitorReaches,
  monitorsService,
  sameNamespace,
  scaleTarget,
  scheduleWords,
  selectorOf,
} from './references.js';
import { podLabels, type Workload } from './serving.js';

/** Which object of a project is about which workload: Services, autoscalers, budgets, policies, monitors, routes. */
export interface Relations {
  /** Objects that are about this workload, in file order. */
  objectsOf(workload: Workload): readonly KubeObject[];
  /** Workloads that an object is about; empty for most objects. */
  workloadsOf(object: KubeObject): readonly Workload[];
  /** Workloads that an object was meant for: what it names is nowhere, and these stand beside it with a name like it. */
  nearlyOf(object: KubeObject): readonly Workload[];
}

/**
 * Relates the objects of manifest files to the workloads in them. Where several workloads answer to a name or label, those
 * in the nearest folder are meant: a repository of examples has many a `vllm`. Linear in their number.
 */
export function relate(manifests: readonly Manifests[]): Relations {
  const workloads = manifests.flatMap((m) => [...m.workloads]);
  const byObject = new Map<KubeObject, readonly Workload[]>();
  const byWorkload = new Map<Workload, KubeObject[]>();
  const nearly = new Map<KubeObject, readonly Workload[]>();
  if (workloads.length > 0) {
    const folders = new Map(manifests.flatMap((m) => m.objects.map((o) => [o, m.uri.slice(0, m.uri.lastIndexOf('/'))] as const)));
    const byLabel = index(workloads.flatMap((w) => [...labelsOf(w)].map(([k, v]) => [`${k}=${v}`, w] as const)));
    const byName = index(workloads.flatMap((w) => scalableNames(w).map((name) => [name, w] as const)));
    const objects = manifests.flatMap((m) => [...m.objects]);
    const services = objects.filter(isService);
    const link = (object: KubeObject, found: readonly Workload[], reaches: Reach = sameNamespace) => {
      const before = byObject.get(object) ?? [];
      const near = nearest(
        object,
        [...new Set(found)].filter((w) => !before.includes(w) && reaches(object, w.object)),
        folders,
      );
      if (near.length === 0) return;
      byObject.set(object, [...before, ...near]);
      for (const w of near) {
        const list = byWorkload.get(w);
        if (list) list.push(object);
        else byWorkload.set(w, [object]);
      }
    };
    for (const object of objects) {
      const selector = selectorOf(object);
      if (selector) {
        link(
          object,
          selector === 'all' ? workloads : selected(selector, byLabel),
          object.kind === 'PodMonitor' ? monitorReaches : sameNamespace,
        );
      }
      const target = scaleTarget(object);
      if (target) link(object, byName.get(target) ?? []);
      if (isAboutModels(object)) link(object, workloads, () => true);
    }
    const serviceNames = index(services.filter((s) => byObject.has(s)).map((s) => [s.name ?? '', s] as const));
    const madeNames = index(workloads.flatMap((w) => madeServices(w).map((name) => [name, w] as const)));
    for (const object of objects) {
      for (const name of backendNames(object)) {
        link(object, [...(serviceNames.get(name) ?? []).flatMap((s) => byObject.get(s)!), ...(madeNames.get(name) ?? [])]);
      }
      if (object.kind !== 'ServiceMonitor') continue;
      const watched = services.filter((s) => byObject.has(s) && monitorsService(object, s)).flatMap((s) => byObject.get(s)!);
      link(object, [...watched, ...monitoredByKServe(object, byLabel)], monitorReaches);
    }
    for (const [object, found] of nearMisses(manifests, byObject)) nearly.set(object, found);
  }
  return {
    objectsOf: (workload) => byWorkload.get(workload) ?? [],
    workloadsOf: (object) => byObject.get(object) ?? [],
    nearlyOf: (object) => nearly.get(object) ?? [],
  };
}

type Reach = (object: KubeObject, other: KubeObject) => boolean;

/**
 * Labels of the pods of a workload. KServe hands down the labels of the InferenceService and of the component and, where it
 * makes plain Deployments, adds `app: isvc.<service>` (source: kserve `pkg/constants` and the predictor reconciler).
 */
function labelsOf(workload: Workload): ReadonlyMap<string, string> {
  const own = podLabels(workload);
  if (workload.form !== 'kserve') return own;
  const given = [get(workload.object.node, 'metadata', 'labels'), get(workload.podSpec, 'labels')].flatMap((n) => [
    ...stringMap(n),
  ]);
  return new Map([
    ...given.map(([k, v]) => [k, v.value] as const),
    ['app', `isvc.${workload.object.name}-${workload.component}`],
    ...own,
  ]);
}

/** What an autoscaler can name: the controller itself, or the Deployment that KServe makes. */
function scalableNames(workload: Workload): string[] {
  const { kind, name } = workload.object;
  if (workload.form !== 'kserve') return [`${kind}/${name}`];
  return [`Deployment/${name}-${workload.component}`, ...(workload.component === 'predictor' ? [`${kind}/${name}`] : [])];
}

/** Alert rules on the metrics of model servers and of drift, and schedules that watch or retrain a model, name no workload. */
function isAboutModels(object: KubeObject): boolean {
  if (object.partial) return false;
  if (object.kind === 'PrometheusRule') {
    return alertRules(object).some(({ expr }) => SERVING_METRICS.test(expr) || DRIFT_METRICS.test(expr));
  }
  if (object.kind === 'TrustyAIService') return object.group === 'trustyai.opendatahub.io';
  const words = scheduleWords(object);
  return words !== undefined && (DRIFT_WORDS.test(words) || TRAINING_WORDS.test(words));
}

/** KServe labels the Services it creates as it labels the pods: a ServiceMonitor may select those. */
function monitoredByKServe(object: KubeObject, byLabel: ReadonlyMap<string, readonly Workload[]>): Workload[] {
  const wanted = labels(get(object.node, 'spec', 'selector', 'matchLabels'));
  return wanted ? selected(wanted, byLabel).filter((w) => w.form === 'kserve') : [];
}

/** Those in the folder that shares most with the object's; patches come along, as they stand for an object elsewhere. */
function nearest(object: KubeObject, found: readonly Workload[], folders: ReadonlyMap<KubeObject, string>): Workload[] {
  if (found.length < 2) return [...found];
  const home = folders.get(object)?.split('/') ?? [];
  const shared = (w: Workload) => {
    const other = folders.get(w.object)?.split('/') ?? [];
    const differs = home.findIndex((segment, i) => segment !== other[i]);
    return differs < 0 ? home.length : differs;
  };
  const ranked = found.map((w) => [w, shared(w)] as const);
  const best = ranked.reduce((most, [w, n]) => (w.partial ? most : Math.max(most, n)), -1);
  return ranked.filter(([w, n]) => w.partial || n === best).map(([w]) => w);
}

function selected(selector: ReadonlyMap<string, string>, byLabel: ReadonlyMap<string, readonly Workload[]>): Workload[] {
  const lists = [...selector].map(([k, v]) => byLabel.get(`${k}=${v}`) ?? []);
  const [shortest, ...others] = lists.sort((a, b) => a.length - b.length);
  return (shortest ?? []).filter((w) => others.every((list) => list.includes(w)));
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
