import { fieldOf } from '../../artifacts/protoText.js';
import { removeProtoField } from '../../artifacts/protoTextEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`;
/** One of each set; members of a `oneof` in the file's own message, or below the field that is named. */
const SCHEDULERS = ['dynamic_batching', 'sequence_batching', 'ensemble_scheduling'];

export default defineRule({
  id: 'integration/triton-two-schedulers',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'A Triton model has one scheduler, and this configuration names two.',
  remedy: 'Keep `dynamic_batching` for stateless models, `sequence_batching` for stateful ones.',
  why: 'The text is refused when it is read, so the model is not loaded.',
  sources: [
    TRITON_PROTO,
    {
      title: 'protobuf: TextFormat parser',
      url: 'https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/text_format.cc',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`${START}dynamic_batching { }\nsequence_batching { max_sequence_idle_microseconds: 5000000 }\n`),
    good: tritonExample(`${START}sequence_batching { max_sequence_idle_microseconds: 5000000 }\n`),
  },
  *check({ root, parts, uri, templated }) {
    // A template chooses between them.
    if (templated) return;
    const fields = SCHEDULERS.flatMap((name) => fieldOf(root, name) ?? []).sort((a, b) => a.start - b.start);
    const [first, second] = fields;
    if (!first || !second) return;
    const place = (f: typeof first) => ({ part: 0, start: f.nameStart, end: f.nameEnd });
    const fixes = [second, first].map((f) =>
      suggestedFix(`Remove \`${f.name}\``, ...inPart(removeProtoField(parts[0]!.text, f))),
    );
    yield finding(place(second), `\`${second.name}\` stands beside \`${first.name}\`.`, fields.length === 2 ? fixes : [], [
      { uri, span: place(first), message: 'the other scheduler' },
    ]);
  },
});
