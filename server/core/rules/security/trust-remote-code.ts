import { spanOf } from '../../artifacts/kubernetes.js';
import { looseBool } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Container, flag } from '../../container.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { environment, isSwitchedOn, modelArgument } from '../shared/modelServer.js';

const FLAGS = ['--trust-remote-code', '--trust_remote_code'];
const VARIABLES = new Set(['TRUST_REMOTE_CODE', 'HF_TRUST_REMOTE_CODE', 'HF_MODEL_TRUST_REMOTE_CODE']);
const REVISIONS = ['--revision', '--model_revision', '--model-revision'];

export default defineRule({
  id: 'security/trust-remote-code',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'The server runs Python code that it downloads with the model.',
  remedy: 'Choose a model whose architecture the server knows, or read the code and pin its commit with `--revision`.',
  why: 'Whoever can push to the model repository decides what your server executes at its next start.',
  sources: [
    { title: 'vLLM: engine arguments', url: 'https://docs.vllm.ai/en/latest/configuration/engine_args.html' },
    { title: 'Hugging Face Transformers: custom models', url: 'https://huggingface.co/docs/transformers/custom_models' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-829'],
  fix: 'none',
  examples: {
    bad: deploymentExample('args: ["--model", "org/model", "--trust-remote-code"]'),
    good: deploymentExample(
      'args: ["--model", "org/model", "--trust-remote-code", "--revision", "4b2f1c0a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a"]',
    ),
  },
  *check({ container, init }) {
    const place = init ? undefined : trusting(container);
    if (place && !isLocal(container) && !isPinned(container)) yield finding(place);
  },
});

function trusting(container: Container): Span | undefined {
  const argument = isSwitchedOn(container, ...FLAGS);
  const value = argument && flag(container, ...FLAGS)?.text;
  if (argument && value !== undefined && !/^(?:false|no|0)$/i.test(value) && !isPlaceholder(value)) return spanOf(argument.node);
  const variable = container.env.find((e) => VARIABLES.has(e.name) && (looseBool(e.value) === true || e.value?.value === '1'));
  return variable && spanOf(variable.node);
}

/** The model comes with the image or a volume: its code is what somebody put there. */
function isLocal(container: Container): boolean {
  return /^(?:\.{0,2}\/|file:)/.test(modelArgument(container)?.text ?? '');
}

function isPinned(container: Container): boolean {
  const revision = flag(container, ...REVISIONS)?.text ?? environment(container, 'REVISION', 'MODEL_REVISION') ?? '';
  return /^[0-9a-f]{40}$/.test(revision);
}
