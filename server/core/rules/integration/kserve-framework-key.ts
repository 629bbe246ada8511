import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { KSERVE_FRAMEWORKS } from '../../serving.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';

export default defineRule({
  id: 'integration/kserve-framework-key',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'info',
  preview: true,
  problem: 'The predictor is described in the schema that KServe has replaced.',
  remedy: 'Write `model` with a `modelFormat` instead of the key of the framework.',
  why: 'Runtimes of your own and new formats are only found through `modelFormat`, so the next model needs the other form anyway.',
  sources: [
    {
      title: 'KServe: predictor defaults, assignment of the runtime',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_defaults.go',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: inferenceServiceExample('predictor:\n  sklearn:\n    storageUri: gs://models/income/v7'),
    good: inferenceServiceExample(
      'predictor:\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7',
    ),
  },
  *check(manifests) {
    for (const { name, node } of components(manifests)) {
      if (name !== 'predictor' || get(node, 'model')) continue;
      for (const framework of KSERVE_FRAMEWORKS) {
        const own = pair(node, framework);
        if (own && isMap(own.value))
          yield finding(spanOf(own.key), `\`${framework}\` is the old form of \`model\` with a \`modelFormat\`.`);
      }
    }
  },
});
