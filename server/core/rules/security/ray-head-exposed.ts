import { stringMap } from '../../artifacts/kubernetes.js';
import { bool, get, pair, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import type { Finding } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type RayCluster, rayClusterOf } from '../../workloads/ray.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/ray-head-exposed',
  consideration: 'security/protection',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The head of the Ray cluster is reachable from outside the cluster.',
  remedy: 'Keep it a `ClusterIP` and reach the dashboard through a port-forward or a proxy that asks who is there.',
  why: 'The dashboard and the job API of the head run whatever code they are sent: whoever reaches them owns the cluster and its credentials.',
  sources: [
    { title: 'Ray: Security', url: 'https://docs.ray.io/en/latest/ray-security/index.html' },
    { title: 'NVD: CVE-2023-48022', url: 'https://nvd.nist.gov/vuln/detail/CVE-2023-48022' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-306'],
  fix: 'suggested',
  examples: { bad: rayClusterExample('', 'serviceType: LoadBalancer'), good: rayClusterExample('', 'serviceType: ClusterIP') },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const cluster = rayClusterOf(object);
      if (!cluster?.head || asksToken(cluster)) continue;
      yield* opened(cluster.head, cluster, text);
    }
  },
});

/** Ray asks each caller for a token. */
function asksToken({ spec }: RayCluster): boolean {
  const options = get(spec, 'authOptions');
  return options !== undefined && str(get(options, 'mode')) !== 'disabled';
}

function* opened(head: YamlNode, cluster: RayCluster, text: string): Generator<Finding> {
  const type = get(head, 'serviceType');
  const value = str(type);
  // A load balancer with annotations is often one inside the network.
  const marked = [get(cluster.spec, 'headServiceAnnotations'), get(head, 'headService', 'metadata', 'annotations')].some(
    (node) => stringMap(node).size > 0,
  );
  if (type && (value === 'NodePort' || (value === 'LoadBalancer' && !marked))) {
    const own = pair(head, 'serviceType')?.value === type;
    const fixes = own ? [suggestedFix('Keep it inside the cluster', ...inPart(setScalar(text, type, 'ClusterIP')))] : [];
    const how = value === 'NodePort' ? 'a port of every node' : 'a load balancer';
    yield finding(pairSpan(head, 'serviceType', type), `The dashboard and the job API answer at ${how}.`, fixes);
  }
  const ingress = get(head, 'enableIngress');
  if (!ingress || bool(ingress) !== true) return;
  const own = pair(head, 'enableIngress')?.value === ingress;
  const fixes = own ? [suggestedFix('Make no Ingress for it', ...inPart(setScalar(text, ingress, 'false')))] : [];
  yield finding(pairSpan(head, 'enableIngress', ingress), 'KubeRay makes an Ingress to the dashboard and the job API.', fixes);
}
