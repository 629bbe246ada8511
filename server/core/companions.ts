import { type KubeObject, type Manifests, stringMap } from './artifacts/kubernetes.js';
import { get } from './artifacts/yaml.js';
import { DRIFT_METRICS, DRIFT_WORDS, SERVING_METRICS, TRAINING_WORDS } from './catalogue/operations.js';
import { grouped } from './grouped.js';
import { nearMisses } from './nearMisses.js';
import {
  alertRules,
  backendNames,
  gatewayNames,
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
import { remembered } from './remembered.js';
import { podLabels, type Workload } from './serving.js';

/** Which object of a project is about which workload: Services, autoscalers, budgets, policies, monitors, routes. */
export interface Relations {
  /** Objects that are about this workload, in file order. */
  objectsOf(workload: Workload): readonly KubeObject[];
  /** Workloads that an object is about; empty for most objects. */
  workloadsOf(object: KubeObject): readonly Workload[];
  /** Workloads that an object was meant for: what it names is nowhere, and these stand beside it with a name like it. */
  nearlyOf(object: KubeObject): readonly Workload[];
  /** Services that a ServiceMonitor selects, of model servers and others. */
  watchedBy(monitor: KubeObject): readonly KubeObject[];
  /** The object is also about pods that serve no model: its workloads are not all there is to it. */
  isShared(object: KubeObject): boolean;
}

/**
 * Where thousands of objects select the same thousands of pods, nobody learns anything from all the pairs: what comes behind
 * this many is related to nothing. No real project comes near.
 */
const MOST_LINKS = 100_000;

/**
 * Relates the objects of manifest files to the workloads in them. Where several workloads answer to a name or label, those
 * in the nearest folder are meant: a repository of examples has many a `vllm`. Linear in their number.
 */
export function relate(manifests: readonly Manifests[]): Relations {
  const workloads = manifests.flatMap((m) => [...m.workloads]);
  const byObject = new Map<KubeObject, readonly Workload[]>();
  const byWorkload = new Map<Workload, KubeObject[]>();
  const nearly = new Map<KubeObject, readonly Workload[]>();
  const watched = new Map<KubeObject, readonly KubeObject[]>();
  const shared = new Set<KubeObject>();
  if (workloads.length > 0) {
    let folders: ReadonlyMap<KubeObject, string> | undefined;
    /** Asked for only where names or labels are ambiguous. */
    const folderOf = (object: KubeObject) => {
      folders ??= new Map(manifests.flatMap((m) => m.objects.map((o) => [o, m.uri.slice(0, m.uri.lastIndexOf('/'))] as const)));
      return folders.get(object);
    };
    const objects = manifests.flatMap((m) => [...m.objects]);
    const makers = podMakers(objects, workloads);
    const byLabel = grouped(makers.flatMap((m) => [...m.labels].map(([k, v]) => [`${k}=${v}`, m] as const)));
    const byName = grouped(makers.flatMap((m) => m.names.map((name) => [name, m] as const)));
    const services = objects.filter(isService);
    /** Those in reach and in the nearest folder are meant. */
    const meant = <T extends Placed>(object: KubeObject, found: readonly T[], reaches: Reach = sameNamespace): readonly T[] =>
      found.length === 0
        ? found
        : nearest(
            object,
            [...new Set(found)].filter((each) => reaches(object, each.object)),
            folderOf,
          );
    let links = 0;
    const link = (object: KubeObject, found: readonly Workload[]) => {
      if (found.length === 0 || links > MOST_LINKS) return;
      links += found.length;
      const before = byObject.get(object) ?? [];
      const near = [...new Set(found)].filter((w) => !before.includes(w));
      if (near.length === 0) return;
      byObject.set(object, [...before, ...near]);
      for (const w of near) {
        const list = byWorkload.get(w);
        if (list) list.push(object);
        else byWorkload.set(w, [object]);
      }
    };
    const linkMakers = (object: KubeObject, found: readonly PodMaker[], reaches?: Reach) => {
      if (links > MOST_LINKS) return;
      const near = meant(object, found, reaches);
      link(
        object,
        near.flatMap((m) => m.workload ?? []),
      );
      if (near.some((m) => !m.workload)) shared.add(object);
    };
    for (const object of objects) {
      const selector = selectorOf(object);
      if (selector === 'all') link(object, meant(object, workloads));
      else if (selector)
        linkMakers(object, selected(selector, byLabel), object.kind === 'PodMonitor' ? monitorReaches : undefined);
      const target = scaleTarget(object);
      if (target) linkMakers(object, byName.get(target) ?? []);
      if (isAboutModels(object))
        link(
          object,
          meant(object, workloads, () => true),
        );
    }
    const serviceNames = grouped(services.map((s) => [s.name ?? '', { object: s, partial: s.partial }] as const));
    const byServiceLabel = grouped(
      services.flatMap((s) =>
        [...stringMap(get(s.node, 'metadata', 'labels'))].map(([k, { value }]) => [`${k}=${value}`, s] as const),
      ),
    );
    const madeNames = grouped(workloads.flatMap((w) => madeServices(w).map((name) => [name, w] as const)));
    for (const object of objects) {
      for (const name of backendNames(object)) {
        const behind = meant(object, serviceNames.get(name) ?? []).flatMap((s) => byObject.get(s.object) ?? []);
        link(object, behind.length > 0 ? behind : meant(object, madeNames.get(name) ?? []));
      }
      if (object.kind !== 'ServiceMonitor') continue;
      const seen = rarest(labels(get(object.node, 'spec', 'selector', 'matchLabels')) ?? [], byServiceLabel);
      const own = meant(
        object,
        seen.filter((s) => monitorsService(object, s)).map((s) => ({ object: s, partial: s.partial })),
        () => true,
      );
      watched.set(
        object,
        own.map((s) => s.object),
      );
      link(
        object,
        own.flatMap((s) => byObject.get(s.object) ?? []),
      );
      link(object, meant(object, monitoredByKServe(object, byLabel), monitorReaches));
    }
    const gateways = grouped(objects.filter((o) => o.kind === 'Gateway').map((o) => [o.name ?? '', o] as const));
    for (const route of gateways.size > 0 ? objects : []) {
      for (const name of gatewayNames(route))
        for (const gateway of gateways.get(name) ?? []) link(gateway, byObject.get(route) ?? []);
    }
    for (const [object, found] of nearMisses(manifests, byObject)) nearly.set(object, found);
  }
  return {
    objectsOf: (workload) => byWorkload.get(workload) ?? [],
    workloadsOf: (object) => byObject.get(object) ?? [],
    nearlyOf: (object) => nearly.get(object) ?? [],
    watchedBy: (monitor) => watched.get(monitor) ?? [],
    isShared: (object) => shared.has(object),
  };
}

interface Placed {
  readonly object: KubeObject;
  readonly partial: boolean;
}

/** What makes pods, whether they serve a model or not. */
interface PodMaker extends Placed {
  readonly workload: Workload | undefined;
  readonly labels: ReadonlyMap<string, string>;
  /** `Kind/name`, as an autoscaler would say. */
  readonly names: readonly string[];
}

function podMakers(objects: readonly KubeObject[], workloads: readonly Workload[]): PodMaker[] {
  const known = new Set(workloads.map((w) => w.object));
  const others = objects.flatMap((object): PodMaker[] => {
    const holder = object.kind === 'Pod' ? object.node : get(object.node, 'spec', 'template');
    if (known.has(object) || !holder) return [];
    const own = [...stringMap(get(holder, 'metadata', 'labels'))].map(([k, v]) => [k, v.value] as const);
    const names = object.name ? [`${object.kind}/${object.name}`] : [];
    return [{ object, partial: object.partial, workload: undefined, labels: new Map(own), names }];
  });
  const own = workloads.map((w) => ({
    object: w.object,
    partial: w.partial,
    workload: w,
    labels: labelsOf(w),
    names: scalableNames(w),
  }));
  return [...own, ...others];
}

type Reach = (object: KubeObject, other: KubeObject) => boolean;

/**
 * Labels of the pods of a workload. KServe hands down the labels of the InferenceService and of the component and, where it
 * makes plain Deployments, adds `app: isvc.<service>` (source: kserve `pkg/constants` and the predictor reconciler).
 */
const labelsOf = remembered((workload: Workload): ReadonlyMap<string, string> => {
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
});

/** What an autoscaler can name: the controller itself, or the Deployment that KServe makes. */
function scalableNames(workload: Workload): string[] {
  const { kind, name } = workload.object;
  // Workers are scaled together with what leads them.
  if (workload.form === 'llm') return workload.serves ? [`${kind}/${name}`, `Deployment/${name}-kserve`] : [];
  if (workload.form === 'nim') return [`${kind}/${name}`, `Deployment/${name}`];
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
function monitoredByKServe(object: KubeObject, byLabel: ReadonlyMap<string, readonly PodMaker[]>): Workload[] {
  const wanted = labels(get(object.node, 'spec', 'selector', 'matchLabels'));
  const found = wanted ? selected(wanted, byLabel).flatMap((m) => m.workload ?? []) : [];
  return found.filter((w) => w.form === 'kserve');
}

/** Those in the folder that shares most with the object's; patches come along, as they stand for an object elsewhere. */
function nearest<T extends Placed>(
  object: KubeObject,
  found: readonly T[],
  folderOf: (object: KubeObject) => string | undefined,
): readonly T[] {
  if (found.length < 2) return found;
  const home = folderOf(object)?.split('/') ?? [];
  const sharedWith = (each: T) => {
    const other = folderOf(each.object)?.split('/') ?? [];
    const differs = home.findIndex((segment, i) => segment !== other[i]);
    return differs < 0 ? home.length : differs;
  };
  const ranked = found.map((each) => [each, sharedWith(each)] as const);
  const best = ranked.reduce((most, [each, n]) => (each.partial ? most : Math.max(most, n)), -1);
  return ranked.filter(([each, n]) => each.partial || n === best).map(([each]) => each);
}

/** The makers of pods with all of these labels; nothing where none are asked for. */
function selected(selector: ReadonlyMap<string, string>, byLabel: ReadonlyMap<string, readonly PodMaker[]>): PodMaker[] {
  return rarest(selector, byLabel).filter((maker) => [...selector].every(([k, v]) => maker.labels.get(k) === v));
}

/** What has the label that the fewest have: all that has every label is among it. */
function rarest<T>(selector: Iterable<readonly [string, string]>, byLabel: ReadonlyMap<string, readonly T[]>): readonly T[] {
  const lists = [...selector].map(([k, v]) => byLabel.get(`${k}=${v}`) ?? []);
  return (
    lists.reduce<readonly T[] | undefined>((least, list) => (least && least.length <= list.length ? least : list), undefined) ??
    []
  );
}
