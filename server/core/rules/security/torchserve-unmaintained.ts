import type { TorchServeConfig } from '../../artifacts/torchServeConfig.js';
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
    const configs = artifacts.filter(
      (a): a is TorchServeConfig => a.kind === 'torchserve-config' && a.properties.entries.length > 0,
    );
    const [config] = configs;
    if (!config) return;
    const { keyStart, keyEnd } = config.properties.entries[0]!;
    const others = configs.length - 1;
    const more = others === 0 ? '' : `, and ${others} more ${others === 1 ? 'file configures' : 'files configure'} it`;
    yield at(config, finding({ part: 0, start: keyStart, end: keyEnd }, `TorchServe is no longer maintained${more}.`));
  },
});
