import { bool, get, pair } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';
import { parallelism } from '../shared/parallelism.js';

const NAMESPACES = {
  hostNetwork: 'the network of its node',
  hostPID: 'the processes of its node',
  hostIPC: 'the shared memory of its node',
} as const;

export default defineRule({
  id: 'security/host-namespaces',
  consideration: 'security/protection',
  reads: 'workload',
  severity: 'warning',
  problem: 'The pod shares a namespace with its node.',
  remedy: 'Take the field away; for shared memory mount an `emptyDir` with `medium: Memory` at `/dev/shm`.',
  why: 'The wall between the model server and everything else on the node is gone: it sees their traffic, processes or memory.',
  sources: [
    {
      title: 'Kubernetes: Pod Security Standards, host namespaces',
      url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    },
    { title: 'kube-linter: host-ipc, host-network, host-pid', url: 'https://docs.kubelinter.io/#/generated/checks?id=host-ipc' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-653'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample('args: ["--model", "/models/scorer"]', 'hostIPC: true'),
    good: deploymentExample('args: ["--model", "/models/scorer"]'),
  },
  *check(workload, { artifact }) {
    for (const [key, what] of Object.entries(NAMESPACES)) {
      const node = get(workload.podSpec, key);
      if (!node || bool(node) !== true) continue;
      if (artifact.templated && isAskedFor(artifact.parts[0]!.text, node.start, key)) continue;
      // Servers on several accelerators or nodes talk over what is shared here: taking it away alone stops them.
      const needed = key === 'hostNetwork' || (key === 'hostIPC' && workload.containers.some((c) => parallelism(c).tensor !== 1));
      const own = pair(workload.podSpec, key);
      const edits = needed || !own ? [] : removeEntry(artifact.parts[0]!.text, workload.podSpec, key);
      const fixes = edits.length > 0 ? [suggestedFix(`Remove \`${key}\``, ...inPart(edits))] : [];
      yield finding(pairSpan(workload.podSpec, key, node), `\`${key}\` gives the pod ${what}.`, fixes);
    }
  },
});

/** The line above asks the values of the chart for it by name: whoever installs the chart decides. */
function isAskedFor(text: string, at: number, key: string): boolean {
  const above = text.slice(0, Math.max(0, text.lastIndexOf('\n', at))).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  return /^\s*\{\{-?\s*(?:if|with)\b/.test(line) && line.toLowerCase().includes(key.toLowerCase());
}
