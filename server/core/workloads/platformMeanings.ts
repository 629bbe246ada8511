import type { KubeObject } from '../artifacts/kubernetes.js';
import type { Capacity, Meanings, ModelReference, PackageList, ServeConfigUse, Variable } from '../meanings.js';
import { rayServeMeanings } from '../rayServeMeanings.js';
import type { Workload } from '../serving.js';
import { capacitiesOf } from './capacities.js';
import { endpointsOf } from './endpoints.js';
import { modelReferencesOf } from './models.js';
import { rayClusterOf } from './ray.js';
import { serveConfigIn } from './rayServe.js';
import { settingsOf } from './variables.js';

/**
 * Adds to what workloads say what objects of serving platforms say in fields that are not a pod's, and in Ray Serve configs
 * inside them.
 */
export function withPlatforms(
  said: Meanings,
  objects: readonly KubeObject[],
  workloads: readonly Workload[],
  text: string,
): Meanings {
  const more = platformMeanings(objects, workloads, text);
  return {
    ...said,
    models: [...(said.models ?? []), ...(more.models ?? [])],
    capacities: [...(said.capacities ?? []), ...(more.capacities ?? [])],
    variables: [...(said.variables ?? []), ...(more.variables ?? [])],
    packages: [...(said.packages ?? []), ...(more.packages ?? [])],
    endpoints: [...(said.endpoints ?? []), ...(more.endpoints ?? [])],
    serveConfigs: more.serveConfigs ?? [],
  };
}

function platformMeanings(objects: readonly KubeObject[], workloads: readonly Workload[], text: string): Meanings {
  const known = new Set(workloads.map((w) => w.object));
  const models: ModelReference[] = [];
  const capacities: Capacity[] = [];
  const variables: Variable[] = [];
  const packages: PackageList[] = [];
  const serveConfigs: ServeConfigUse[] = [];
  for (const object of objects) {
    models.push(...modelReferencesOf(object, text));
    // Knative runs anything: only what looks like a model is meant.
    if (object.group !== 'serving.knative.dev' || known.has(object)) capacities.push(...capacitiesOf(object, text));
    variables.push(...settingsOf(object, text));
    const config = serveConfigIn(object, text);
    const inside = config && rayServeMeanings({ config, cluster: rayClusterOf(object), partial: object.partial }, text);
    serveConfigs.push(...(inside?.serveConfigs ?? []));
    models.push(...(inside?.models ?? []));
    capacities.push(...(inside?.capacities ?? []));
    variables.push(...(inside?.variables ?? []));
    packages.push(...(inside?.packages ?? []));
  }
  return {
    models,
    capacities,
    variables,
    packages,
    serveConfigs,
    endpoints: objects.flatMap((object) => endpointsOf(object, text)),
  };
}
