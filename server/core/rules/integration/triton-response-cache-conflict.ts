import { booleanOf, fieldOf, messageAt, scalarOf } from '../../artifacts/protoText.js';
import { removeProtoField } from '../../artifacts/protoTextEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_VALIDATION, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "python"\nmax_batch_size: 8\n${TENSORS}`;

export default defineRule({
  id: 'integration/triton-response-cache-conflict',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'The response cache is on for a model whose answers cannot be cached.',
  remedy: 'Remove `response_cache`.',
  why: 'Triton refuses the configuration, so the model is not loaded.',
  sources: [
    TRITON_VALIDATION,
    {
      title: 'Triton: response cache',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/response_cache.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}model_transaction_policy { decoupled: true }\nresponse_cache { enable: true }\n`),
    good: tritonExample(`${START}response_cache { enable: true }\n`),
  },
  *check({ root, parts, uri }) {
    const cache = fieldOf(root, 'response_cache');
    if (!cache || booleanOf(scalarOf(messageAt(root, 'response_cache'), 'enable')) !== true) return;
    const decoupled = booleanOf(scalarOf(messageAt(root, 'model_transaction_policy'), 'decoupled')) === true;
    const other = fieldOf(root, 'sequence_batching') ?? (decoupled ? fieldOf(root, 'model_transaction_policy') : undefined);
    if (!other) return;
    const fix = suggestedFix('Remove `response_cache`', ...inPart(removeProtoField(parts[0]!.text, cache)));
    const reason = other.name === 'sequence_batching' ? 'with `sequence_batching`' : 'where answers are decoupled from requests';
    const related = [{ uri, span: { part: 0, start: other.nameStart, end: other.nameEnd }, message: 'what it conflicts with' }];
    yield finding(
      { part: 0, start: cache.nameStart, end: cache.nameEnd },
      `Triton has no response cache ${reason}.`,
      [fix],
      related,
    );
  },
});
