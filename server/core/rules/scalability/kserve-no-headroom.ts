import { spanOf } from '../../artifacts/kubernetes.js';
import { get, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, components, deploymentMode, present } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

const CLASS = 'serving.kserve.io/autoscalerClass';
const spec = (max: string) => `predictor:
  minReplicas: 2
${max}  scaleMetric: cpu
  scaleTarget: 70
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`;
const MODE = 'serving.kserve.io/deploymentMode: Standard';

export default defineRule({
  id: 'scalability/kserve-no-headroom',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The service is told how to scale, and not how far: in Standard mode that is not at all.',
  remedy: 'Set `maxReplicas` above `minReplicas`.',
  why: 'Without an upper bound KServe makes an autoscaler whose bounds are equal, so no replica is added under load.',
  sources: [
    {
      title: 'KServe: HPA reconciler',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/controller/v1beta1/inferenceservice/reconcilers/hpa/hpa_reconciler.go',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(spec(''), MODE),
    good: inferenceServiceExample(spec('  maxReplicas: 6\n'), MODE),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { object, node } of components(manifests)) {
      if (object.partial || deploymentMode(object) !== 'Standard' || get(node, 'workerSpec') || pair(node, '<<')) continue;
      const known = pair(get(object.node, 'metadata', 'annotations'), CLASS);
      if (known && annotation(object, CLASS)?.value !== 'hpa') continue;
      const meant = ['scaleTarget', 'scaleMetric', 'autoScaling'].find((key) => present(node, key));
      const max = present(node, 'maxReplicas');
      const minNode = present(node, 'minReplicas');
      const min = minNode ? num(minNode) : 1;
      if (!meant || min === undefined || (max && num(max) !== 0)) continue;
      const most = Math.max(2, min * 2);
      const edits = max
        ? setScalar(text, max, String(most))
        : addEntry(text, node, 'maxReplicas', most, { after: ['minReplicas'] });
      const fixes = edits.length > 0 ? [suggestedFix(`Allow up to ${most} replicas`, ...inPart(edits))] : [];
      const message = `\`${meant}\` is set, and there ${most > 2 ? `are never more than ${min} replicas` : 'is never more than one replica'}.`;
      const value = get(node, meant)!;
      const own = pair(node, meant);
      yield finding(own && meant === 'autoScaling' ? spanOf(own.key) : pairSpan(node, meant, value), message, fixes);
    }
  },
});
