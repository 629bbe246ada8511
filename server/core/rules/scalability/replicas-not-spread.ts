import { get, isMap, num, pair } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { offered } from '../shared/offered.js';
import { pairSpan } from '../shared/pairSpan.js';

const SPREAD = `topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: {matchLabels: {app: scorer}}`;

export default defineRule({
  id: 'scalability/replicas-not-spread',
  consideration: 'scalability/capacity',
  reads: 'workload',
  severity: 'info',
  preview: true,
  problem: 'Nothing keeps the replicas of the server on different nodes.',
  remedy: 'Add `topologySpreadConstraints` over `kubernetes.io/hostname`.',
  why: 'Replicas that share a node go down together with it, and then several of them are as good as one.',
  sources: [
    { title: 'kube-linter: no-anti-affinity', url: 'https://docs.kubelinter.io/#/generated/checks?id=no-anti-affinity' },
    {
      title: 'Kubernetes: pod topology spread constraints',
      url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: { bad: deploymentExample(''), good: deploymentExample('', SPREAD) },
  *check(workload, { artifact }) {
    const { object, podSpec, template, serves, partial, form } = workload;
    const spec = get(object.node, 'spec');
    const count = get(spec, 'replicas');
    if (!serves || partial || form !== 'pod' || object.kind !== 'Deployment' || !count || (num(count) ?? 0) < 2) return;
    if (get(podSpec, 'topologySpreadConstraints') || get(podSpec, 'affinity') || pair(podSpec, '<<')) return;
    const labels = get(spec, 'selector', 'matchLabels');
    const matched: Record<string, string> = {};
    if (isMap(labels)) {
      for (const { key, value } of labels.pairs)
        if (key.type === 'scalar' && value.type === 'scalar') matched[key.value] = value.value;
    }
    const constraint = {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: matched },
    };
    const edits =
      template && Object.keys(matched).length > 0
        ? addEntry(artifact.parts[0]!.text, podSpec, 'topologySpreadConstraints', [constraint])
        : [];
    const message = `Nothing keeps the ${num(count)} replicas on different nodes.`;
    yield finding(pairSpan(spec, 'replicas', count), message, offered('Spread them over nodes', edits));
  },
});
