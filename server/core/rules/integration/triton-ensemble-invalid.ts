import { fieldOf, fieldsOf, messageAt, messagesOf, scalarOf, stringOf, valuesOf } from '../../artifacts/protoText.js';
import { removeProtoFields, setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const STEPS = `ensemble_scheduling {
  step [
    {
      model_name: "scale"
      model_version: 3
      input_map { key: "RAW" value: "features" }
      output_map { key: "SCALED" value: "score" }
    }
  ]
}
`;
/** What belongs to the models of an ensemble, not to it. */
const NOT_OF_AN_ENSEMBLE = ['instance_group', 'optimization', 'model_warmup'];

export default defineRule({
  id: 'integration/triton-ensemble-invalid',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'Triton refuses the ensemble.',
  remedy: 'Give an ensemble `platform: "ensemble"` and complete steps; set instances, optimisation and warm-up on its models.',
  why: 'The ensemble is not loaded, so every client that asks for it gets an error.',
  sources: [TRITON_VALIDATION, TRITON_CONFIGURATION],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(
      `name: "income"\nplatform: "ensemble"\nmax_batch_size: 8\n${TENSORS}${STEPS}instance_group [ { count: 2 } ]\n`,
    ),
    good: tritonExample(`name: "income"\nplatform: "ensemble"\nmax_batch_size: 8\n${TENSORS}${STEPS}`),
  },
  *check({ root, parts, partial }) {
    const text = parts[0]!.text;
    const scheduling = fieldOf(root, 'ensemble_scheduling');
    if (!scheduling) {
      const said = scalarOf(root, 'platform');
      if (said && !partial && stringOf(said) === 'ensemble')
        yield finding(protoSpan(said), 'The ensemble has no `ensemble_scheduling`, so it has no steps.');
      return;
    }
    for (const name of NOT_OF_AN_ENSEMBLE) {
      const field = fieldsOf(root, name)[0];
      if (!field) continue;
      const fix = suggestedFix(`Remove \`${name}\``, ...inPart(removeProtoFields(text, root, name)));
      const span = { part: 0, start: field.nameStart, end: field.nameEnd };
      yield finding(span, `An ensemble has no \`${name}\` of its own.`, [fix]);
    }
    const platform = scalarOf(root, 'platform');
    const stated = stringOf(platform);
    if (platform && stated && stated !== 'ensemble' && !stated.includes('$')) {
      const fix = suggestedFix('Set `platform: "ensemble"`', ...inPart(setProtoValue(platform, '"ensemble"')));
      yield finding(protoSpan(platform), `\`${stated.slice(0, 60)}\` is not the platform of an ensemble.`, [fix]);
    }
    if (partial) return;
    for (const step of messagesOf(messageAt(root, 'ensemble_scheduling'), 'step')) {
      const missing = ['model_name', 'input_map', 'output_map'].find((name) => valuesOf(step, name).length === 0);
      const opening = { part: 0, start: step.start, end: step.start + 1 };
      if (missing) yield finding(opening, `This step has no \`${missing}\`.`);
    }
  },
});
