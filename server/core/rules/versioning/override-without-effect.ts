import { spanOf } from '../../artifacts/kubernetes.js';
import type { Kustomization } from '../../artifacts/kustomization.js';
import { get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { repositoriesOf } from '../shared/overlayImages.js';

const overlay = (name: string) => ({
  ...deploymentExample('', '', 'registry.example.com/vllm/vllm-openai:v0.9.0'),
  'kustomization.yaml': `resources:\n  - deployment.yaml\nimages:\n  - name: ${name}\n    newTag: v0.10.2\n`,
});

export default defineRule({
  id: 'versioning/override-without-effect',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The kustomization replaces an image that nothing here runs under this name.',
  remedy: 'Name the image as the manifests do, registry and path included.',
  why: 'An override that finds no image is passed over without a word, so the version you read here is not the one that runs.',
  sources: [
    { title: 'Kustomize: images', url: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/' },
    {
      title: 'Kustomize: IsImageMatched',
      url: 'https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/image/image.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: overlay('vllm/vllm-openai'), good: overlay('registry.example.com/vllm/vllm-openai') },
  *check(project) {
    // What an overlay meets under its new name, because another one has renamed it, is nobody's slip.
    const made = new Set(
      project.artifacts.flatMap((a) => (a.kind === 'kustomization' ? a.images.flatMap((o) => o.newName ?? []) : [])),
    );
    for (const artifact of project.artifacts) {
      if (artifact.kind !== 'kustomization' || artifact.templated || artifact.images.length === 0) continue;
      const run = repositoriesOf(project).get(artifact) ?? new Set<string>();
      for (const override of artifact.images) {
        const node = get(override.node, 'name');
        if (!node || isPlaceholder(override.name) || run.has(override.name) || made.has(override.name)) continue;
        const near = [...run].filter(
          (repository) => lastOf(repository) === lastOf(override.name) && !isNamed(artifact, repository),
        );
        const [right] = near;
        if (right === undefined || near.length > 1) continue;
        const edits = setScalar(artifact.parts[0]!.text, node, scalarSource(right, override.node.flow));
        const message = `No image is called \`${override.name}\`; the manifests run \`${right}\`.`;
        yield at(artifact, finding(spanOf(node), message, [suggestedFix(`Replace \`${right}\``, ...inPart(edits))]));
      }
    }
  },
});

function isNamed(overlay: Kustomization, repository: string): boolean {
  return overlay.images.some((o) => o.name === repository);
}

function lastOf(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
}
