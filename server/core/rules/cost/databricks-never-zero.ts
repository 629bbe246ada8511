import { entityName, servedEntities } from '../../artifacts/databricksMeanings.js';
import { bool, get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { isTrial, setInBundle } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const example = (zero: boolean) => ({
  'resources/serving.yml': `resources:
  model_serving_endpoints:
    income_dev:
      name: income-dev
      config:
        served_entities:
          - name: v7
            entity_name: dev.credit.income
            entity_version: "7"
            workload_size: Small
            scale_to_zero_enabled: ${zero}
`,
});

export default defineRule({
  id: 'cost/databricks-never-zero',
  consideration: 'cost/usage-optimisation',
  reads: 'databricks',
  severity: 'info',
  problem: 'An endpoint for trying things out never scales to zero.',
  remedy: 'Set `scale_to_zero_enabled: true` where nobody waits for the first answer.',
  why: 'The compute is paid for around the clock, in the nights and weekends that nobody tries anything in, too.',
  sources: [
    {
      title: 'Databricks: create custom model serving endpoints, scale to zero',
      url: 'https://docs.databricks.com/aws/en/machine-learning/model-serving/create-manage-serving-endpoints',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: { bad: example(false), good: example(true) },
  *check(file) {
    for (const { endpoint, node } of servedEntities(file)) {
      if (bool(get(node, 'scale_to_zero_enabled')) !== false || !isTrial(file, endpoint)) continue;
      const fix = suggestedIf('Scale to zero', setInBundle(file, node, 'scale_to_zero_enabled', true));
      yield finding(keySpan(node, 'scale_to_zero_enabled'), `\`${entityName(node) ?? endpoint.key}\` never scales to zero.`, fix);
    }
  },
});
