import { bool, get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/privileged-container',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'error',
  problem: 'The container runs privileged.',
  remedy: 'Take `privileged` away; a device plugin gives access to accelerators, and single rights can be added as capabilities.',
  why: 'A privileged container is as good as root on its node, so whoever breaks into the model server owns every workload beside it.',
  sources: [
    {
      title: 'Kubernetes: Pod Security Standards',
      url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    },
    { title: 'Kubernetes: Schedule GPUs', url: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-250'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`securityContext:
  privileged: true`),
    good: deploymentExample(`securityContext:
  privileged: false`),
  },
  *check({ container }, { artifact }) {
    const context = get(container.node, 'securityContext');
    const node = get(context, 'privileged');
    if (!node || bool(node) !== true) return;
    const fix = suggestedFix('Set `privileged: false`', ...inPart(setScalar(artifact.parts[0]!.text, node, 'false')));
    yield finding(pairSpan(context, 'privileged', node), container.name ? `\`${container.name}\` runs privileged.` : '', [fix]);
  },
});
