import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get } from '../../artifacts/yaml.js';
import { defineRule } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { acrossObject, type Place } from '../shared/acrossObject.js';
import { addedCapabilities } from '../shared/capabilities.js';
import { deploymentExample } from '../shared/exampleManifests.js';

/** Each is enough to leave the container. IPC_LOCK (RDMA) and SYS_PTRACE (ROCm) have good uses and are not here. */
const ESCAPES = /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_MODULE|SYS_RAWIO|DAC_READ_SEARCH)$/;

export default defineRule({
  id: 'security/dangerous-capabilities',
  consideration: 'security/protection',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The container is given a capability with which it can take over its node.',
  remedy: 'Drop all capabilities and add only those that the server names in its documentation.',
  why: 'Such a capability turns a flaw in the model server into control over the node and all models on it.',
  sources: [
    {
      title: 'Kubernetes: Pod Security Standards, capabilities',
      url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    },
    { title: 'Linux: capabilities(7)', url: 'https://man7.org/linux/man-pages/man7/capabilities.7.html' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'none',
  examples: {
    bad: deploymentExample(`securityContext:
  capabilities:
    add: ["SYS_ADMIN"]`),
    good: deploymentExample(`securityContext:
  capabilities:
    drop: ["ALL"]
    add: ["IPC_LOCK"]`),
  },
  *check(manifests) {
    yield* acrossObject(manifests, '', escapesOf);
  },
});

function* escapesOf(workload: Workload): Iterable<Place> {
  for (const container of workload.allContainers) {
    if (bool(get(container.node, 'securityContext', 'privileged')) === true) continue; // it has them all, and is reported
    for (const { name, node } of addedCapabilities(container)) {
      if (ESCAPES.test(name)) yield { span: spanOf(node), message: `\`${name}\` is enough to take over the node`, edits: [] };
    }
  }
}
