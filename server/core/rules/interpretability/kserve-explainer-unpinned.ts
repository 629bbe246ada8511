import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { inferenceServices } from '../shared/kserve.js';

export default defineRule({
  id: 'interpretability/kserve-explainer-unpinned',
  consideration: 'interpretability/explanations',
  reads: 'manifests',
  severity: 'info',
  problem: 'The explainer runs in whatever version is the latest.',
  remedy: 'Set `runtimeVersion` to the release you looked at.',
  why: 'An explanation that changes with a restart cannot be compared with the one a decision was based on.',
  sources: [
    {
      title: 'KServe: ART explainer',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/explainer_art.go',
    },
  ],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: inferenceServiceExample(example('type: SquareAttack')),
    good: inferenceServiceExample(example('type: SquareAttack, runtimeVersion: v0.15.2')),
  },
  *check(manifests) {
    for (const object of inferenceServices(manifests)) {
      const explainer = get(object.node, 'spec', 'explainer');
      const art = get(explainer, 'art');
      const version = get(art, 'runtimeVersion');
      if (!isMap(art) || object.partial || pair(art, '<<') || get(art, 'image')) continue;
      if (version && !isNull(version) && str(version) !== 'latest') continue;
      yield finding(spanOf(version && !isNull(version) ? version : (pair(explainer, 'art')?.key ?? art)));
    }
  },
});

function example(art: string): string {
  return `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7
explainer:
  art: {${art}}`;
}
