import type { PyCall, PythonCode, PyValue } from '../../artifacts/python.js';
import { pathOfValue } from './pythonCalls.js';

/** A call whose result is split into training and test data later. */
export interface SplitLater {
  /** What made the data: `… .fit_transform(X)`. */
  readonly made: PyCall;
  readonly split: PyCall;
}

/**
 * The calls with one of these methods whose result goes into `train_test_split`, directly, through a variable, or wrapped
 * into a data frame. `accepts` sees the path of what the method is called on.
 */
export function splitLater(python: PythonCode, methods: readonly string[], accepts: (receiver: string) => boolean): SplitLater[] {
  const found: SplitLater[] = [];
  for (const split of python.calls) {
    if (split.callee !== 'sklearn.model_selection.train_test_split') continue;
    for (const arg of split.args) {
      if (arg.name !== undefined) continue;
      const made = makerOf(python, arg.value, split, methods, accepts);
      if (made && !found.some((each) => each.made === made)) found.push({ made, split });
    }
  }
  return found;
}

function makerOf(
  python: PythonCode,
  value: PyValue,
  split: PyCall,
  methods: readonly string[],
  accepts: (receiver: string) => boolean,
): PyCall | null {
  const path = pathOfValue(value).replace(/(?:\.toarray\(\)|\.todense\(\)|\[\d*\])+$/, '');
  if (path === 'pandas.DataFrame()') {
    const frame = value.kind === 'call' ? value.call : lastCall(python, 'pandas.DataFrame', split);
    const inner = frame?.arg('data', 0)?.value;
    return inner ? makerOf(python, inner, frame, methods, accepts) : null;
  }
  const method = /\.(\w+)\(\)$/.exec(path)?.[1];
  if (method === undefined || !methods.includes(method)) return null;
  const callee = path.slice(0, -2);
  return accepts(callee.slice(0, callee.lastIndexOf('.'))) ? lastCall(python, callee, split) : null;
}

/** The last call of that name before another; of frames the only one, for several could be meant. */
function lastCall(python: PythonCode, callee: string, before: PyCall): PyCall | null {
  const earlier = python.calls.filter(
    (c) => c.callee === callee && (c.part < before.part || (c.part === before.part && c.end <= before.end && c !== before)),
  );
  return callee === 'pandas.DataFrame' && earlier.length > 1 ? null : (earlier[earlier.length - 1] ?? null);
}
