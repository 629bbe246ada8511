import { defineRule, finding, suggestedFix } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const example = (value: string) => deploymentExample(`env:\n  - name: VLLM_ALLOW_RUNTIME_LORA_UPDATING\n    value: "${value}"`);

export default defineRule({
  id: 'security/vllm-runtime-lora',
  consideration: 'security/protection',
  reads: 'variable',
  severity: 'warning',
  problem: 'Whoever reaches the vLLM server can load adapters into it.',
  remedy: 'Name the adapters with `--lora-modules` when the server starts, and take the variable away.',
  why: 'An adapter changes what the model answers, so one request changes the model for everyone without a deployment.',
  sources: [
    { title: 'vLLM: LoRA adapters, dynamically serving', url: 'https://docs.vllm.ai/en/latest/features/lora/' },
    { title: 'vLLM: environment variables', url: 'https://github.com/vllm-project/vllm/blob/main/vllm/envs.py' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML10:2023', 'OWASP LLM04:2025'],
  fix: 'suggested',
  examples: { bad: example('True'), good: example('False') },
  *check({ name, written }) {
    if (name !== 'VLLM_ALLOW_RUNTIME_LORA_UPDATING' || !/^\s*(?:1|true)\s*$/i.test(written.value)) return;
    const edits = written.replace?.('0') ?? [];
    yield finding(written.span, '', edits.length > 0 ? [suggestedFix('Load no adapters while it runs', ...edits)] : []);
  },
});
