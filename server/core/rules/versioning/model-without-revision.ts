import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { knownCommit, modelAt } from '../shared/knownModels.js';
import { calledFrom } from '../shared/mainFiles.js';
import { hubName } from '../shared/pinnedUses.js';

const BRANCH = /^(?:main|master|latest)$/;

export default defineRule({
  id: 'versioning/model-without-revision',
  consideration: 'versioning/version-control',
  reads: 'model',
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
  fix: 'suggested',
  examples: {
    bad: {
      ...deploymentExample('args: ["--model", "Qwen/Qwen2.5-7B-Instruct"]'),
      'score.py': `from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-7B-Instruct", revision="a09a35458c702b33eeacc393d103063234e8bc28")
`,
    },
    good: deploymentExample(
      'args: ["--model", "Qwen/Qwen2.5-7B-Instruct", "--revision", "a09a35458c702b33eeacc393d103063234e8bc28"]',
    ),
  },
  fixesFrom(found, artifact, project) {
    const model = modelAt(found, artifact, true);
    const id = model && hubName(model.written.value);
    const [commit, from] = (id === undefined ? undefined : knownCommit(project, id)) ?? [];
    if (!model || id === undefined || commit === undefined || !from) return [];
    const { written, revision, pin } = model;
    const edits = written.value.startsWith('hf://')
      ? written.replace?.(`hf://${id}:${commit}`)
      : revision
        ? revision.replace?.(commit)
        : pin?.(commit);
    return [
      suggestedFix(`Take commit ${commit.slice(0, 12)}, as in \`${calledFrom(project, artifact, from)}\``, ...(edits ?? [])),
    ];
  },
  *check({ source, written, revision }) {
    if (source !== 'hub' || isPlaceholder(written.value)) return;
    const id = written.value.replace(/^hf:\/\/|(?<=^hf:\/\/[^:@]*)[:@].*$/g, '');
    if (!revision) yield finding(written.span, `\`${id}\` is loaded without a revision.`);
    else if (BRANCH.test(revision.value))
      yield finding(written.span, `\`${revision.value}\` is a branch of \`${id}\`, which moves.`);
  },
});
