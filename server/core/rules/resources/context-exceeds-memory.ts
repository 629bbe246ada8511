import { spanOf } from '../../artifacts/kubernetes.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Container, flag } from '../../container.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { architectureOf, cacheBytesPerToken } from '../../sizing/architectures.js';
import { memoryUtilisation } from '../../sizing/gpuHours.js';
import { modelWeights } from '../../sizing/modelWeights.js';
import { servedMemory } from '../../sizing/servedMemory.js';
import { gib, grouped } from '../../sizing/words.js';
import { setFlagValue } from '../shared/argumentEdit.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';

const FLAGS = ['--max-model-len', '--max_model_len'];
/** They change what the cache holds or where. */
const OTHERWISE = ['--cpu-offload-gb', '--kv-offloading-size', '--swap-space', '--hf-overrides', '--kv-transfer-config'];
/** What vLLM keeps back for activations and graphs is at least this share of what is left beside the weights. */
const KEPT_BACK = 0.1;

export default defineRule({
  id: 'resources/context-exceeds-memory',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'warning',
  problem: 'The longest request does not fit into the memory that is left beside the weights.',
  remedy: 'Lower `--max-model-len`, spread the model over more devices, or hold the cache in 8 bits with `--kv-cache-dtype fp8`.',
  why: 'The server computes this when it starts and refuses to serve, after minutes of download on a machine that is paid for.',
  sources: [
    { title: 'vLLM: Conserving memory', url: 'https://docs.vllm.ai/en/latest/configuration/conserving_memory.html' },
    {
      title: 'vLLM: check of the cache against the longest sequence',
      url: 'https://github.com/vllm-project/vllm/blob/main/vllm/v1/core/kv_cache_utils.py',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(
      `args: ["--model", "meta-llama/Llama-3.1-8B-Instruct", "--revision", "0e9e39f249a16976918f6564b8830bc894c89659", "--max-model-len", "131072"]
resources:
  limits: {nvidia.com/gpu: 1}`,
      'nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}',
    ),
    good: deploymentExample(
      `args: ["--model", "meta-llama/Llama-3.1-8B-Instruct", "--revision", "0e9e39f249a16976918f6564b8830bc894c89659", "--max-model-len", "16384"]
resources:
  limits: {nvidia.com/gpu: 1}`,
      'nodeSelector: {cloud.google.com/gke-accelerator: nvidia-l4}',
    ),
  },
  *check(served, { artifact }) {
    const { container, init, workload } = served;
    const length = flag(container, ...FLAGS);
    const tokens = length && wholeTokens(length.text);
    if (init || workload?.object.partial || !tokens || modelServer(container) !== 'vllm' || flag(container, ...OTHERWISE)) return;
    const weights = modelWeights(container);
    const architecture = weights && architectureOf(weights.id);
    const memory = servedMemory(served);
    const share = memoryUtilisation(container);
    const bytes = bytesPerValue(container);
    if (!weights || !architecture || !memory || share === undefined || bytes === undefined) return;
    const room = memory.bytes * share - weights.bytes;
    const perToken = cacheBytesPerToken(architecture, bytes);
    // Weights that do not fit by themselves are another finding.
    if (weights.bytes > memory.bytes || perToken * tokens <= room) return;
    const fits = Math.floor((room * (1 - KEPT_BACK)) / perToken / 1024) * 1024;
    const edits = fits >= 1024 ? setFlagValue(artifact.parts[0]!.text, length, FLAGS, String(fits)) : [];
    const fixes = edits.length > 0 ? [suggestedFix(`Serve requests of up to ${grouped(fits)} tokens`, ...inPart(edits))] : [];
    const { layers, kvHeads, headSize } = architecture;
    const cache = `2 × ${layers} layers × ${kvHeads} heads × ${headSize} × ${bytes} byte${bytes === 1 ? '' : 's'} × ${grouped(tokens)} tokens = ${gib(perToken * tokens)}`;
    const message =
      `A request of ${grouped(tokens)} tokens takes ${gib(perToken * tokens)} beside the weights; ` +
      `vLLM takes ${Math.round(share * 100)} % of ${memory.derivation}. Cache: ${cache}. Weights: ${weights.derivation}.`;
    const related = [{ uri: artifact.uri, span: spanOf(memory.device.node), message: memory.device.words }];
    yield finding(spanOf(length.node), message, fixes, related);
  },
});

/** `8192`, `16k` (thousands) and `16K` (1,024s), as vLLM reads them; undefined for anything else. */
function wholeTokens(text: string): number | undefined {
  const found = isPlaceholder(text) ? null : /^([1-9]\d{0,8})([kK])?$/.exec(text);
  return found ? Number(found[1]) * (found[2] === 'k' ? 1000 : found[2] === 'K' ? 1024 : 1) : undefined;
}

function bytesPerValue(container: Container): number | undefined {
  const type = flag(container, '--kv-cache-dtype', '--kv_cache_dtype')?.text ?? 'auto';
  if (type === 'auto' || /^(?:bfloat16|float16)$/.test(type)) return 2;
  return /^fp8/.test(type) ? 1 : undefined;
}
