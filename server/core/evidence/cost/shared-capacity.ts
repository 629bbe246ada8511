import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import type { Workload } from '../../serving.js';

/** Labels and taints of nodes that the providers may take back, at a lower price. */
const SPOT_KEY =
  /^(?:cloud\.google\.com\/gke-(?:spot|preemptible)|karpenter\.sh\/capacity-type|eks\.amazonaws\.com\/capacityType|kubernetes\.azure\.com\/scalesetpriority|node\.kubernetes\.io\/lifecycle|nvidia\.com\/spot|spot|preemptible)$/;
const SPOT_VALUE = /^(?:true|spot|preemptible|low-priority)$/i;

export default defineDetector({
  considerations: ['cost/usage-optimisation'],
  what: 'pods that run on spot nodes, or on a slice of an accelerator',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    const spot = spotNode(workload);
    if (spot) yield evidence('cost/usage-optimisation', spanOf(spot), 'runs on spot nodes');
    for (const container of workload.containers) {
      const slice = container.accelerators.find(({ name }) => /\/mig-|\.shared$/.test(name));
      if (slice) yield evidence('cost/usage-optimisation', spanOf(slice.key), `a slice of an accelerator: ${slice.name}`);
    }
  },
});

function spotNode({ podSpec }: Workload): YamlNode | undefined {
  const selector = get(podSpec, 'nodeSelector');
  if (isMap(selector)) {
    const own = selector.pairs.find(({ key, value }) => SPOT_KEY.test(str(key) ?? '') && SPOT_VALUE.test(str(value) ?? ''));
    if (own) return own.key;
  }
  const affinity = get(podSpec, 'affinity', 'nodeAffinity');
  const terms = [
    ...items(get(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')),
    ...items(get(affinity, 'preferredDuringSchedulingIgnoredDuringExecution')).flatMap((p) => get(p, 'preference') ?? []),
  ];
  const matches = terms.flatMap((term) => items(get(term, 'matchExpressions')));
  const wanted = matches.find(
    (m) =>
      SPOT_KEY.test(str(get(m, 'key')) ?? '') &&
      (str(get(m, 'operator')) === 'Exists' ||
        (str(get(m, 'operator')) === 'In' && items(get(m, 'values')).some((v) => SPOT_VALUE.test(str(v) ?? '')))),
  );
  if (wanted) return wanted;
  return items(get(podSpec, 'tolerations')).find(
    (t) =>
      SPOT_KEY.test(str(get(t, 'key')) ?? '') &&
      (str(get(t, 'operator')) === 'Exists' || SPOT_VALUE.test(str(get(t, 'value')) ?? '')),
  );
}
