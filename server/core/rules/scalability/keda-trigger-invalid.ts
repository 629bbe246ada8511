import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isMap, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Finding } from '../../model.js';
import { at, defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const scaled = (trigger: string) => ({
  ...deploymentExample(''),
  'scaledobject.yaml': scaledObjectExample(`maxReplicaCount: 6
triggers:
  - type: cpu
    metricType: Utilization
    ${trigger}metadata: {value: "70"}
  - type: prometheus
    metadata: {serverAddress: "http://prometheus:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}`),
});

export default defineRule({
  id: 'scalability/keda-trigger-invalid',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'KEDA refuses a trigger.',
  remedy: 'Give each trigger a name of its own, `Utilization` to CPU and memory alone, and cached metrics to the others.',
  why: 'One refused trigger rejects the whole ScaledObject, so the service keeps its size under any load.',
  sources: [
    {
      title: 'KEDA: ValidateTriggers',
      url: 'https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaletriggers_types.go',
    },
    { title: 'KEDA: ScaledObject, triggers', url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#triggers' },
  ],
  standards: [],
  fix: 'safe',
  examples: { bad: scaled('useCachedMetrics: true\n    '), good: scaled('') },
  *check(project) {
    for (const { form, manifests, spec } of autoscalers(project)) {
      if (form !== 'keda') continue;
      const names = new Set<string>();
      for (const trigger of items(get(spec, 'triggers'))) {
        for (const found of refused(manifests.parts[0]!.text, trigger, names)) yield at(manifests, found);
      }
    }
  },
});

function* refused(text: string, trigger: YamlNode, names: Set<string>): Generator<Finding> {
  const type = str(get(trigger, 'type')) ?? '';
  if (!isMap(trigger) || isPlaceholder(type)) return;
  const byUse = type === 'cpu' || type === 'memory';
  const nameNode = get(trigger, 'name');
  const name = str(nameNode);
  if (nameNode && name && !isPlaceholder(name)) {
    if (names.has(name)) yield finding(spanOf(nameNode), `Another trigger of this object is called \`${name}\`.`);
    names.add(name);
  }
  const metricType = get(trigger, 'metricType');
  if (metricType && type !== '' && !byUse && str(metricType) === 'Utilization') {
    const fix = suggestedFix('Compare the average', ...inPart(setScalar(text, metricType, 'AverageValue')));
    yield finding(spanOf(metricType), `\`Utilization\` is for \`cpu\` and \`memory\`, not for \`${type}\`.`, [fix]);
  }
  const cached = get(trigger, 'useCachedMetrics');
  if (cached && bool(cached) === true && (byUse || type === 'cron')) {
    const edits = removeEntry(text, trigger, 'useCachedMetrics');
    const fixes = edits.length > 0 ? [safeFix('Do not cache', ...inPart(edits))] : [];
    yield finding(spanOf(cached), `\`useCachedMetrics\` is not supported for \`${type}\`.`, fixes);
  }
}
