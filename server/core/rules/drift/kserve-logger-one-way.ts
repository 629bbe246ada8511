import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';
import { offered } from '../shared/offered.js';

const logging = (mode: string) =>
  inferenceServiceExample(`predictor:
  logger:
    mode: ${mode}
    url: http://sink.monitoring.svc.cluster.local
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`);

export default defineRule({
  id: 'drift/kserve-logger-one-way',
  consideration: 'drift/monitoring',
  reads: 'manifests',
  severity: 'info',
  preview: true,
  problem: 'The logger keeps one side of what the model says and hears.',
  remedy: 'Set `mode: all`, unless the other side must not be kept.',
  why: 'Without the answers no drift of the predictions shows, and without the requests none of the data.',
  sources: [
    {
      title: 'KServe: inference logger',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/logger/basic-logger',
    },
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: { bad: logging('request'), good: logging('all') },
  *check(manifests) {
    for (const { node } of components(manifests)) {
      const mode = get(node, 'logger', 'mode');
      const value = str(mode);
      if (!mode || (value !== 'request' && value !== 'response')) continue;
      const message =
        value === 'request' ? 'The logger keeps requests and no answers.' : 'The logger keeps answers and no requests.';
      yield finding(spanOf(mode), message, offered('Log both', setScalar(manifests.parts[0]!.text, mode, 'all')));
    }
  },
});
