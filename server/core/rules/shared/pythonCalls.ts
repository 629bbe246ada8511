import type { Artifact } from '../../artifacts/artifact.js';
import type { PyArg, PyCall, PyValue } from '../../artifacts/python.js';
import type { Edit, Span } from '../../model.js';

/** The text of a part; empty where there is none. */
export function partText(artifact: Artifact, part: number): string {
  return artifact.parts[part]?.text ?? '';
}

/** The name that is called, without its arguments: of a chain over several lines the last step only. */
export function calleeSpan(call: PyCall, text: string): Span {
  const written = text.slice(call.start, call.calleeEnd);
  const start = written.includes('\n') || written.includes('(') ? call.start + written.lastIndexOf('.') + 1 : call.start;
  return { part: call.part, start, end: call.calleeEnd };
}

export function argSpan(call: PyCall, arg: PyArg): Span {
  return { part: call.part, start: arg.start, end: arg.end };
}

export function isBool(arg: PyArg | undefined, value: boolean): arg is PyArg {
  return arg?.value.kind === 'bool' && arg.value.value === value;
}

/** The text of a string argument, variables with one constant value included. */
export function stringOf(arg: PyArg | undefined): string | undefined {
  return arg?.value.kind === 'string' ? arg.value.value : undefined;
}

/** The dotted path of what a value is, as in `PyCall.callee`, with `()` behind a call; empty where it is not known. */
export function pathOfValue(value: PyValue | undefined): string {
  if (value?.kind === 'name') return value.name.startsWith('?') ? '' : value.name;
  if (value?.kind === 'call') return value.call.callee.startsWith('?') ? '' : `${value.call.callee}()`;
  return '';
}

/** The edit that writes another value for an argument. */
export function argValueEdit(call: PyCall, arg: PyArg, newText: string): Edit {
  return { span: { part: call.part, start: arg.valueStart, end: arg.end }, newText };
}

/**
 * The edit that takes an argument out, with the comma that belongs to it and the line it has for itself. Null where a
 * comment stands between it and its comma.
 */
export function removeArgumentEdit(call: PyCall, arg: PyArg, text: string): Edit | null {
  const behind = /^[ \t]*(?:\r?\n[ \t]*)?,/.exec(text.slice(arg.end, call.argsEnd))?.[0].length;
  const lineStart = text.lastIndexOf('\n', arg.start - 1) + 1;
  const alone = lineStart > call.argsStart && /^[ \t]*$/.test(text.slice(lineStart, arg.start));
  if (behind !== undefined) {
    const after = arg.end + behind;
    const rest = /^[ \t]*(\r?\n)?/.exec(text.slice(after, call.argsEnd))!;
    if (alone && rest[1]) return edit(call.part, lineStart, after + rest[0].length);
    return edit(call.part, arg.start, after + (rest[1] ? 0 : rest[0].length));
  }
  const before = text.slice(call.argsStart, arg.start).trimEnd();
  if (before !== '' && !before.endsWith(',')) return null;
  return edit(call.part, before === '' ? arg.start : call.argsStart + before.length - 1, arg.end);
}

function edit(part: number, start: number, end: number): Edit {
  return { span: { part, start, end }, newText: '' };
}
