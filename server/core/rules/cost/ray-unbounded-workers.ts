import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isNull, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { rayClusterOf } from '../../workloads/ray.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';

const ON = 'enableInTreeAutoscaling: true';

export default defineRule({
  id: 'cost/ray-unbounded-workers',
  consideration: 'cost/usage-optimisation',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The autoscaler of the Ray cluster has no upper bound for these workers.',
  remedy: 'Set `maxReplicas` to what you are ready to pay for.',
  why: 'KubeRay takes more than two thousand million workers for the bound where none is written, so one loop of tasks fills the cluster and its bill.',
  sources: [
    {
      title: 'KubeRay: RayCluster types',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/apis/ray/v1/raycluster_types.go',
    },
  ],
  standards: ['OWASP LLM10:2025'],
  fix: 'suggested',
  examples: { bad: rayClusterExample(ON), good: rayClusterExample(ON, '', 'replicas: 1\nmaxReplicas: 2') },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const cluster = rayClusterOf(object);
      if (!cluster || object.partial || bool(get(cluster.spec, 'enableInTreeAutoscaling')) !== true) continue;
      for (const { node, name } of cluster.groups) {
        const max = get(node, 'maxReplicas');
        if ((max && !isNull(max)) || pair(node, '<<')) continue;
        const most = 2 * Math.max(1, num(get(node, 'replicas')) ?? 1, num(get(node, 'minReplicas')) ?? 1);
        const edits = max
          ? setScalar(text, max, String(most))
          : addEntry(text, node, 'maxReplicas', most, { after: ['minReplicas', 'replicas', 'groupName'] });
        const fixes = edits.length > 0 ? [suggestedFix(`Stop at ${most} workers`, ...inPart(edits))] : [];
        const message = name ? `The group \`${name}\` grows without an upper bound.` : '';
        yield finding(spanOf(get(node, 'groupName') ?? node.pairs[0]?.key ?? node), message, fixes);
      }
    }
  },
});
