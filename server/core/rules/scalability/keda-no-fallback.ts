import { get, items, pair, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers, least } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const scaled = (more: string) => ({
  ...deploymentExample(''),
  'scaledobject.yaml': scaledObjectExample(`minReplicaCount: 2
maxReplicaCount: 6
${more}triggers:
  - type: prometheus
    metadata: {serverAddress: "http://prometheus:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}`),
});

export default defineRule({
  id: 'scalability/keda-no-fallback',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'info',
  preview: true,
  problem: 'Nothing says how many replicas run while the source of the metric does not answer.',
  remedy: 'Add `fallback` with a number of replicas that carries the usual load.',
  why: 'While the metric is gone the service keeps the size of that moment, which at night is the smallest.',
  sources: [{ title: 'KEDA: ScaledObject, fallback', url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#fallback' }],
  standards: ['NIST AI RMF MANAGE 2.3'],
  fix: 'suggested',
  examples: { bad: scaled(''), good: scaled('fallback: {failureThreshold: 3, replicas: 4}\n') },
  *check(project) {
    for (const scaler of autoscalers(project)) {
      const { manifests, object, spec } = scaler;
      const min = least(scaler) ?? 0;
      if (scaler.form !== 'keda' || scaler.partial || min < 1 || get(spec, 'fallback') || pair(spec, '<<')) continue;
      const sources = items(get(spec, 'triggers')).filter(isElsewhere);
      // A fallback needs a trigger that compares averages, which is the default.
      if (!sources.some((t) => (str(get(t, 'metricType')) ?? 'AverageValue') === 'AverageValue')) continue;
      const edits = addEntry(
        manifests.parts[0]!.text,
        spec,
        'fallback',
        { failureThreshold: 3, replicas: scaler.max ? Math.max(min, Math.ceil(scaler.max.count / 2)) : min },
        { after: ['scaleTargetRef', 'minReplicaCount', 'maxReplicaCount'] },
      );
      const fixes = edits.length > 0 ? [suggestedFix('Say how many replicas run without the metric', ...inPart(edits))] : [];
      yield at(manifests, finding(object.anchor, '', fixes));
    }
  },
});

/** What the trigger asks can fail to answer. */
function isElsewhere(trigger: Parameters<typeof get>[0]): boolean {
  const type = str(get(trigger, 'type'));
  return type !== undefined && !/^(?:cpu|memory|cron|kubernetes-workload)$/.test(type);
}
