import { bool, get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { addedCapabilities } from '../shared/capabilities.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/privilege-escalation',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'The container may gain more rights than it was started with.',
  remedy: 'Set `allowPrivilegeEscalation: false`; model servers do not need it.',
  why: 'With it, one flaw in the server or in a loaded model is enough to become root inside the container.',
  sources: [
    {
      title: 'Kubernetes: Configure a security context',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    },
    {
      title: 'Kubernetes: Pod Security Standards, restricted',
      url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`securityContext:
  allowPrivilegeEscalation: true`),
    good: deploymentExample(`securityContext:
  allowPrivilegeEscalation: false`),
  },
  *check({ container }, { artifact }) {
    const context = get(container.node, 'securityContext');
    const node = get(context, 'allowPrivilegeEscalation');
    // Privileged containers and CAP_SYS_ADMIN imply it, and the API refuses `false` beside them: those are reported instead.
    const implied =
      bool(get(context, 'privileged')) === true || addedCapabilities(container).some((c) => /^(?:CAP_)?SYS_ADMIN$/.test(c.name));
    if (!node || bool(node) !== true || implied) return;
    const fix = suggestedFix(
      'Set `allowPrivilegeEscalation: false`',
      ...inPart(setScalar(artifact.parts[0]!.text, node, 'false')),
    );
    const message = container.name ? `\`${container.name}\` may gain more rights than it was started with.` : '';
    yield finding(pairSpan(context, 'allowPrivilegeEscalation', node), message, [fix]);
  },
});
