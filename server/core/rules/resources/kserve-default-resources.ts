import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { offered } from '../shared/offered.js';

/** Formats whose models are rarely small. */
const LARGE = new Set(['huggingface', 'vllm']);

export default defineRule({
  id: 'resources/kserve-default-resources',
  consideration: 'resources/fit',
  reads: 'workload',
  severity: 'warning',
  problem: 'A transformer model gets what KServe gives where nothing is asked for: one CPU, 2Gi and no accelerator.',
  remedy: 'Set `resources` to what the model needs, the accelerator included.',
  why: 'A language model does not fit there: the pod is killed while it loads, or answers in minutes.',
  sources: [
    {
      title: 'KServe: inferenceservice-config',
      url: 'https://github.com/kserve/kserve/blob/master/config/configmap/inferenceservice.yaml',
    },
    {
      title: 'KServe: Hugging Face runtime',
      url: 'https://kserve.github.io/website/docs/model-serving/generative-inference/overview',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(example('args: [--model_name=llama]')),
    good: inferenceServiceExample(example('resources: {limits: {cpu: "6", memory: 24Gi, nvidia.com/gpu: 1}}')),
  },
  *check(workload, { artifact }) {
    if (workload.form !== 'kserve' || workload.component !== 'predictor' || workload.partial) return;
    for (const { node, framework, anchor } of workload.containers) {
      if (!framework || !LARGE.has(framework) || pair(node, '<<') || pair(workload.podSpec, '<<')) continue;
      const resources = get(node, 'resources');
      const asks = isMap(resources) ? resources.pairs.length > 0 : resources !== undefined && !isNull(resources);
      // A runtime of the platform team, or workers beside it, bring their own.
      if (asks || get(node, 'runtime') || get(workload.podSpec, 'workerSpec') || get(workload.podSpec, 'containers')) continue;
      const asked = { cpu: '6', memory: '24Gi', 'nvidia.com/gpu': 1 };
      const value = { requests: asked, limits: asked };
      const edits = ensurePath(artifact.parts[0]!.text, node, ['resources'], value);
      const place = resources && pair(node, 'resources') ? spanOf(pair(node, 'resources')!.key) : anchor;
      yield finding(place, '', offered('Ask for a GPU, 6 CPUs and 24Gi to begin with', edits));
    }
  },
});

function example(lines: string): string {
  return `predictor:
  model:
    modelFormat: {name: huggingface}
    storageUri: s3://models/llama/v3
    ${lines}`;
}
