import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, keys, pair, str, type YamlMap } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';

const TARGETS = ['serviceName', 'nodeName', 'serviceUrl'];

export default defineRule({
  id: 'integration/inferencegraph-route',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'A step of the InferenceGraph leads nowhere.',
  remedy: 'Begin at a node `root`, and give each step exactly one of `serviceName`, `nodeName` and `serviceUrl`.',
  why: 'KServe refuses the graph, or every request that takes this way fails.',
  sources: [
    {
      title: 'KServe: InferenceGraph validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1alpha1/inference_graph_validation.go',
    },
    {
      title: 'KServe: inference graphs',
      url: 'https://kserve.github.io/website/docs/model-serving/inferencegraph/overview',
    },
  ],
  standards: [],
  fix: 'none',
  examples: { bad: example('nodeName: scoring'), good: example('serviceName: scoring') },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== 'serving.kserve.io' || object.kind !== 'InferenceGraph' || object.partial) continue;
      const nodes = get(object.node, 'spec', 'nodes');
      if (!isMap(nodes) || pair(nodes, '<<')) continue;
      const names = keys(nodes);
      if (!names.includes('root') && !names.some(isPlaceholder))
        yield finding(
          spanOf(pair(get(object.node, 'spec'), 'nodes')?.key ?? nodes),
          'No node is called `root`, where a graph begins.',
        );
      for (const name of names) {
        const seen = new Set<string>();
        for (const step of items(get(nodes, name, 'steps')).filter(isMap)) {
          yield* wrongTarget(step, names);
          const own = str(get(step, 'name'));
          if (own && seen.has(own) && !isPlaceholder(own))
            yield finding(spanOf(get(step, 'name')!), `Another step of the node is called \`${own}\` too.`);
          if (own) seen.add(own);
        }
      }
    }
  },
});

function* wrongTarget(step: YamlMap, names: readonly string[]) {
  if (pair(step, '<<')) return;
  const given = TARGETS.filter((key) => {
    const value = get(step, key);
    return value !== undefined && !isNull(value) && str(value) !== '';
  });
  const place = spanOf(get(step, 'name') ?? step.pairs[0]?.key ?? step);
  if (given.length === 0) yield finding(place, 'The step names nothing to send the request to.');
  else if (given.length > 1) yield finding(place, `The step names \`${given[0]}\` and \`${given[1]}\`, and takes one of them.`);
  const node = get(step, 'nodeName');
  const target = str(node);
  if (node && target && !isPlaceholder(target) && !names.includes(target) && !names.some(isPlaceholder))
    yield finding(spanOf(node), `The graph has no node \`${target}\`.`);
}

function example(target: string) {
  return platformExample(
    'serving.kserve.io/v1alpha1',
    'InferenceGraph',
    `nodes:\n  root:\n    routerType: Sequence\n    steps:\n      - {name: score, ${target}}`,
  );
}
