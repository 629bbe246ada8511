import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';

export default defineRule({
  id: 'integration/ray-serve-duplicate',
  consideration: 'integration/service-interface',
  reads: 'serveConfig',
  severity: 'error',
  problem: 'Ray Serve rejects two applications of one name or one route.',
  remedy: 'Give each application a name and a `route_prefix` of its own; `null` for one that only others call.',
  why: 'The whole config is refused, so none of its applications is deployed.',
  sources: [
    { title: 'Ray Serve: schema', url: 'https://github.com/ray-project/ray/blob/master/python/ray/serve/schema.py' },
    { title: 'Ray Serve: multiple applications', url: 'https://docs.ray.io/en/latest/serve/multi-app.html' },
  ],
  standards: [],
  fix: 'none',
  examples: { bad: example('/score'), good: example('/explain') },
  *check({ config, partial }, { artifact }) {
    if (partial) return;
    for (const [key, what] of [
      ['name', 'is called'],
      ['route_prefix', 'answers at'],
    ] as const) {
      const first = new Map<string, ReturnType<typeof spanOf>>();
      for (const { node } of config.applications) {
        const given = get(node, key);
        const value = str(given);
        if (!given || isNull(given) || value === undefined || isPlaceholder(value)) continue;
        const before = first.get(value);
        if (before) {
          const related = [{ uri: artifact.uri, span: before, message: 'the other one' }];
          yield finding(spanOf(given), `Another application ${what} \`${value}\` too.`, [], related);
        } else first.set(value, spanOf(given));
      }
    }
  },
});

function example(route: string) {
  return {
    'serve_config.yaml': `applications:
  - name: scorer
    import_path: serve_scorer:app
    route_prefix: /score
  - name: explainer
    import_path: serve_explainer:app
    route_prefix: ${route}
`,
  };
}
