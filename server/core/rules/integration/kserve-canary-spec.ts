import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, num, pair, str, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Finding } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { deploymentMode, inferenceServices, present } from '../shared/kserve.js';
import { pairSpan } from '../shared/pairSpan.js';

/** What only the stable predictor has. */
const NOT_INSIDE = ['workerSpec', 'maxReplicas', 'scaleTarget', 'scaleMetric', 'autoScaling'];

export default defineRule({
  id: 'integration/kserve-canary-spec',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects this canary.',
  remedy:
    'Give each canary a predictor with a name of its own and a share of the traffic, 100 in total at most, in Standard mode.',
  why: 'The whole InferenceService is refused, so the release that was to be tried out never gets a request.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example('name: next, maxReplicas: 2'), good: example('name: next') },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of inferenceServices(manifests)) {
      const list = get(object.node, 'spec', 'canary');
      const canaries = items(list).filter(isMap);
      if (!list || canaries.length === 0 || object.partial) continue;
      const mode = deploymentMode(object);
      if (mode === 'Knative' || mode === 'ModelMesh')
        yield finding(spanOf(pair(get(object.node, 'spec'), 'canary')?.key ?? list), `In ${mode} mode there is no \`canary\`.`);
      yield* namesOf(object, canaries);
      yield* sharesOf(canaries);
      for (const canary of canaries) yield* foreignFields(get(canary, 'predictor'), text);
    }
  },
});

/** Each predictor needs a name that no other has. */
function* namesOf(object: KubeObject, canaries: readonly YamlMap[]): Generator<Finding> {
  const seen = new Set([str(get(object.node, 'spec', 'predictor', 'name'))]);
  for (const canary of canaries) {
    const predictor = get(canary, 'predictor');
    const node = get(predictor, 'name');
    const name = str(node);
    if (pair(canary, '<<') || pair(predictor, '<<')) continue;
    if (!name)
      yield finding(
        spanOf(pair(canary, 'predictor')?.key ?? canary.pairs[0]?.key ?? canary),
        'The predictor of a canary needs a name.',
      );
    else if (seen.has(name) && !isPlaceholder(name)) yield finding(spanOf(node!), `Another predictor is called \`${name}\` too.`);
    seen.add(name);
  }
}

function* sharesOf(canaries: readonly YamlMap[]): Generator<Finding> {
  let sum = 0;
  for (const canary of canaries) {
    const node = get(canary, 'trafficPercent');
    if (!node || isNull(node)) continue;
    const share = num(node);
    if (share === undefined) return;
    sum += share;
    if (share < 0 || share > 100) yield finding(spanOf(node), `${share} is no share of 100.`);
    else if (sum > 100 && sum - share <= 100) yield finding(spanOf(node), `The canaries get ${sum} of 100.`);
  }
}

function* foreignFields(predictor: YamlNode | undefined, text: string): Generator<Finding> {
  if (!isMap(predictor)) return;
  for (const key of NOT_INSIDE) {
    const value = present(predictor, key);
    if (!value) continue;
    const edits = pair(predictor, key) ? removeEntry(text, predictor, key) : [];
    const fixes = edits.length > 0 ? [suggestedFix(`Remove \`${key}\``, ...inPart(edits))] : [];
    yield finding(pairSpan(predictor, key, value), `\`${key}\` is not for the predictor of a canary.`, fixes);
  }
}

function example(predictor: string) {
  return inferenceServiceExample(
    `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
canary:
  - trafficPercent: 10
    predictor: {${predictor}, model: {modelFormat: {name: sklearn}, storageUri: gs://models/income/v8}}`,
    'serving.kserve.io/deploymentMode: Standard',
  );
}
