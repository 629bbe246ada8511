import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const FILES = deploymentExample('');

export default defineRule({
  id: 'integration/kustomize-file-missing',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'error',
  problem: 'The kustomization builds upon a file that is not there.',
  remedy: 'Name the file or folder as it is called.',
  why: 'The build stops at the first file that it does not find, so nothing of this deployment reaches the cluster.',
  sources: [
    {
      title: 'Kubernetes: Kustomize, feature list',
      url: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/#kustomize-feature-list',
    },
    {
      title: 'Kustomize: resource',
      url: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'kustomization.yaml': 'resources:\n  - deployement.yaml\n' },
    good: { ...FILES, 'kustomization.yaml': 'resources:\n  - deployment.yaml\n' },
  },
  *check(project) {
    for (const { kustomization, reference, near } of project.overlays.missing()) {
      if (!project.artifacts.includes(kustomization)) continue;
      const { node, path } = reference;
      const right = path.replace(/[^/]+(?=\/*$)/, () => near);
      const edits = setScalar(kustomization.parts[0]!.text, node, scalarSource(right, true));
      const message = `There is no \`${path}\`; \`${near}\` stands there.`;
      yield at(kustomization, finding(spanOf(node), message, [suggestedFix(`Build upon \`${right}\``, ...inPart(edits))]));
    }
  },
});
