import { spanOf } from '../../artifacts/kubernetes.js';
import { flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { setFlagValue } from '../shared/argumentEdit.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { offered } from '../shared/offered.js';

const NAMES = ['--gpu-memory-utilization', '--gpu_memory_utilization'];
const example = (share: string) =>
  deploymentExample(`args: ["--model", "/models/scorer", "--gpu-memory-utilization", "${share}"]`);

export default defineRule({
  id: 'resources/gpu-memory-share-invalid',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'error',
  problem: 'The share of GPU memory that vLLM is to use is none.',
  remedy: 'Write a share above 0 and up to 1, such as `0.9`.',
  why: 'The server refuses the value when it starts, so the model is not served at all.',
  sources: [
    { title: 'vLLM: cache configuration', url: 'https://github.com/vllm-project/vllm/blob/main/vllm/config/cache.py' },
    { title: 'vLLM: engine arguments', url: 'https://docs.vllm.ai/en/stable/configuration/engine_args/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example('90'), good: example('0.9') },
  *check({ container, init }, { artifact }) {
    const given = init || modelServer(container) !== 'vllm' ? undefined : flag(container, ...NAMES);
    if (!given || !/^[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})$/.test(given.text)) return;
    const share = Number(given.text);
    if (share > 0 && share <= 1) return;
    // A number above 1 is nearly always percent.
    const meant = share > 1 && share <= 100 ? String(share / 100) : '0.9';
    const edits = setFlagValue(artifact.parts[0]!.text, given, NAMES, meant);
    yield finding(spanOf(given.node), `\`${given.text}\` is no share between 0 and 1.`, offered(`Use \`${meant}\``, edits));
  },
});
