import { fieldOf, identifierOf, messagesOf, scalarOf, stringOf, valuesOf } from '../../artifacts/protoText.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['integration/service-interface', 'data-quality/validation'],
  what: 'Triton: inputs and outputs with name, type and dimensions, which the server checks requests against',
  reads: 'tritonConfig',
  *find({ root }) {
    const complete = (name: 'input' | 'output') => {
      const tensors = messagesOf(root, name);
      const typed = tensors.filter(
        (t) => stringOf(scalarOf(t, 'name')) && identifierOf(scalarOf(t, 'data_type')) && valuesOf(t, 'dims').length > 0,
      );
      return typed.length > 0 && typed.length === tensors.length && typed.every((t) => stringOf(scalarOf(t, 'name')) !== 'TODO')
        ? typed.length
        : 0;
    };
    const inputs = complete('input');
    const outputs = complete('output');
    const field = fieldOf(root, 'input');
    if (!field || inputs === 0) return;
    const span = { part: 0, start: field.nameStart, end: field.nameEnd };
    if (outputs > 0)
      yield evidence('integration/service-interface', span, `${counted(inputs, 'input')}, ${counted(outputs, 'output')}`);
    yield evidence('data-quality/validation', span, 'requests are compared with the stated tensors');
  },
});

function counted(count: number, word: string): string {
  return `${count} typed ${word}${count === 1 ? '' : 's'}`;
}
