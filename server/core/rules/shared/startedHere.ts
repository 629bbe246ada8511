import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { bareCode } from './bareCode.js';

/**
 * The call runs when this file is: it stands in a notebook, outside of functions, or in a script that starts itself. A module
 * of functions and classes leaves to the code that calls it what is set up beforehand.
 */
export function startedHere(python: PythonCode, call: PyCall): boolean {
  if (python.form === 'notebook' || !isInFunction(python, call)) return true;
  const code = bareCode(python);
  if (code.some(({ text }) => /\bif[ \t]+__name__\b/.test(text))) return true;
  const own = new Set(python.definitions.flatMap(({ name, topLevel }) => (topLevel ? [`?${name}`] : [])));
  const decorates = ({ part, start }: PyCall) => code.find((cell) => cell.part === part)?.text[start - 1] === '@';
  return python.calls.some((each) => own.has(each.callee) && !decorates(each) && !isInFunction(python, each));
}

function isInFunction({ definitions }: PythonCode, { part, start }: PyCall): boolean {
  return definitions.some((d) => d.kind === 'function' && d.part === part && d.start < start && start < d.end);
}
