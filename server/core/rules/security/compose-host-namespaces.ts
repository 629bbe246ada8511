import { get, pair, str } from '../../artifacts/yaml.js';
import type { OffsetEdit } from '../../fixes.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';
import { pairSpan } from '../shared/pairSpan.js';

const SHARED = [
  ['network_mode', 'sees all traffic of the host, and every port it opens is open on the host'],
  ['pid', 'sees the processes of the host and their variables'],
  ['ipc', 'reads the shared memory of the host'],
] as const;

export default defineRule({
  id: 'security/compose-host-namespaces',
  consideration: 'security/protection',
  reads: 'compose',
  severity: 'warning',
  problem: 'The service shares a namespace with the host.',
  remedy: 'Publish the ports it needs, and give it shared memory of its own with `shm_size`.',
  why: 'What runs in the container, and a model file can bring code, reaches other programs of the machine past the walls of the container.',
  sources: [
    { title: 'Compose: network_mode', url: 'https://docs.docker.com/reference/compose-file/services/#network_mode' },
    { title: 'Compose: ipc', url: 'https://docs.docker.com/reference/compose-file/services/#ipc' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-668'],
  fix: 'suggested',
  examples: {
    bad: composeExample('command: ["--model", "/models/scorer"]\nipc: host'),
    good: composeExample('command: ["--model", "/models/scorer"]\nshm_size: 8gb'),
  },
  *check(compose) {
    const seen = new Set<number>();
    for (const { node } of compose.services) {
      for (const [key, what] of SHARED) {
        const value = get(node, key);
        if (!value || str(value) !== 'host') continue;
        const span = pairSpan(node, key, value);
        if (seen.has(span.start)) continue;
        seen.add(span.start);
        const own = pair(node, key);
        const replaceable = key === 'ipc' && own && own.value === value && !value.anchor && !get(node, 'shm_size');
        const edits: OffsetEdit[] = replaceable ? [{ start: own.key.start, end: own.value.end, newText: 'shm_size: 8gb' }] : [];
        const fixes = edits.length > 0 ? [suggestedFix('Give it shared memory of its own', ...inPart(edits))] : [];
        yield finding(span, `With \`${key}: host\` the container ${what}.`, fixes);
      }
    }
  },
});
