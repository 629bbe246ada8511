import { get, isMap, isNull, num, pair, str, type YamlMap } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type RayCluster, rayClusterOf } from '../../workloads/ray.js';
import { serveConfigIn } from '../../workloads/rayServe.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

const OPTIONS = 'autoscalerOptions: {idleTimeoutSeconds: 120}';

export default defineRule({
  id: 'scalability/ray-autoscaler-off',
  consideration: 'scalability/elastic-serving',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The workers are meant to follow the load, and nothing makes them.',
  remedy: 'Set `enableInTreeAutoscaling: true`, or take the options of the autoscaler away.',
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
    bad: rayClusterExample(OPTIONS, '', 'replicas: 1\nminReplicas: 1\nmaxReplicas: 4'),
    good: rayClusterExample(`enableInTreeAutoscaling: true\n${OPTIONS}`, '', 'replicas: 1\nminReplicas: 1\nmaxReplicas: 4'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const cluster = rayClusterOf(object);
      // Kueue and others may scale what they manage.
      if (!cluster || object.partial || get(object.node, 'spec', 'managedBy') || pair(cluster.spec, '<<')) continue;
      const on = pair(cluster.spec, 'enableInTreeAutoscaling')?.value;
      if ((on && !isNull(on)) || !isMeantToScale(cluster, text)) continue;
      for (const { node, name } of cluster.groups) {
        const max = get(node, 'maxReplicas');
        const now = replicasOf(node);
        const most = num(max);
        // A group that is scaled by hand begins with nothing.
        if (!max || most === undefined || !now || most <= now || pair(node, '<<')) continue;
        const edits = on
          ? setScalar(text, on, 'true')
          : addEntry(text, cluster.spec, 'enableInTreeAutoscaling', true, { after: ['rayVersion'] });
        const fixes = edits.length > 0 ? [suggestedFix('Switch the autoscaler on', ...inPart(edits))] : [];
        const message = `${name ? `The group \`${name}\`` : 'The group'} stays at ${now} of ${most} replicas.`;
        yield finding(pairSpan(node, 'maxReplicas', max), message, fixes);
      }
    }
  },
});

/** The bounds alone say little, as KubeRay long required them: the autoscaler has options, or what runs on the workers scales. */
function isMeantToScale({ object, spec }: RayCluster, text: string): boolean {
  if (isMap(get(spec, 'autoscalerOptions'))) return true;
  const deployments = serveConfigIn(object, text)?.applications.flatMap((a) => a.deployments) ?? [];
  return deployments.some(
    ({ autoscaling, replicas }) =>
      str(replicas) === 'auto' || (num(get(autoscaling, 'max_replicas')) ?? 1) > (num(get(autoscaling, 'min_replicas')) ?? 1),
  );
}

/** The workers there are; undefined where this file does not tell. */
function replicasOf(group: YamlMap): number | undefined {
  const [replicas, min] = ['replicas', 'minReplicas'].map((key) => {
    const value = get(group, key);
    return value ? num(value) : 0;
  });
  return replicas === undefined || min === undefined ? undefined : Math.max(replicas, min);
}
