import { fieldOf, identifierOf, scalarOf, stringOf } from '../../artifacts/protoText.js';
import { addProtoField, removeProtoField } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { INCOME, TF_SERVING_CORE, tfServingExample } from '../shared/tfServingSources.js';

export default defineRule({
  id: 'integration/tfserving-platform',
  consideration: 'integration/service-interface',
  reads: 'tfServingConfig',
  severity: 'error',
  problem: 'The model does not name its platform once.',
  remedy: 'Write `model_platform: "tensorflow"`, without the deprecated `model_type`.',
  why: 'TensorFlow Serving refuses the whole list, so none of its models is served.',
  sources: [TF_SERVING_CORE],
  standards: [],
  fix: 'safe',
  examples: {
    bad: tfServingExample(`${INCOME}\nmodel_type: TENSORFLOW`),
    good: tfServingExample(INCOME),
  },
  *check({ models, parts, partial }) {
    const text = parts[0]!.text;
    if (partial) return;
    for (const { node, name, basePath } of models) {
      const platform = fieldOf(node, 'model_platform');
      const type = fieldOf(node, 'model_type');
      const place = name ?? basePath;
      if (platform && type && identifierOf(scalarOf(node, 'model_type')) !== 'MODEL_TYPE_UNSPECIFIED') {
        const same = stringOf(scalarOf(node, 'model_platform')) === identifierOf(scalarOf(node, 'model_type'))?.toLowerCase();
        const fix = (same ? safeFix : suggestedFix)('Remove `model_type`', ...inPart(removeProtoField(text, type)));
        yield finding({ part: 0, start: type.nameStart, end: type.nameEnd }, '`model_type` stands beside `model_platform`.', [
          fix,
        ]);
      } else if (!platform && !type && place) {
        const after = fieldOf(node, 'base_path') ?? fieldOf(node, 'name');
        const fix = suggestedFix(
          'Add `model_platform: "tensorflow"`',
          ...inPart(addProtoField(text, node, 'model_platform: "tensorflow"', after)),
        );
        yield finding(protoSpan(place), 'The model has no `model_platform`.', [fix]);
      }
    }
  },
});
