import { integerOf, messageAt, messagesOf, scalarOf, stringOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding } from '../../rule.js';
import { TENSORS, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

const ensemble = (version: number) => `name: "income"
platform: "ensemble"
max_batch_size: 8
${TENSORS}ensemble_scheduling {
  step [
    {
      model_name: "scale"
      model_version: ${version}
      input_map { key: "RAW" value: "features" }
      output_map { key: "SCALED" value: "score" }
    }
  ]
}
`;

export default defineRule({
  id: 'versioning/triton-ensemble-latest',
  consideration: 'versioning/version-control',
  reads: 'tritonConfig',
  severity: 'info',
  preview: true,
  problem: 'A step of the ensemble takes whichever version of its model is the newest.',
  remedy: 'Name the version of each step: `model_version: 3`.',
  why: 'A new version of one model changes the answers of the whole ensemble, with nothing in it to show that it did.',
  sources: [TRITON_PROTO],
  standards: ['EU AI Act Art. 12'],
  fix: 'none',
  examples: { bad: tritonExample(ensemble(-1)), good: tritonExample(ensemble(3)) },
  *check({ root }) {
    for (const step of messagesOf(messageAt(root, 'ensemble_scheduling'), 'step')) {
      const version = scalarOf(step, 'model_version');
      if (!version || integerOf(version) !== -1) continue;
      const name = stringOf(scalarOf(step, 'model_name')) ?? 'the model';
      yield finding(protoSpan(version), `The newest version of \`${name.slice(0, 80)}\` is taken.`);
    }
  },
});
