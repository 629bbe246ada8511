import { servedEntities } from '../../artifacts/databricksMeanings.js';
import { get, isMap, items, pair } from '../../artifacts/yaml.js';
import { renameKey } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { BUNDLE_SCHEMA, ENTITY, endpointExample, endpointsIn } from '../shared/bundleFix.js';
import { inPart } from '../shared/edits.js';
import { suggestedIf } from '../shared/stackFix.js';

const served = (list: string, prefix: string) => ({
  'resources/serving.yml': `resources:
  model_serving_endpoints:
    income:
      name: income
      config:
        ${list}:
          - name: v7
            ${prefix}_name: prod.credit.income
            ${prefix}_version: "7"
            workload_size: Small
            scale_to_zero_enabled: true
`,
});

export default defineRule({
  id: 'integration/databricks-deprecated-field',
  consideration: 'integration/service-interface',
  reads: 'databricks',
  severity: 'warning',
  problem: 'The endpoint is described with a field that Databricks has replaced.',
  remedy: 'Use `served_entities` for the models, and `ai_gateway` for rate limits and inference tables.',
  why: 'What is new for endpoints is only added to the fields that took over, and the old ones are refused for a growing number of endpoints.',
  sources: [
    BUNDLE_SCHEMA,
    {
      title: 'Databricks SDK: CreateServingEndpoint, fields marked as deprecated',
      url: 'https://github.com/databricks/databricks-sdk-go/blob/main/service/serving/model.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: served('served_models', 'model'), good: endpointExample(ENTITY) },
  *check(file) {
    const text = file.parts[0]!.text;
    const entities = servedEntities(file);
    for (const endpoint of endpointsIn(file)) {
      const config = get(endpoint.node, 'config');
      if (isMap(config) && pair(config, 'served_models')) {
        const own = entities.filter((e) => e.endpoint === endpoint && e.nameKey === 'model_name');
        // The tool gives models without a size the size `Small`, and entities none.
        const whole = own.length > 0 && own.every(({ node }) => get(node, 'workload_size')) && !pair(config, 'served_entities');
        const renamed = own.flatMap(({ node, nameKey, versionKey }) => [
          ...(pair(node, nameKey) ? renameKey(text, node, nameKey, 'entity_name') : []),
          ...(pair(node, versionKey) ? renameKey(text, node, versionKey, 'entity_version') : []),
        ]);
        const edits = whole ? inPart([...renameKey(text, config, 'served_models', 'served_entities'), ...renamed]) : [];
        const key = pair(config, 'served_models')!.key;
        yield finding(
          { part: 0, start: key.start, end: key.end },
          '`served_models` is replaced by `served_entities`.',
          suggestedIf('Describe the models as `served_entities`', edits),
        );
      }
      if (items(get(endpoint.node, 'rate_limits')).length > 0)
        yield finding(
          keySpan(endpoint.node, 'rate_limits'),
          '`rate_limits` of the endpoint is replaced by `ai_gateway.rate_limits`.',
        );
      const throughput = entities.some((e) => e.endpoint === endpoint && get(e.node, 'max_provisioned_throughput'));
      if (throughput && isMap(config) && pair(config, 'auto_capture_config'))
        yield finding(
          keySpan(config, 'auto_capture_config'),
          'Endpoints with provisioned throughput take `ai_gateway.inference_table_config` instead of `auto_capture_config`.',
        );
    }
  },
});
