import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, pair, str } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers, least } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

const trigger = 'maxReplicaCount: 6\ntriggers:\n  - type: cpu\n    metricType: Utilization\n    metadata: {value: "70"}';
const FILES = deploymentExample('resources:\n  requests: {cpu: "4", memory: 16Gi}');

export default defineRule({
  id: 'scalability/keda-zero-with-cpu',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'KEDA is to scale to zero by CPU or memory alone, and refuses to.',
  remedy: 'Set `minReplicaCount: 1`, or add a trigger that sees requests while no pod runs.',
  why: 'Pods that do not exist use no CPU, so nothing would ever start the first one, and the whole ScaledObject is rejected.',
  sources: [
    { title: 'KEDA: CPU scaler, prerequisites', url: 'https://keda.sh/docs/latest/scalers/cpu/' },
    { title: 'KEDA: admission webhooks', url: 'https://keda.sh/docs/latest/concepts/admission-webhooks/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'scaledobject.yaml': scaledObjectExample(trigger) },
    good: { ...FILES, 'scaledobject.yaml': scaledObjectExample(`minReplicaCount: 1\n${trigger}`) },
  },
  *check(project) {
    for (const scaler of autoscalers(project)) {
      const { manifests, spec } = scaler;
      const triggers = items(get(spec, 'triggers'));
      const onlyUse = triggers.length > 0 && triggers.every((t) => /^(?:cpu|memory)$/.test(str(get(t, 'type')) ?? ''));
      const kind = str(get(spec, 'scaleTargetRef', 'kind')) ?? 'Deployment';
      if (scaler.form !== 'keda' || scaler.partial || !onlyUse || least(scaler) !== 0 || pair(spec, '<<')) continue;
      if (kind !== 'Deployment' && kind !== 'StatefulSet') continue;
      const text = manifests.parts[0]!.text;
      const written = scaler.min?.node;
      const edits = written
        ? setScalar(text, written, '1')
        : addEntry(text, spec, 'minReplicaCount', 1, { after: ['scaleTargetRef', 'pollingInterval', 'cooldownPeriod'] });
      const fixes = edits.length > 0 ? [suggestedFix('Keep one replica', ...inPart(edits))] : [];
      const type = get(isMap(triggers[0]) ? triggers[0] : undefined, 'type')!;
      const span = written ? pairSpan(spec, 'minReplicaCount', written) : spanOf(type);
      yield at(
        manifests,
        finding(
          span,
          written ? '' : 'Without `minReplicaCount` KEDA scales to zero, which it cannot by CPU or memory alone.',
          fixes,
        ),
      );
    }
  },
});
