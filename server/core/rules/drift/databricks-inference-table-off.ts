import { bool, get, isMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { BUNDLE_SCHEMA, ENTITY, endpointExample, endpointsIn, isTrial, setInBundle } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const table = (enabled: boolean) =>
  endpointExample(
    ENTITY,
    `ai_gateway:
  inference_table_config: {enabled: ${enabled}, catalog_name: prod, schema_name: credit, table_name_prefix: income}`,
  );
/** Where an endpoint says that its requests are kept: today's place and the one before. */
const PLACES = [
  ['ai_gateway', 'inference_table_config'],
  ['config', 'auto_capture_config'],
] as const;

export default defineRule({
  id: 'drift/databricks-inference-table-off',
  consideration: 'drift/monitoring',
  reads: 'databricks',
  severity: 'warning',
  problem: 'The inference table of the endpoint is configured and switched off.',
  remedy: 'Set `enabled: true`, or remove the block.',
  why: 'No request or answer is kept, so a quality monitor has nothing to compare and an incident cannot be looked up.',
  sources: [
    {
      title: 'Databricks: AI Gateway-enabled inference tables',
      url: 'https://docs.databricks.com/aws/en/ai-gateway/inference-tables',
    },
    BUNDLE_SCHEMA,
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: { bad: table(false), good: table(true) },
  *check(file) {
    for (const endpoint of endpointsIn(file)) {
      const blocks = PLACES.map((path) => get(endpoint.node, ...path)).filter(isMap);
      if (isTrial(file, endpoint) || blocks.some((block) => bool(get(block, 'enabled')) === true)) continue;
      for (const block of blocks) {
        if (bool(get(block, 'enabled')) !== false) continue;
        const fix = suggestedIf('Keep requests and answers', setInBundle(file, block, 'enabled', true));
        yield finding(keySpan(block, 'enabled'), 'The inference table is switched off.', fix);
      }
    }
  },
});
