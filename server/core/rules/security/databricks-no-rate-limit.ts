import { servedEntities } from '../../artifacts/databricksMeanings.js';
import { get, isMap, items } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { addToBundle, BUNDLE_SCHEMA, EXTERNAL, endpointExample, endpointsIn } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const LIMITS = [{ calls: 100, key: 'user', renewal_period: 'minute' }];

export default defineRule({
  id: 'security/databricks-no-rate-limit',
  consideration: 'security/protection',
  reads: 'databricks',
  severity: 'info',
  preview: true,
  problem: 'The endpoint passes every call on to a model of another provider, as many as come.',
  remedy: 'Set `ai_gateway.rate_limits` for each user or for the endpoint.',
  why: 'One loop in one script of one user runs up the bill of the provider, or uses up the quota of everyone else.',
  sources: [
    {
      title: 'Databricks: AI Gateway, rate limits',
      url: 'https://docs.databricks.com/aws/en/ai-gateway/configure-ai-gateway-endpoints',
    },
    BUNDLE_SCHEMA,
  ],
  standards: ['OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: endpointExample(EXTERNAL),
    good: endpointExample(EXTERNAL, 'ai_gateway:\n  rate_limits: [{calls: 100, key: user, renewal_period: minute}]'),
  },
  *check(file) {
    const entities = servedEntities(file);
    for (const endpoint of endpointsIn(file)) {
      const { node, anchor, partial, key } = endpoint;
      const external = entities.some((e) => e.endpoint === endpoint && isMap(get(e.node, 'external_model')));
      const gateway = get(node, 'ai_gateway');
      const limited = get(gateway, 'rate_limits') ?? (items(get(node, 'rate_limits')).length > 0 ? node : undefined);
      if (partial || !external || limited) continue;
      const edits = isMap(gateway)
        ? addToBundle(file, gateway, 'rate_limits', LIMITS)
        : gateway
          ? []
          : addToBundle(file, node, 'ai_gateway', { rate_limits: LIMITS }, 'config');
      yield finding(
        anchor,
        `The endpoint \`${key}\` limits no one's calls.`,
        suggestedIf('Allow each user 100 calls a minute', edits),
      );
    }
  },
});
