import { get, isMap } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import { defineAbsence } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { type WorkloadChange, workloadFixes } from '../shared/workloadFix.js';

/** A server with a port, sized, with nothing around it. */
const SERVER = `ports:
  - {name: http, containerPort: 8000}
readinessProbe:
  httpGet: {path: /health, port: http}
resources:
  requests: {cpu: "4", memory: 16Gi}
  limits: {memory: 16Gi}`;

export default defineAbsence({
  id: 'security/no-protection',
  consideration: 'security/protection',
  weight: 'normal',
  problem: 'Nothing in this project guards the model server.',
  remedy:
    'Take its privileges away in `securityContext`, keep its pods apart with a NetworkPolicy, and ask callers who they are.',
  why: 'A model file or a request that takes over the process owns all that the process may do, and the weights are there to copy.',
  sources: [
    { title: 'Kubernetes: security context', url: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/' },
    { title: 'Kubernetes: network policies', url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP ML05:2023'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(SERVER),
    good: deploymentExample(`${SERVER}\nsecurityContext:\n  allowPrivilegeEscalation: false\n  capabilities:\n    drop: [ALL]`),
  },
  fixes: (place, project) => workloadFixes(place, project, 'security/protection', takePrivileges),
});

const takePrivileges: WorkloadChange = ({ workload }, text) => {
  // A NIMService has no place for it: its operator writes the container.
  const served = workload.form === 'nim' ? undefined : workload.containers.find((c) => c.servesModel);
  const context = served && get(served.node, 'securityContext');
  if (!served || (context && isMap(context) && context.pairs.length > 0)) return null;
  const value = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
  return { title: 'Take away what a model server never needs', edits: ensurePath(text, served.node, ['securityContext'], value) };
};
