import { servedEntities } from '../../artifacts/databricksMeanings.js';
import { get, isMap, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { addToBundle, BUNDLE_SCHEMA, EXTERNAL, endpointExample, endpointsIn } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const GUARDED = { input: { safety: true, pii: { behavior: 'BLOCK' } } };

export default defineRule({
  id: 'security/databricks-no-guardrails',
  consideration: 'security/protection',
  reads: 'databricks',
  severity: 'info',
  preview: true,
  problem: 'The endpoint passes prompts on to a model of another provider unchecked.',
  remedy: 'Set `ai_gateway.guardrails` for the input and the output.',
  why: 'Names, numbers and addresses that users type leave your workspace, and nobody notices.',
  sources: [
    {
      title: 'Databricks: AI Gateway, guardrails',
      url: 'https://docs.databricks.com/aws/en/ai-gateway/configure-ai-gateway-endpoints',
    },
    BUNDLE_SCHEMA,
  ],
  standards: ['OWASP LLM02:2025', 'NIST AI RMF MEASURE 2.10'],
  fix: 'suggested',
  examples: {
    bad: endpointExample(
      EXTERNAL,
      'ai_gateway:\n  rate_limits: [{calls: 100, key: user, renewal_period: minute}]\n  usage_tracking_config: {enabled: true}',
    ),
    good: endpointExample(
      EXTERNAL,
      'ai_gateway:\n  rate_limits: [{calls: 100, key: user, renewal_period: minute}]\n  guardrails: {input: {pii: {behavior: BLOCK}}}',
    ),
  },
  *check(file) {
    const entities = servedEntities(file);
    for (const endpoint of endpointsIn(file)) {
      const { node, anchor, partial, key } = endpoint;
      const chats = entities.some((e) => e.endpoint === endpoint && isChat(str(get(e.node, 'external_model', 'task'))));
      const gateway = get(node, 'ai_gateway');
      if (partial || !chats || get(gateway, 'guardrails')) continue;
      const edits = isMap(gateway)
        ? addToBundle(file, gateway, 'guardrails', GUARDED)
        : gateway
          ? []
          : addToBundle(file, node, 'ai_gateway', { guardrails: GUARDED }, 'config');
      yield finding(
        anchor,
        `The endpoint \`${key}\` checks no prompt.`,
        suggestedIf('Check the input for unsafe and personal content', edits),
      );
    }
  },
});

/** Tasks of external models: https://docs.databricks.com/aws/en/generative-ai/external-models/ */
function isChat(task: string | undefined): boolean {
  return task === 'llm/v1/chat' || task === 'llm/v1/completions';
}
