import { entityName, servedEntities } from '../../artifacts/databricksMeanings.js';
import { get, isMap, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { addToBundle, BUNDLE_SCHEMA, ENTITY, endpointExample } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

/** Names of functions and feature specifications, which have no versions. */
const NO_MODEL = /feat|spec|lookup|function|func(?![a-z])|udf/i;

export default defineRule({
  id: 'versioning/databricks-no-entity-version',
  consideration: 'versioning/version-control',
  reads: 'databricks',
  severity: 'warning',
  problem: 'A model is served without its version.',
  remedy: 'Name the version you tested in `entity_version`.',
  why: 'The file then does not say what is served, and no deployment of it brings an older version back.',
  sources: [
    {
      title: 'Databricks: create custom model serving endpoints',
      url: 'https://docs.databricks.com/aws/en/machine-learning/model-serving/create-manage-serving-endpoints',
    },
    BUNDLE_SCHEMA,
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: endpointExample('entity_name: prod.credit.income\nworkload_size: Small\nscale_to_zero_enabled: true'),
    good: endpointExample(ENTITY),
  },
  *check(file) {
    for (const { endpoint, node, nameKey, versionKey } of servedEntities(file)) {
      const name = str(get(node, nameKey));
      if (endpoint.partial || name === undefined || get(node, versionKey) || isMap(get(node, 'external_model'))) continue;
      if (NO_MODEL.test(name) || NO_MODEL.test(endpoint.key)) continue;
      const title = 'Name the version';
      const fix = suggestedIf(title, addToBundle(file, node, versionKey, 'TODO', nameKey));
      const shown = isPlaceholder(name) ? (entityName(node) ?? endpoint.key) : name;
      yield finding(keySpan(node, nameKey), `\`${shown}\` is served without a version.`, fix);
    }
  },
});
