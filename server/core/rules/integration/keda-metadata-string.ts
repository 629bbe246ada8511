import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, resolve, str, typeOf } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const scaler = (threshold: string) =>
  scaledObjectExample(`maxReplicaCount: 4
triggers:
  - type: prometheus
    metadata:
      serverAddress: http://prometheus.monitoring.svc:9090
      query: sum(vllm:num_requests_waiting)
      threshold: ${threshold}`);

export default defineRule({
  id: 'integration/keda-metadata-string',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'The settings of a KEDA trigger are strings, and this one is a number or a truth value.',
  remedy: 'Put the value in quotes.',
  why: 'The cluster refuses the whole object, so the service is not scaled at all.',
  sources: [
    {
      title: 'KEDA: ScaledObject types',
      url: 'https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_types.go',
    },
    { title: 'KEDA: ScaledObject specification', url: 'https://keda.sh/docs/latest/reference/scaledobject-spec/' },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: { ...deploymentExample(''), 'scaledobject.yaml': scaler('5') },
    good: { ...deploymentExample(''), 'scaledobject.yaml': scaler('"5"') },
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'keda.sh' || (object.kind !== 'ScaledObject' && object.kind !== 'ScaledJob') || object.partial)
        continue;
      for (const trigger of items(get(object.node, 'spec', 'triggers'))) {
        const metadata = get(trigger, 'metadata');
        if (!isMap(metadata)) continue;
        for (const { key, value } of metadata.pairs) {
          const type = typeOf(value);
          const source = str(value);
          if ((type !== 'number' && type !== 'boolean') || source === undefined || isPlaceholder(source)) continue;
          const own =
            value.type === 'scalar' && value.tag === undefined && value.anchor === undefined && resolve(value) === value;
          const fixes = own
            ? [safeFix('Put it in quotes', ...inPart(setScalar(text, value, quoted(text.slice(value.start, value.end)))))]
            : [];
          yield finding(
            spanOf(value),
            `\`${str(key) ?? ''}\` is a ${type === 'number' ? 'number' : 'truth value'}, and KEDA takes strings.`,
            fixes,
          );
        }
      }
    }
  },
});
