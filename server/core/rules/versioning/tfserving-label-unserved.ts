import { integerOf, messageAt, messagesOf, scalarOf, stringOf } from '../../artifacts/protoText.js';
import { addProtoItem } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { INCOME, TF_SERVING_CONFIG, tfServingExample } from '../shared/tfServingSources.js';

const STABLE = 'version_labels { key: "stable" value: 7 }';

export default defineRule({
  id: 'versioning/tfserving-label-unserved',
  consideration: 'versioning/version-control',
  reads: 'tfServingConfig',
  severity: 'error',
  problem: 'A label stands for a version that is not served.',
  remedy: 'Add the version to `versions`, or move the label to one that is there.',
  why: 'TensorFlow Serving gives labels only to versions that are loaded, so it refuses this configuration.',
  sources: [TF_SERVING_CONFIG],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tfServingExample(`${INCOME}\n${STABLE}\nversion_labels { key: "canary" value: 8 }`),
    good: tfServingExample(`${INCOME.replace('versions: 7', 'versions: 7 versions: 8')}\n${STABLE}`),
  },
  *check({ models, parts, partial }) {
    const text = parts[0]!.text;
    for (const { node, policy, versions } of models) {
      const specific = messageAt(node, 'model_version_policy', 'specific');
      if (partial || policy !== 'specific' || !specific) continue;
      for (const label of messagesOf(node, 'version_labels')) {
        const value = scalarOf(label, 'value');
        const version = integerOf(value);
        if (!value || version === undefined || versions.some((v) => v.value === version)) continue;
        const fix = suggestedFix(
          `Serve version ${version} too`,
          ...inPart(addProtoItem(text, specific, 'versions', String(version))),
        );
        const name = stringOf(scalarOf(label, 'key')) ?? '';
        yield finding(protoSpan(value), `\`${name.slice(0, 60)}\` stands for version ${version}, which is not served.`, [fix]);
      }
    }
  },
});
