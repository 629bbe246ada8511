import { spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import type { Container } from '../../container.js';
import type { ServedContainer } from '../../meanings.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { setFlagValue } from '../shared/argumentEdit.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { parallelism, TENSOR_FLAGS } from '../shared/parallelism.js';

/** Whole devices: a slice of one (MIG) is another matter. */
const WHOLE = new Set(['nvidia.com/gpu', 'amd.com/gpu']);

export default defineRule({
  id: 'resources/tensor-parallel-mismatch',
  consideration: 'resources/fit',
  reads: 'container',
  severity: 'warning',
  problem: 'The server spreads the model over another number of GPUs than the container has.',
  remedy: 'Make `--tensor-parallel-size` times the pipeline stages equal to the GPUs in `limits`.',
  why: 'With too few GPUs the server does not start; those too many are paid for and stand idle.',
  sources: [
    { title: 'vLLM: Parallelism and scaling', url: 'https://docs.vllm.ai/en/latest/serving/parallelism_scaling.html' },
    {
      title: 'Text Generation Inference: launcher arguments',
      url: 'https://huggingface.co/docs/text-generation-inference/reference/launcher',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`args: ["--model", "/models/llm", "--tensor-parallel-size", "4"]
resources:
  limits: {nvidia.com/gpu: 2}`),
    good: deploymentExample(`args: ["--model", "/models/llm", "--tensor-parallel-size", "2"]
resources:
  limits: {nvidia.com/gpu: 2}`),
  },
  *check({ container, form, workload, init }, { artifact }) {
    if (init || workload?.multiNode || (workload && get(workload.podSpec, 'workerSpec'))) return;
    const gpus = gpuCount(container);
    const { tensor, pipeline, data, distributed, argument } = parallelism(container);
    if (gpus === undefined || tensor === undefined || pipeline === undefined || data === undefined || distributed) return;
    const needed = tensor * pipeline;
    if (argument && needed > gpus) {
      const edits = pipeline === 1 ? setFlagValue(artifact.parts[0]!.text, argument, TENSOR_FLAGS, String(gpus)) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Spread over ${gpus} GPU${gpus === 1 ? '' : 's'}`, ...inPart(edits))] : [];
      yield finding(spanOf(argument.node), `The model is spread over ${needed} GPUs, the container has ${gpus}.`, fixes);
    } else if (leavesIdle(container, form) && needed * data < gpus) {
      const key = container.accelerators.find((a) => WHOLE.has(a.name))!.key;
      yield finding(argument ? spanOf(argument.node) : spanOf(key), `The model uses ${needed * data} of ${gpus} GPUs.`);
    }
  },
});

/** vLLM takes one GPU unless it is told to take more; what others do with the rest is not known from a manifest. */
function leavesIdle(container: Container, form: ServedContainer['form']): boolean {
  const line = container.args.map((a) => a.text).join(' ');
  const starts = /vllm serve|vllm\.entrypoints|^$|^-/.test(line) && !/api-server-count|--config|--data-parallel|[;&|]/.test(line);
  const ways = container.env.some((e) => /VLLM_(?:DP|TENSOR)|TENSOR_PARALLEL|CUDA_VISIBLE_DEVICES/.test(e.name));
  const alone = form === 'pod' || form === 'compose';
  return alone && modelServer(container) === 'vllm' && starts && !ways && container.args.length > 0;
}

function gpuCount(container: Container): number | undefined {
  if (get(container.node, 'resources', 'claims')) return undefined;
  const given = container.accelerators;
  return given.length === 1 && WHOLE.has(given[0]!.name) && Number.isInteger(given[0]!.count) ? given[0]!.count : undefined;
}
