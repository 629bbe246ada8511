import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, num, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { autoscalers, least } from '../../rules/shared/autoscalers.js';
import { annotation } from '../../rules/shared/kserve.js';
import type { Workload } from '../../serving.js';

export default defineDetector({
  considerations: ['scalability/elastic-serving'],
  what: 'HorizontalPodAutoscaler or ScaledObject aimed at a workload, or an InferenceService with room between its replicas',
  reads: 'project',
  *find(project) {
    for (const scaler of autoscalers(project)) {
      const target = scaler.workloads.find((w) => w.serves);
      const { max, partial, object, manifests } = scaler;
      if (!target || partial || (max && max.count <= (least(scaler) ?? 0))) continue;
      const range = max ? `, up to ${max.count} replicas` : '';
      yield at(
        manifests,
        evidence('scalability/elastic-serving', object.anchor, `${object.kind} for ${target.object.name}${range}`),
      );
    }
    for (const { manifests, workload } of project.workloads) {
      const shown = kserveRange(workload);
      if (shown) yield at(manifests, shown);
    }
  },
});

/** Replicas of a KServe component have room to move, and its autoscaler is not switched off. */
function kserveRange(workload: Workload): Evidence | undefined {
  if (workload.form !== 'kserve' || workload.component === 'explainer' || !isMap(workload.podSpec)) return undefined;
  if (/^(?:none|external)$/.test(annotation(workload.object, 'serving.kserve.io/autoscalerClass')?.value ?? '')) return undefined;
  const node = get(workload.podSpec, 'maxReplicas');
  const max = num(node);
  const min = num(get(workload.podSpec, 'minReplicas')) ?? 1;
  if (node && max !== undefined && max > min) {
    return evidence('scalability/elastic-serving', spanOf(node), `${workload.component} ${min} to ${max} replicas`);
  }
  const target = get(workload.podSpec, 'scaleTarget') ?? get(workload.podSpec, 'autoScaling', 'metrics');
  return target && max === undefined
    ? evidence('scalability/elastic-serving', spanOf(target), `${workload.component} scales at ${str(target) ?? 'its metrics'}`)
    : undefined;
}
