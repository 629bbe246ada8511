import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, pair, str } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { graphNodes, predictorsOf } from '../../workloads/seldon.js';
import { inPart } from '../shared/edits.js';
import { platformExample } from '../shared/examplePlatforms.js';

export default defineRule({
  id: 'integration/seldon1-logger-mode',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'Seldon rejects a logger without a mode.',
  remedy: 'Set `mode` to `all`, `request` or `response`.',
  why: 'The whole SeldonDeployment is refused, so neither the model nor the log that drift detection needs comes to life.',
  sources: [
    {
      title: 'Seldon Core 1: admission webhook',
      url: 'https://github.com/SeldonIO/seldon-core/blob/v1.18.2/operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: example('url: http://sink.monitoring'), good: example('mode: all, url: http://sink.monitoring') },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      if (object.group !== 'machinelearning.seldon.io' || object.partial) continue;
      for (const { node } of predictorsOf(object).flatMap(graphNodes)) {
        const logger = get(node, 'logger');
        if (!isMap(logger) || pair(logger, '<<')) continue;
        const mode = get(logger, 'mode');
        if (mode && !isNull(mode) && str(mode) !== '') continue;
        const edits = mode ? setScalar(text, mode, 'all') : addEntry(text, logger, 'mode', 'all');
        const fixes = edits.length > 0 ? [suggestedFix('Log requests and responses', ...inPart(edits))] : [];
        yield finding(spanOf(pair(node, 'logger')?.key ?? logger), '', fixes);
      }
    }
  },
});

function example(logger: string) {
  return platformExample(
    'machinelearning.seldon.io/v1',
    'SeldonDeployment',
    `predictors:
  - name: main
    graph:
      name: income
      implementation: SKLEARN_SERVER
      modelUri: gs://models/income/v7
      logger: {${logger}}`,
  );
}
