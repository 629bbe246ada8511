import type { PyCall } from '../../artifacts/python.js';
import { defineDetector, evidence } from '../../rule.js';
import { seedCalls } from '../../rules/shared/randomness.js';
import { callPlace } from '../shared/libraryUse.js';

/** A scikit-learn estimator (its classes are spelt in capitals) is seeded by its own argument. */
function isSeededEstimator(call: PyCall): boolean {
  return /^sklearn\.(?:\w+\.)*[A-Z]\w*$/.test(call.callee) && call.arg('random_state')?.value.kind === 'number';
}

/** Fewer cells than this are a sketch. */
const ENOUGH = 3;

export default defineDetector({
  considerations: ['versioning/process-record'],
  what: 'notebook whose code cells were all run in order, with a fixed seed',
  reads: 'notebook',
  *find(notebook) {
    const code = notebook.cells.filter((cell) => cell.type === 'code' && notebook.parts[cell.part]!.text.trim() !== '');
    const inOrder = code.every((cell, index) => cell.executionCount === (code[0]?.executionCount ?? 0) + index);
    if (code.length < ENOUGH || code[0]!.executionCount !== 1 || !inOrder) return;
    const [first] = seedCalls(notebook.python);
    const seed = first ?? notebook.python.calls.find(isSeededEstimator);
    if (seed)
      yield evidence(
        'versioning/process-record',
        callPlace(seed),
        `seeded, and all ${code.length} code cells run from top to bottom`,
      );
  },
});
