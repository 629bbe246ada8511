import { get, isMap, isNull, pair } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { Container } from '../../container.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

/** KServe gives its containers a CPU and 2Gi where the manifest says nothing, and Knative and NIM have defaults of their own. */
const UNSIZED: ReadonlySet<Workload['form']> = new Set(['pod', 'ray', 'seldon']);

export default defineRule({
  id: 'scalability/no-resources',
  consideration: 'scalability/capacity',
  reads: 'workload',
  severity: 'warning',
  problem: 'The model server asks for no CPU and no memory.',
  remedy: 'Measure what it needs under load and write it as `resources.requests`, with a memory limit.',
  why: 'The scheduler takes it for free and packs it anywhere, so it is the first to be slowed down or evicted, and no CPU autoscaler can work.',
  sources: [
    {
      title: 'Kubernetes: Manage resources',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    },
    {
      title: 'kube-linter: unset-cpu-requirements',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=unset-cpu-requirements',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample('args: ["--model", "/models/scorer"]'),
    good: deploymentExample(`args: ["--model", "/models/scorer"]
resources:
  requests: {cpu: "4", memory: 16Gi}
  limits: {memory: 16Gi}`),
  },
  *check(workload, { artifact }) {
    if (!UNSIZED.has(workload.form) || !workload.serves || workload.partial || workload.object.kind === 'Pod') return;
    if ((artifact.kind === 'kubernetes' || artifact.kind === 'kserve') && artifact.objects.some((o) => o.kind === 'LimitRange'))
      return;
    if (get(workload.podSpec, 'resources')) return; // a budget of the whole pod
    for (const container of workload.containers) {
      if (!container.servesModel || container.framework !== undefined || isSized(container)) continue;
      const edits = ensurePath(artifact.parts[0]!.text, container.node, ['resources', 'requests'], { cpu: '1', memory: '4Gi' });
      const fixes = edits.length > 0 ? [suggestedFix('Request a CPU and 4Gi to begin with', ...inPart(edits))] : [];
      yield finding(container.anchor, container.name ? `\`${container.name}\` asks for no CPU and no memory.` : '', fixes);
    }
  },
});

/** Requests or limits of any kind are written; a limit is a request too. */
function isSized(container: Container): boolean {
  if (pair(container.node, '<<')) return true;
  const resources = get(container.node, 'resources');
  if (!resources || isNull(resources)) return false;
  if (!isMap(resources)) return true;
  return ['requests', 'limits', 'claims'].some((key) => {
    const side = get(resources, key);
    return side !== undefined && !isNull(side) && !(isMap(side) && side.pairs.length === 0);
  });
}
