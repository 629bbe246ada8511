import { fieldOf, stringOf } from '../../artifacts/protoText.js';
import { addProtoField, protoString, setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { INCOME, TF_SERVING_CONFIG, tfServingExample } from '../shared/tfServingSources.js';

export default defineRule({
  id: 'integration/tfserving-version-in-path',
  consideration: 'integration/service-interface',
  reads: 'tfServingConfig',
  severity: 'warning',
  problem: 'The path of the model ends with a version.',
  remedy: 'Point to the folder above the versions, and name the version in `model_version_policy`.',
  why: 'TensorFlow Serving looks for folders with numbers below this path, finds none and serves nothing.',
  sources: [
    {
      title: 'TensorFlow Serving: model_server_config.proto',
      url: 'https://github.com/tensorflow/serving/blob/master/tensorflow_serving/config/model_server_config.proto',
    },
    TF_SERVING_CONFIG,
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tfServingExample(INCOME.replace('/models/income"', '/models/income/7"').replace(/\nmodel_version_policy.*/, '')),
    good: tfServingExample(INCOME),
  },
  *check({ models, parts }) {
    const text = parts[0]!.text;
    for (const { node, basePath, policy } of models) {
      const path = stringOf(basePath);
      const [, folder, version] = /^(.*[^/])\/+(\d{1,15})\/*$/.exec(path ?? '') ?? [];
      if (!basePath || !path || !folder || !version || isPlaceholder(path)) continue;
      const place = protoString(folder, { source: text, scalar: basePath });
      const pin = policy
        ? []
        : addProtoField(
            text,
            node,
            `model_version_policy { specific { versions: ${Number(version)} } }`,
            fieldOf(node, 'base_path'),
          );
      const fix = suggestedFix(
        `Serve version ${Number(version)} of the folder above`,
        ...inPart([...setProtoValue(basePath, place), ...pin]),
      );
      yield finding(protoSpan(basePath), `\`${version}\` is a version, and versions are looked for below this path.`, [fix]);
    }
  },
});
