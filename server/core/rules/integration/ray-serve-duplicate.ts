import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { defineRule, finding } from '../../rule.js';
import { offered, ownScalar } from '../shared/offered.js';

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
  fix: 'suggested',
  examples: { bad: example('/score'), good: example('/explain') },
  *check({ config, partial }, { artifact }) {
    if (partial) return;
    for (const [key, what] of [
      ['name', 'is called'],
      ['route_prefix', 'answers at'],
    ] as const) {
      const first = new Map<string, ReturnType<typeof spanOf>>();
      const all = new Set(config.applications.map(({ node }) => str(get(node, key))));
      for (const { node, name } of config.applications) {
        const given = get(node, key);
        const value = str(given);
        if (!given || isNull(given) || value === undefined || isPlaceholder(value)) continue;
        const before = first.get(value);
        if (before) {
          const related = [{ uri: artifact.uri, span: before, message: 'the other one' }];
          // Callers know an application by its name: only a free route can be made up.
          const route = `/${name}`;
          const own = key === 'route_prefix' && !all.has(route) && /^[\w-]+$/.test(name) ? ownScalar(node, key) : undefined;
          const edits = own ? setScalar(artifact.parts[0]!.text, own, scalarSource(route, true)) : [];
          const fixes = offered(`Answer at \`${route}\``, edits);
          yield finding(spanOf(given), `Another application ${what} \`${value}\` too.`, fixes, related);
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
