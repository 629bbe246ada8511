import type { Artifact } from '../../artifacts/artifact.js';
import type { ImageUse } from '../../meanings.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { at, defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';

/** Model servers that their makers have closed, by the end of their image's repository. */
const CLOSED: readonly { readonly name: string; readonly repository: RegExp; readonly configured?: Artifact['kind'] }[] = [
  { name: 'Text Generation Inference', repository: /(?:^|\/)huggingface\/text-generation-inference$/ },
  // Its configuration has a finding of its own.
  { name: 'TorchServe', repository: /(?:^|\/)pytorch\/torchserve(?:-[\w-]+)?$/, configured: 'torchserve-config' },
];

export default defineRule({
  id: 'security/unmaintained-server-image',
  consideration: 'security/upkeep',
  reads: 'project',
  severity: 'info',
  problem: 'The model is served by software that is no longer maintained.',
  remedy: 'Plan the move to a server that is: vLLM or SGLang for language models, Triton, KServe or Ray Serve for others.',
  why: 'New models and fixes, security fixes included, go to other servers.',
  sources: [
    {
      title: 'Text Generation Inference: notice of maintenance mode',
      url: 'https://huggingface.co/docs/text-generation-inference/index',
    },
    { title: 'TorchServe: notice of limited maintenance', url: 'https://github.com/pytorch/serve#readme' },
  ],
  standards: ['NIST AI RMF MANAGE 3.1', 'OWASP LLM03:2025'],
  fix: 'none',
  examples: {
    bad: deploymentExample('args: ["--model-id", "/models/scorer"]', '', 'ghcr.io/huggingface/text-generation-inference:3.3.5'),
    good: deploymentExample('args: ["--model", "/models/scorer"]'),
  },
  // News once for each server: no edit of a second file ends it.
  *check(project) {
    const images = imagesOf(project);
    for (const { name, repository, configured } of CLOSED) {
      if (configured && project.artifacts.some((each) => each.kind === configured)) continue;
      const [first, ...others] = images.filter(({ image }) => repository.test(image.reference.repository));
      if (!first) continue;
      const more = others.length === 0 ? '' : `, and runs in ${others.length} more ${others.length === 1 ? 'place' : 'places'}`;
      yield at(first.artifact, finding(first.image.written.span, `${name} is no longer maintained${more}.`));
    }
  },
});

function imagesOf(project: Project): { artifact: Artifact; image: ImageUse }[] {
  return project.artifacts.flatMap((artifact) => closedIn(artifact).map((image) => ({ artifact, image })));
}

/** A project is judged at every edit, its files are not read anew. */
const closedIn = remembered((artifact: Artifact): readonly ImageUse[] =>
  (meaningsOf(artifact).images ?? []).filter(({ reference }) =>
    CLOSED.some(({ repository }) => repository.test(reference.repository)),
  ),
);
