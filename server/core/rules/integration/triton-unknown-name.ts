import { type ProtoMessage, type ProtoScalar, valuesOf } from '../../artifacts/protoText.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { otherDataTypes, tritonEnums, tritonMessages } from '../../catalogue/tritonSchema.js';
import type { Finding, Span } from '../../model.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { TENSORS, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

export default defineRule({
  id: 'integration/triton-unknown-name',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'A name in the configuration is almost one that Triton knows.',
  remedy: 'Write the name as it stands in the definition of the configuration.',
  why: 'A name that is not in the definition makes Triton refuse the whole file, and the model is not loaded.',
  sources: [TRITON_PROTO],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batchsize: 8\n${TENSORS}`),
    good: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`),
  },
  check: ({ root }) => unknownIn(root, 'ModelConfig'),
});

/** Fields of newer versions are none of ours to judge: only what can be meant for a known name counts. */
function* unknownIn(message: ProtoMessage, type: string): Generator<Finding> {
  const known = tritonMessages[type];
  if (!known) return;
  for (const field of message.fields) {
    const meant = known[field.name] === undefined ? meantField(field.name, Object.keys(known)) : undefined;
    if (meant) yield unknown({ part: 0, start: field.nameStart, end: field.nameEnd }, field.name, meant);
    // What stands in a field with a slip is of the field that is meant.
    const kind = known[meant ?? field.name];
    if (kind === undefined) continue;
    const isMap = kind.startsWith('{}');
    const inner = kind.replace(/^(?:\*|\{\})/, '');
    if (inner === '') continue;
    const value = field.value;
    for (const each of value?.type === 'list' ? value.items : value ? [value] : []) {
      if (each.type === 'message') {
        for (const message of isMap ? valuesOf(each, 'value') : [each])
          if (message.type === 'message') yield* unknownIn(message, inner);
      } else if (tritonEnums[inner]) yield* unknownValue(each, inner);
    }
  }
}

function* unknownValue(value: ProtoScalar, type: string): Generator<Finding> {
  const known = tritonEnums[type]!;
  if (value.kind !== 'identifier' || known.includes(value.value)) return;
  const meant = meantValue(value.value, known, type);
  if (meant) yield unknown(protoSpan(value), value.value, meant);
}

function unknown(span: Span, name: string, meant: string): Finding {
  const fix = suggestedFix(`Write \`${meant}\``, { span, newText: meant });
  return finding(span, `Triton knows no \`${name.slice(0, 60)}\`, but \`${meant}\`.`, [fix]);
}

function meantField(name: string, known: readonly string[]): string | undefined {
  return only(known.filter((k) => isNearName(name, k) || name === `${k}s` || `${name}s` === k));
}

/** `FP32`, `type_fp32`, `TYPE_FLOAT32`, `GPU`. */
function meantValue(name: string, known: readonly string[], type: string): string | undefined {
  const upper = name.toUpperCase();
  const bare = upper.replace(/^(?:TYPE|KIND|FORMAT)_/, '');
  const same = known.find((k) => k === upper || k.replace(/^(?:TYPE|KIND|FORMAT)_/, '') === bare);
  return same ?? (type === 'DataType' ? otherDataTypes[bare] : only(known.filter((k) => isNearName(name, k))));
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
