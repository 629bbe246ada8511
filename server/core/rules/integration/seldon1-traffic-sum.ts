import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isNull, num, pair, type YamlMap } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { predictorsOf } from '../../workloads/seldon.js';
import { inPart } from '../shared/edits.js';
import { platformExample } from '../shared/examplePlatforms.js';

export default defineRule({
  id: 'integration/seldon1-traffic-sum',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'Seldon rejects predictors whose traffic is not 100 in total.',
  remedy: 'Share 100 among the predictors that answer; at most one more may be a shadow.',
  why: 'The whole SeldonDeployment is refused, so the release that was to be tried out never starts.',
  sources: [
    {
      title: 'Seldon Core 1: admission webhook',
      url: 'https://github.com/SeldonIO/seldon-core/blob/v1.18.2/operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example(80), good: example(75) },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'machinelearning.seldon.io' || object.kind !== 'SeldonDeployment' || object.partial) continue;
      const predictors = predictorsOf(object);
      const shares = predictors.map(shareOf);
      const shadows = predictors.filter((p) => bool(get(p, 'shadow')) === true);
      if (shadows[1])
        yield finding(spanOf(get(shadows[1], 'shadow')!), 'There is a second shadow, and Seldon takes one at most.');
      if (shares.includes(undefined) || predictors.some((p) => pair(p, '<<'))) continue;
      const sum = shares.reduce<number>((total, share) => total + share!, 0);
      const alone = predictors.length === 1;
      const wrong = alone ? sum > 0 && sum < 100 : sum !== 100 && predictors.length - shadows.length > 1;
      if (!wrong) continue;
      const last = alone ? predictors[0]! : predictors.findLast((p) => !shadows.includes(p))!;
      const node = get(last, 'traffic');
      const rest = 100 - (sum - shareOf(last)!);
      const two = alone || (predictors.length === 2 && shadows.length === 0);
      const edits = two && node && !isNull(node) && rest > 0 ? setScalar(text, node, String(rest)) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Give it ${rest}`, ...inPart(edits))] : [];
      yield finding(
        spanOf(node ?? get(last, 'name') ?? last),
        alone ? `The only predictor gets ${sum} of 100.` : `The predictors share ${sum}, not 100.`,
        fixes,
      );
    }
  },
});

/** The share of a predictor, 0 where none is written; undefined where this file does not tell. */
function shareOf(predictor: YamlMap): number | undefined {
  const node = get(predictor, 'traffic');
  return node && !isNull(node) ? num(node) : 0;
}

function example(first: number) {
  return platformExample(
    'machinelearning.seldon.io/v1',
    'SeldonDeployment',
    `predictors:
  - name: main
    traffic: ${first}
    graph: {name: income, implementation: SKLEARN_SERVER, modelUri: gs://models/income/v7}
  - name: canary
    traffic: 25
    graph: {name: income, implementation: SKLEARN_SERVER, modelUri: gs://models/income/v8}`,
  );
}
