import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair, str } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { components } from '../shared/kserve.js';

const MODES = ['all', 'request', 'response'];

export default defineRule({
  id: 'integration/kserve-logger-mode',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects a logger without a mode.',
  remedy: 'Set `mode` to `all`, `request` or `response`.',
  why: 'The whole InferenceService is refused, so neither the model nor the log that drift detection needs comes to life.',
  sources: [
    {
      title: 'KServe: inference logger',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/logger/basic-logger',
    },
    {
      title: 'KServe: component validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/component.go',
    },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: inferenceServiceExample(`predictor:
  logger:
    mode: All
    url: http://sink.monitoring.svc.cluster.local
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
    good: inferenceServiceExample(`predictor:
  logger:
    mode: all
    url: http://sink.monitoring.svc.cluster.local
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { object, node } of components(manifests)) {
      const logger = get(node, 'logger');
      if (!isMap(logger)) continue;
      const mode = get(logger, 'mode');
      const value = str(mode);
      if (mode && value !== undefined) {
        if (MODES.includes(value) || isPlaceholder(value)) continue;
        const meant = MODES.find((m) => m === value.toLowerCase().replace(/s$/, '')) ?? 'all';
        const set = value.toLowerCase() === meant ? safeFix : suggestedFix;
        yield finding(spanOf(mode), `\`${value}\` is no logger mode.`, [
          set(`Set \`mode: ${meant}\``, ...inPart(setScalar(text, mode, meant))),
        ]);
      } else if (!object.partial) {
        const edits = mode ? setScalar(text, mode, 'all') : addEntry(text, logger, 'mode', 'all');
        const key = pair(node, 'logger')?.key;
        yield finding(
          spanOf(key ?? logger),
          '',
          edits.length > 0 ? [suggestedFix('Log requests and responses', ...inPart(edits))] : [],
        );
      }
    }
  },
});
