import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { hpaExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'scalability/autoscaler-above-max',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'The autoscaler wants more replicas at least than at most.',
  remedy: 'Raise the upper bound or lower the lower one.',
  why: 'The cluster refuses the autoscaler, and the service keeps the size it was started with.',
  sources: [
    {
      title: 'Kubernetes: HorizontalPodAutoscalerSpec',
      url: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    },
    { title: 'KEDA: admission webhooks', url: 'https://keda.sh/docs/latest/concepts/admission-webhooks/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'autoscaler.yaml': hpaExample('minReplicas: 4\nmaxReplicas: 2') },
    good: { ...deploymentExample(''), 'autoscaler.yaml': hpaExample('minReplicas: 2\nmaxReplicas: 4') },
  },
  *check(project) {
    for (const { manifests, object, spec, min, max } of autoscalers(project)) {
      if (!min || !max || min.count <= max.count || object.partial) continue;
      const text = manifests.parts[0]!.text;
      const most = min.count * 2;
      const fix = suggestedFix(`Allow up to ${most} replicas`, ...inPart(setScalar(text, max.node, String(most))));
      const related = [{ uri: manifests.uri, span: spanOf(min.node), message: 'at least' }];
      const message = `At least ${min.count} replicas are more than at most ${max.count}.`;
      yield at(manifests, finding(pairSpan(spec, max.key, max.node), message, [fix], related));
    }
  },
});
