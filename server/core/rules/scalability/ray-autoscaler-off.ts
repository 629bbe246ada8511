import { get, isMap, isNull, looseBool, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { rayClusterOf } from '../../workloads/ray.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'scalability/ray-autoscaler-off',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'info',
  problem: 'The worker group has room to grow, and nothing makes it grow.',
  remedy: 'Set `enableInTreeAutoscaling: true`, or leave `maxReplicas` at the number of replicas.',
  why: 'Without the autoscaler KubeRay keeps the replicas it is given, so no worker is added at the peak and none is taken away at night.',
  sources: [
    {
      title: 'Ray: KubeRay autoscaling',
      url: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/configuring-autoscaling.html',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: rayClusterExample('', '', 'replicas: 1\nminReplicas: 1\nmaxReplicas: 4'),
    good: rayClusterExample('enableInTreeAutoscaling: true', '', 'replicas: 1\nminReplicas: 1\nmaxReplicas: 4'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const cluster = rayClusterOf(object);
      // Kueue and others may scale what they manage.
      if (!cluster || object.partial || get(object.node, 'spec', 'managedBy') || pair(cluster.spec, '<<')) continue;
      const on = pair(cluster.spec, 'enableInTreeAutoscaling')?.value;
      if (on && looseBool(on) !== false && !isNull(on)) continue;
      for (const { node, name } of cluster.groups) {
        const max = get(node, 'maxReplicas');
        const most = num(max);
        const [replicas, min] = ['replicas', 'minReplicas'].map((key) => {
          const value = get(node, key);
          return value ? num(value) : 0;
        });
        if (!max || most === undefined || replicas === undefined || min === undefined || pair(node, '<<')) continue;
        // A group that is scaled by hand begins with nothing.
        const now = Math.max(replicas, min);
        if (now === 0 || most <= now) continue;
        const edits = on
          ? setScalar(text, on, 'true')
          : addEntry(text, cluster.spec, 'enableInTreeAutoscaling', true, { after: ['rayVersion'] });
        const fixes = edits.length > 0 ? [suggestedFix('Switch the autoscaler on', ...inPart(edits))] : [];
        const message = `${isMap(node) && name ? `The group \`${name}\`` : 'The group'} stays at ${now} of ${most} replicas.`;
        yield finding(pairSpan(node, 'maxReplicas', max), message, fixes);
      }
    }
  },
});
