import { defineRule, finding, suggestedFix } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';

const exposed = (type: string) =>
  platformExample(
    'apps.nvidia.com/v1alpha1',
    'NIMService',
    `image: {repository: nvcr.io/nim/meta/llama-3.1-8b-instruct, tag: 1.8.4}
authSecret: ngc-api-secret
expose:
  service: {type: ${type}, port: 8000}`,
  );

export default defineRule({
  id: 'security/public-endpoint-without-authentication',
  consideration: 'security/protection',
  reads: 'endpoint',
  severity: 'warning',
  problem: 'The model is open to the outside and asks nobody who they are.',
  remedy: 'Keep the address inside, and let a gateway that authenticates its callers lead to it.',
  why: 'Whoever finds the address uses the model at your cost, probes it and copies its behaviour.',
  sources: [
    {
      title: 'NVIDIA NIM operator: NIMServiceSpec, expose',
      url: 'https://github.com/NVIDIA/k8s-nim-operator/blob/main/api/apps/v1alpha1/nimservice_types.go',
    },
    {
      title: 'Kubernetes: Service types',
      url: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP ML05:2023', 'OWASP LLM10:2025'],
  fix: 'suggested',
  examples: { bad: exposed('LoadBalancer'), good: exposed('ClusterIP') },
  *check({ subject, exposure, authentication, anchor, close }) {
    if (exposure !== 'public' || authentication !== 'none') return;
    const change = close?.();
    const fixes = change && change.edits.length > 0 ? [suggestedFix(change.title, ...change.edits)] : [];
    yield finding(anchor, `${subject} is open to the outside and asks nobody who they are.`, fixes);
  },
});
