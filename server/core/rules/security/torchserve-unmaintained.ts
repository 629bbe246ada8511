import { defineRule, finding } from '../../rule.js';
import { SERVER } from '../shared/torchServeSources.js';
import { TENSORS, tritonExample } from '../shared/tritonSources.js';

export default defineRule({
  id: 'security/torchserve-unmaintained',
  consideration: 'security/upkeep',
  reads: 'torchserveConfig',
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
  *check({ properties }) {
    const [first] = properties.entries;
    if (first) yield finding({ part: 0, start: first.keyStart, end: first.keyEnd });
  },
});
