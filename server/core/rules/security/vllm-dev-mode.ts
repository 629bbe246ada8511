import { defineRule, finding, suggestedFix } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';

export default defineRule({
  id: 'security/vllm-dev-mode',
  consideration: 'security/protection',
  reads: 'variable',
  severity: 'error',
  problem: 'The vLLM server runs in development mode.',
  remedy: 'Set `VLLM_SERVER_DEV_MODE` to `"0"` or take it away.',
  why: 'It opens endpoints without a password that control the engine and run calls on every worker; its makers say never to use it in production.',
  sources: [{ title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/latest/usage/security.html' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM10:2025', 'CWE-489'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`env:
  - name: VLLM_SERVER_DEV_MODE
    value: "1"`),
    good: deploymentExample(`env:
  - name: VLLM_LOGGING_LEVEL
    value: INFO`),
  },
  *check({ name, written }) {
    // vLLM reads the variable as a whole number.
    if (name !== 'VLLM_SERVER_DEV_MODE' || !/^[+-]?0*[1-9]\d*$/.test(written.value)) return;
    const edits = written.replace?.('0') ?? [];
    yield finding(written.span, '', edits.length > 0 ? [suggestedFix('Switch development mode off', ...edits)] : []);
  },
});
