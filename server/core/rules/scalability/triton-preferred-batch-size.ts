import { integerOf, messageAt, scalarOf, valuesOf } from '../../artifacts/protoText.js';
import { setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "pytorch"\nmax_batch_size: 8\n${TENSORS}`;
const PLACES = [['dynamic_batching'], ['sequence_batching', 'oldest']];

export default defineRule({
  id: 'scalability/triton-preferred-batch-size',
  consideration: 'scalability/capacity',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'A preferred batch size is outside of what the model takes.',
  remedy: 'Prefer sizes from 1 to `max_batch_size`, or raise `max_batch_size`.',
  why: 'Triton refuses the configuration, so the model is not loaded.',
  sources: [TRITON_VALIDATION, TRITON_CONFIGURATION],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}dynamic_batching { preferred_batch_size: [ 4, 16 ] }\n`),
    good: tritonExample(`${START}dynamic_batching { preferred_batch_size: [ 4, 8 ] }\n`),
  },
  *check({ root, maxBatchSize, uri }) {
    const limit = scalarOf(root, 'max_batch_size');
    for (const path of PLACES) {
      const sizes = valuesOf(messageAt(root, ...path), 'preferred_batch_size').flatMap((node) => {
        const value = integerOf(node);
        return value === undefined ? [] : [{ node, value }];
      });
      // Without a limit above 0 the backend may fill it in; `scalability/triton-batching-disabled` speaks of the rest.
      const known = limit && maxBatchSize !== undefined && maxBatchSize > 0 ? { limit, max: maxBatchSize } : undefined;
      const greatest = Math.max(...sizes.map((s) => s.value));
      for (const { node, value } of sizes) {
        if (value <= 0) yield finding(protoSpan(node), `A batch of ${value} requests is none.`);
        else if (known && value > known.max) {
          const edits = inPart(setProtoValue(known.limit, String(greatest)));
          const related = [{ uri, span: protoSpan(known.limit), message: 'the greatest batch' }];
          const message = `Batches of ${value} are preferred, and ${known.max} is the greatest that is allowed.`;
          const fixes = [suggestedFix(`Set \`max_batch_size: ${greatest}\``, ...edits)];
          yield finding(protoSpan(node), message, fixes, related);
        }
      }
    }
  },
});
