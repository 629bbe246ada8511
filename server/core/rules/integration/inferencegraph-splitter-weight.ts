import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, keys, num, pair, str } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { platformExample } from '../shared/examplePlatforms.js';

export default defineRule({
  id: 'integration/inferencegraph-splitter-weight',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects a splitter whose weights are not 100 in total.',
  remedy: 'Give every step a `weight`, 100 in total.',
  why: 'The whole graph is refused, so the release that was to be tried out never gets a request.',
  sources: [
    {
      title: 'KServe: InferenceGraph validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1alpha1/inference_graph_validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example(30), good: example(20) },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'serving.kserve.io' || object.kind !== 'InferenceGraph' || object.partial) continue;
      const nodes = get(object.node, 'spec', 'nodes');
      for (const name of keys(nodes)) {
        const node = get(nodes, name);
        const type = get(node, 'routerType');
        const steps = items(get(node, 'steps')).filter(isMap);
        if (!type || str(type) !== 'Splitter' || steps.length === 0 || steps.some((s) => pair(s, '<<'))) continue;
        const weights = steps.map((step) => {
          const weight = get(step, 'weight');
          return weight && !isNull(weight) ? (num(weight) ?? Number.NaN) : undefined;
        });
        const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
        const missing = weights.indexOf(undefined);
        if (Number.isNaN(sum) || (sum === 100 && missing < 0)) continue;
        // With one step to change there is one right number for it.
        const open = weights.filter((w) => w === undefined).length;
        const at = missing >= 0 ? missing : steps.length - 1;
        const rest = 100 - (sum - (weights[at] ?? 0));
        const own = pair(steps[at]!, 'weight')?.value;
        const sure = rest > 0 && (open === 1 || (open === 0 && steps.length === 2));
        const edits = !sure ? [] : own ? setScalar(text, own, String(rest)) : addEntry(text, steps[at]!, 'weight', rest);
        const fixes = edits.length > 0 ? [suggestedFix(`Give it ${rest}`, ...inPart(edits))] : [];
        const message = missing >= 0 ? 'A step of the splitter has no weight.' : `The steps share ${sum}, not 100.`;
        yield finding(spanOf(missing >= 0 ? (steps[at]!.pairs[0]?.key ?? steps[at]!) : own!), message, fixes);
      }
    }
  },
});

function example(second: number) {
  return platformExample(
    'serving.kserve.io/v1alpha1',
    'InferenceGraph',
    `nodes:
  root:
    routerType: Splitter
    steps:
      - {serviceName: income-v7, weight: 80}
      - {serviceName: income-v8, weight: ${second}}`,
  );
}
