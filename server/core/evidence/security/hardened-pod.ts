import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, items, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'model server that does not run as root, writes nowhere, or has no capabilities',
  reads: 'workload',
  *find(workload): Generator<Evidence> {
    if (!workload.serves) return;
    for (const container of workload.containers) {
      if (!container.servesModel) continue;
      const own = get(container.node, 'securityContext');
      const shown = [
        ...hardened(own),
        ...nonRoot(own ? get(own, 'runAsNonRoot') : undefined, get(workload.podSpec, 'securityContext', 'runAsNonRoot')),
      ];
      const first = shown[0];
      if (first) yield evidence('security/protection', spanOf(first.node), shown.map((s) => s.note).join(', '));
    }
  },
});

interface Measure {
  readonly node: YamlNode;
  readonly note: string;
}

function* hardened(context: YamlNode | undefined): Generator<Measure> {
  const readOnly = get(context, 'readOnlyRootFilesystem');
  if (readOnly && bool(readOnly)) yield { node: readOnly, note: 'read-only file system' };
  const drop = get(context, 'capabilities', 'drop');
  if (drop && items(drop).some((c) => str(c)?.toUpperCase() === 'ALL')) yield { node: drop, note: 'no capabilities' };
}

/** The container's word beats the pod's. */
function* nonRoot(own: YamlNode | undefined, pod: YamlNode | undefined): Generator<Measure> {
  const node = own ?? pod;
  if (node && bool(node)) yield { node, note: 'not as root' };
}
