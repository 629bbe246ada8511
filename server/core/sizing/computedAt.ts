import type { Artifact } from '../artifacts/artifact.js';
import type { Manifests } from '../artifacts/kubernetes.js';
import { get, isMap, num, pair, type YamlMap, type YamlNode } from '../artifacts/yaml.js';
import { meaningsOf } from '../meaningsOf.js';
import type { Project } from '../project.js';
import type { Workload } from '../serving.js';
import { architectureOf, cacheBytesPerToken } from './architectures.js';
import { acceleratorsOf, gpuHours } from './gpuHours.js';
import { modelWeights } from './modelWeights.js';
import { servedMemory } from './servedMemory.js';
import { gib, grouped } from './words.js';

/** A number that follows from what stands in the files, with the way it was come to. Offsets into the file's text. */
export interface Computed {
  readonly title: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const COUNTS = ['replicas', 'minReplicas', 'maxReplicas'];
const SCALER_COUNTS = ['minReplicas', 'maxReplicas', 'minReplicaCount', 'maxReplicaCount', 'idleReplicaCount'];

/**
 * What can be computed of the key, value or word at an offset of a deployment file: GPU-hours behind a number of replicas, memory behind
 * the name of a model. Null where an input is not known.
 */
export function computedAt(artifact: Artifact, offset: number, project: Project): Computed | null {
  if (artifact.kind !== 'kubernetes' && artifact.kind !== 'kserve') return capacityAt(artifact, offset);
  return inManifests(artifact, offset, project) ?? capacityAt(artifact, offset);
}

/** Bounds of any other kind: instances of an endpoint, workers of a group. */
function capacityAt(artifact: Artifact, offset: number): Computed | null {
  for (const { min, max, fixed, accelerators, insideServer } of meaningsOf(artifact).capacities ?? []) {
    if (insideServer || !accelerators) continue;
    for (const bound of [min, max, fixed]) {
      if (!bound || offset < bound.span.start || offset > bound.span.end) continue;
      const text = `${gpuHours(bound.value, accelerators, 'copy')}${bound === max ? ' if all of them run' : ''}.`;
      return { title: 'Commitment', text, start: bound.span.start, end: bound.span.end };
    }
  }
  return null;
}

function inManifests(manifests: Manifests, offset: number, project: Project): Computed | null {
  for (const workload of manifests.workloads) {
    const found = replicasAt(workload, offset) ?? modelAt(manifests, workload, offset);
    if (found) return found;
  }
  for (const object of manifests.objects) {
    const spec = get(object.node, 'spec');
    if (!isMap(spec) || offset < spec.start || offset > spec.end) continue;
    const [target] = project.relations.workloadsOf(object);
    if (target && (object.kind === 'ScaledObject' || object.kind === 'HorizontalPodAutoscaler'))
      return countAt(spec, SCALER_COUNTS, offset, target);
  }
  return null;
}

function replicasAt(workload: Workload, offset: number): Computed | null {
  // Elsewhere the number stands in another place, or counts groups of pods.
  if ((workload.form !== 'pod' && workload.form !== 'kserve') || workload.multiNode) return null;
  const holder = workload.form === 'pod' ? get(workload.object.node, 'spec') : workload.podSpec;
  return isMap(holder) ? countAt(holder, COUNTS, offset, workload) : null;
}

function countAt(holder: YamlMap, keys: readonly string[], offset: number, workload: Workload): Computed | null {
  const accelerators = acceleratorsOf(workload.containers);
  for (const key of keys) {
    const entry = pair(holder, key);
    const count = num(entry?.value);
    if (!entry || count === undefined || accelerators === undefined || !holds(entry.key, entry.value, offset)) continue;
    const text = `${gpuHours(count, accelerators)}${/max/i.test(key) ? ' if all of them run' : ''}.`;
    return { title: key, text, start: entry.key.start, end: entry.value.end };
  }
  return null;
}

function modelAt(manifests: Manifests, workload: Workload, offset: number): Computed | null {
  for (const served of meaningsOf(manifests).containers ?? []) {
    const { container } = served;
    const weights = served.workload === workload ? modelWeights(container) : undefined;
    if (!weights || !holds(weights.argument.node, weights.argument.node, offset)) continue;
    const architecture = architectureOf(weights.id);
    const memory = servedMemory(served);
    const lines = [
      `Weights: ${weights.derivation}.`,
      ...(architecture
        ? [
            `Key-value cache: ${grouped(cacheBytesPerToken(architecture, 2) / 1024)} KiB a token, ${gib(cacheBytesPerToken(architecture, 2) * 8192)} for 8,192.`,
          ]
        : []),
      ...(memory ? [`Memory: ${memory.derivation}.`] : []),
    ];
    return { title: weights.id, text: lines.join(' '), start: weights.argument.node.start, end: weights.argument.node.end };
  }
  return null;
}

function holds(first: YamlNode, last: YamlNode, offset: number): boolean {
  return first.start <= offset && offset <= last.end;
}
