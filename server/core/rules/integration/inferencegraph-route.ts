import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, keys, pair, str, type YamlMap } from '../../artifacts/yaml.js';
import { renameKey, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Fix } from '../../model.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding } from '../../rule.js';
import { platformExample } from '../shared/examplePlatforms.js';
import { offered, ownScalar } from '../shared/offered.js';

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
  fix: 'suggested',
  examples: { bad: example('nodeName: scoring'), good: example('serviceName: scoring') },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== 'serving.kserve.io' || object.kind !== 'InferenceGraph' || object.partial) continue;
      const text = manifests.parts[0]!.text;
      const nodes = get(object.node, 'spec', 'nodes');
      if (!isMap(nodes) || pair(nodes, '<<')) continue;
      const names = keys(nodes);
      if (!names.includes('root') && !names.some(isPlaceholder))
        yield finding(
          spanOf(pair(get(object.node, 'spec'), 'nodes')?.key ?? nodes),
          'No node is called `root`, where a graph begins.',
          names.length === 1 ? offered(`Call \`${names[0]}\` the root`, renameKey(text, nodes, names[0]!, 'root')) : [],
        );
      for (const name of names) {
        const seen = new Set<string>();
        for (const step of items(get(nodes, name, 'steps')).filter(isMap)) {
          yield* wrongTarget(step, names, text);
          const own = str(get(step, 'name'));
          if (own && seen.has(own) && !isPlaceholder(own))
            yield finding(spanOf(get(step, 'name')!), `Another step of the node is called \`${own}\` too.`);
          if (own) seen.add(own);
        }
      }
    }
  },
});

function* wrongTarget(step: YamlMap, names: readonly string[], text: string) {
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
    yield finding(spanOf(node), `The graph has no node \`${target}\`.`, meant(step, target, names, text));
}

/** The node that a slip of the keyboard is nearest to, else the InferenceService that people name in the wrong field. */
function meant(step: YamlMap, target: string, names: readonly string[], text: string): Fix[] {
  const [near, ...others] = names.filter((name) => name !== 'root' && isNearName(name, target));
  const node = ownScalar(step, 'nodeName');
  if (near !== undefined && others.length === 0)
    return node ? offered(`Go to \`${near}\``, setScalar(text, node, scalarSource(near, true))) : [];
  const free = !pair(step, 'serviceName') && !pair(step, 'serviceUrl');
  return free && near === undefined ? offered('Call it as a service', renameKey(text, step, 'nodeName', 'serviceName')) : [];
}

function example(target: string) {
  return platformExample(
    'serving.kserve.io/v1alpha1',
    'InferenceGraph',
    `nodes:\n  root:\n    routerType: Sequence\n    steps:\n      - {name: score, ${target}}`,
  );
}
