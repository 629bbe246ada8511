import { servedEntities } from '../../artifacts/databricksMeanings.js';
import { get, isMap, items, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan } from '../shared/azureFix.js';
import { BUNDLE_SCHEMA, endpointExample, endpointsIn, setInBundle } from '../shared/bundleFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const example = (route: string) =>
  endpointExample(
    `entity_name: prod.credit.income
entity_version: "7"
workload_size: Small
scale_to_zero_enabled: true`,
    `  traffic_config:
    routes: [{served_model_name: ${route}, traffic_percentage: 100}]`,
  );

export default defineRule({
  id: 'integration/databricks-route-unknown',
  consideration: 'integration/service-interface',
  reads: 'databricks',
  severity: 'warning',
  problem: 'A route of the endpoint leads to a model that it does not serve.',
  remedy: 'Name a model of `served_entities` in each route.',
  why: 'Databricks refuses the endpoint, so the rollout stops with the old split of the traffic in place.',
  sources: [
    {
      title: 'Databricks provider: databricks_model_serving, traffic_config',
      url: 'https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/model_serving#traffic_config-configuration-block',
    },
    BUNDLE_SCHEMA,
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example('v6'), good: example('v7') },
  *check(file) {
    const entities = servedEntities(file);
    for (const endpoint of endpointsIn(file)) {
      if (endpoint.partial) continue;
      const own = entities.filter((e) => e.endpoint === endpoint);
      const names = own.map(({ node }) => str(get(node, 'name')));
      const known = names.filter((name): name is string => name !== undefined && !isPlaceholder(name));
      // A model without a name of its own gets one that is made of others.
      if (own.length === 0 || known.length < own.length) continue;
      const routes = items(get(endpoint.node, 'config', 'traffic_config', 'routes')).filter(isMap);
      for (const route of routes) {
        const key = ['served_model_name', 'served_entity_name'].find((each) => get(route, each));
        const name = key === undefined ? undefined : str(get(route, key));
        if (key === undefined || name === undefined || isPlaceholder(name) || known.includes(name)) continue;
        const fix =
          routes.length === 1 && known.length === 1
            ? suggestedIf(`Lead it to \`${known[0]}\``, setInBundle(file, route, key, known[0]!))
            : [];
        yield finding(keySpan(route, key), `The endpoint serves no model \`${name}\`.`, fix);
      }
    }
  },
});
