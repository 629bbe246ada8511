import { spanOf } from '../../artifacts/kubernetes.js';
import { looseBool } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Argument, type Container, flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { environment, modelArgument, modelServer } from '../shared/modelServer.js';
import { modelSources } from '../shared/modelSources.js';

const REVISIONS = ['--revision', '--model_revision', '--model-revision'];
/** Servers that load `owner/name` from the Hugging Face Hub. */
const HUB_SERVERS = new Set(['vllm', 'tgi', 'tei', 'sglang']);
const HUB_ID = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
/** Folders that people give to a server by a relative path. */
const FOLDER = /^(?:models?|data|mnt|checkpoints?|weights|local|cache|workspace|artifacts|tmp|opt|app)\//i;
const BRANCH = /^(?:main|master|latest)$/;

export default defineRule({
  id: 'versioning/model-without-revision',
  consideration: 'versioning/version-control',
  reads: 'workload',
  severity: 'warning',
  problem: 'The model is loaded from the Hub without a revision.',
  remedy: 'Name the commit you tested: `--revision <commit>`, or `hf://owner/name:<commit>` for KServe.',
  why: 'Each start takes what the default branch holds that day, so a push to the model repository changes your service unseen.',
  sources: [
    { title: 'vLLM: engine arguments', url: 'https://docs.vllm.ai/en/latest/configuration/engine_args.html' },
    {
      title: 'Text Generation Inference: launcher arguments',
      url: 'https://huggingface.co/docs/text-generation-inference/reference/launcher',
    },
    {
      title: 'KServe: models from the Hugging Face Hub',
      url: 'https://kserve.github.io/website/docs/model-serving/storage/providers/hf',
    },
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'none',
  examples: {
    bad: deploymentExample('args: ["--model", "Qwen/Qwen2.5-7B-Instruct"]'),
    good: deploymentExample(
      'args: ["--model", "Qwen/Qwen2.5-7B-Instruct", "--revision", "a09a35458c702b33eeacc393d103063234e8bc28"]',
    ),
  },
  *check(workload) {
    for (const { text, node } of modelSources(workload)) {
      const hub = /^hf:\/\/([^:@]+)(?:[:@](.*))?$/.exec(text);
      if (!hub) continue;
      if (!hub[2]) yield finding(spanOf(node), `\`${hub[1]}\` is loaded without a revision.`);
      else if (BRANCH.test(hub[2])) yield finding(spanOf(node), `\`${hub[2]}\` is a branch, which moves.`);
    }
    for (const container of workload.containers) {
      const model = hubModel(container);
      if (!model) continue;
      const revision = flag(container, ...REVISIONS)?.text ?? environment(container, 'REVISION');
      if (revision === undefined && !container.env.some((e) => e.name === 'REVISION')) {
        yield finding(spanOf(model.node), `\`${model.text}\` is loaded without a revision.`);
      } else if (BRANCH.test(revision ?? ''))
        yield finding(spanOf(model.node), `\`${revision}\` is a branch of \`${model.text}\`, which moves.`);
    }
  },
});

function hubModel(container: Container): Argument | undefined {
  const onHub =
    HUB_SERVERS.has(modelServer(container) ?? '') ||
    container.framework === 'huggingface' ||
    /huggingfaceserver/.test(container.image?.reference.repository ?? '');
  const model = onHub ? modelArgument(container) : undefined;
  if (!model || isPlaceholder(model.text) || !HUB_ID.test(model.text) || FOLDER.test(model.text) || /\.gguf$/i.test(model.text))
    return undefined;
  const offline = container.env.some(
    (e) =>
      /^(?:HF_HUB_OFFLINE|TRANSFORMERS_OFFLINE|VLLM_USE_MODELSCOPE)$/.test(e.name) &&
      (looseBool(e.value) === true || e.value?.value === '1'),
  );
  return offline ? undefined : model;
}
