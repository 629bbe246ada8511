import type { ProtoField, ProtoMessage } from '../../artifacts/protoText.js';
import { valuesOf } from '../../artifacts/protoText.js';
import { removeProtoField } from '../../artifacts/protoTextEdit.js';
import { tritonMessages } from '../../catalogue/tritonSchema.js';
import { defineRule, finding, safeFix, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

export default defineRule({
  id: 'integration/triton-field-twice',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'A field that has one value is set twice.',
  remedy: 'Keep one of them.',
  why: 'The text is refused when it is read, so the model is not loaded.',
  sources: [
    {
      title: 'protobuf: TextFormat parser',
      url: 'https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/text_format.cc',
    },
    TRITON_PROTO,
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}max_batch_size: 8\n`),
    good: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`),
  },
  *check({ root, parts, uri, templated }) {
    // A template chooses between them.
    if (templated) return;
    for (const [first, second] of twice(root, 'ModelConfig')) {
      const place = (f: ProtoField) => ({ part: 0, start: f.nameStart, end: f.nameEnd });
      const text = parts[0]!.text;
      const value = ({ value: own }: ProtoField) => own && text.slice(own.start, own.end);
      const remove = value(first) === value(second) ? safeFix : suggestedFix;
      const fix = remove('Remove the second', ...inPart(removeProtoField(text, second)));
      yield finding(
        place(second),
        `\`${second.name}\` is set a second time.`,
        [fix],
        [{ uri, span: place(first), message: 'set here first' }],
      );
    }
  },
});

/** Pairs of fields that are no list, no map and stand in one message. */
function* twice(message: ProtoMessage, type: string): Generator<readonly [ProtoField, ProtoField]> {
  const known = tritonMessages[type];
  if (!known) return;
  const seen = new Map<string, ProtoField>();
  for (const field of message.fields) {
    const kind = known[field.name];
    if (kind === undefined) continue;
    const before = seen.get(field.name);
    const single = !/^(?:\*|\{\})/.test(kind);
    if (single && before) yield [before, field];
    seen.set(field.name, field);
    const inner = kind.replace(/^(?:\*|\{\})/, '');
    for (const each of field.value?.type === 'list' ? field.value.items : field.value ? [field.value] : []) {
      if (each.type !== 'message' || inner === '') continue;
      for (const nested of kind.startsWith('{}') ? valuesOf(each, 'value') : [each])
        if (nested.type === 'message') yield* twice(nested, inner);
    }
  }
}
