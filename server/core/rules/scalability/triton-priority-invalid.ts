import { booleanOf, identifierOf, integerOf, messageAt, messagesOf, scalarOf } from '../../artifacts/protoText.js';
import { addProtoField, setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "pytorch"\nmax_batch_size: 8\n${TENSORS}`;

export default defineRule({
  id: 'scalability/triton-priority-invalid',
  consideration: 'scalability/capacity',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'Priorities, order and timeouts of the queue contradict each other.',
  remedy: 'Name a default between 1 and `priority_levels`; with `preserve_ordering` use one level and no `DELAY`.',
  why: 'Triton refuses the configuration, so the model is not loaded.',
  sources: [TRITON_VALIDATION],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}dynamic_batching { priority_levels: 2 }\n`),
    good: tritonExample(`${START}dynamic_batching { priority_levels: 2 default_priority_level: 2 }\n`),
  },
  *check({ root, parts, partial }) {
    const text = parts[0]!.text;
    const batching = messageAt(root, 'dynamic_batching');
    if (!batching || partial) return;
    const levelsNode = scalarOf(batching, 'priority_levels');
    const levels = integerOf(levelsNode) ?? 0;
    const standard = scalarOf(batching, 'default_priority_level');
    const level = standard ? integerOf(standard) : 0;
    if (levelsNode && levels > 0 && level !== undefined && (level < 1 || level > levels)) {
      const edits = standard
        ? setProtoValue(standard, String(levels))
        : addProtoField(text, batching, `default_priority_level: ${levels}`);
      const message = standard
        ? `Level ${level} is not one of the ${levels} levels.`
        : `There are ${levels} levels of priority, and none is the default.`;
      const fix = suggestedFix(`Set \`default_priority_level: ${levels}\`, the lowest`, ...inPart(edits));
      yield finding(protoSpan(standard ?? levelsNode), message, [fix]);
    }
    if (booleanOf(scalarOf(batching, 'preserve_ordering')) !== true) return;
    if (levelsNode && levels > 1) yield finding(protoSpan(levelsNode), 'Answers in the order of requests allow one level only.');
    for (const policy of messagesOf(batching, 'default_queue_policy')) {
      const action = scalarOf(policy, 'timeout_action');
      const timeout = integerOf(scalarOf(policy, 'default_timeout_microseconds')) ?? 0;
      if (!action || identifierOf(action) !== 'DELAY' || timeout === 0) continue;
      const fix = suggestedFix('Set `timeout_action: REJECT`', ...inPart(setProtoValue(action, 'REJECT')));
      yield finding(protoSpan(action), 'A delayed request cannot keep its place in the order.', [fix]);
    }
  },
});
