import type { Artifact } from '../../artifacts/artifact.js';
import type { TorchServeConfig } from '../../artifacts/torchServeConfig.js';
import { embeddedConfigs } from '../../embeddedConfigs.js';
import { at, defineRule, finding } from '../../rule.js';
import { SERVER } from '../shared/torchServeSources.js';
import { TENSORS, tritonExample } from '../shared/tritonSources.js';

export default defineRule({
  id: 'security/torchserve-unmaintained',
  consideration: 'security/upkeep',
  reads: 'project',
  severity: 'info',
  problem: 'TorchServe is no longer maintained.',
  remedy: 'Plan the move to a server that is: Triton, KServe, Ray Serve, LitServe, or vLLM for language models.',
  why: 'Its authors announced that there will be no more fixes, security fixes included.',
  sources: [{ title: 'TorchServe: notice of limited maintenance', url: 'https://github.com/pytorch/serve#readme' }],
  standards: ['NIST AI RMF MANAGE 3.1', 'OWASP LLM03:2025'],
  fix: 'none',
  examples: {
    bad: { 'config.properties': SERVER },
    good: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`),
  },
  // News once: no edit of a second file ends it.
  *check({ artifacts }) {
    const [first, ...others] = artifacts.flatMap((artifact) =>
      configsIn(artifact).flatMap(({ properties: { entries } }) => (entries[0] ? [{ artifact, entry: entries[0] }] : [])),
    );
    if (!first) return;
    const { artifact, entry } = first;
    const more =
      others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'file configures' : 'files configure'} it`;
    yield at(
      artifact,
      finding({ part: 0, start: entry.keyStart, end: entry.keyEnd }, `TorchServe is no longer maintained${more}.`),
    );
  },
});

/** A configuration of its own, or those that a ConfigMap holds. */
function configsIn(artifact: Artifact): TorchServeConfig[] {
  const all = artifact.kind === 'kubernetes' || artifact.kind === 'kserve' ? embeddedConfigs(artifact) : [artifact];
  return all.filter((each): each is TorchServeConfig => each.kind === 'torchserve-config');
}
