import { entityName, servedEntities } from '../../artifacts/databricksMeanings.js';
import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { BUNDLE_SCHEMA, ENTITY, endpointExample, removeFromBundle } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'scalability/databricks-size-and-concurrency',
  consideration: 'scalability/elastic-serving',
  reads: 'databricks',
  severity: 'warning',
  problem: 'A model has both a workload size and bounds of its concurrency.',
  remedy: 'Keep `workload_size`, or `min_provisioned_concurrency` with `max_provisioned_concurrency`.',
  why: 'The two say different things about how far the endpoint grows, and Databricks takes only one of them.',
  sources: [BUNDLE_SCHEMA],
  standards: [],
  fix: 'suggested',
  examples: { bad: endpointExample(`${ENTITY}\nmax_provisioned_concurrency: 32`), good: endpointExample(ENTITY) },
  *check(file) {
    for (const { endpoint, node } of servedEntities(file)) {
      const bounds = ['min_provisioned_concurrency', 'max_provisioned_concurrency'].filter((key) => get(node, key));
      if (bounds.length === 0 || !get(node, 'workload_size')) continue;
      const fix = suggestedIf('Keep the bounds of the concurrency', removeFromBundle(file, node, 'workload_size'));
      const message = `\`${entityName(node) ?? endpoint.key}\` has \`workload_size\` beside \`${bounds[0]}\`.`;
      yield finding(keySpan(node, 'workload_size'), message, fix);
    }
  },
});
