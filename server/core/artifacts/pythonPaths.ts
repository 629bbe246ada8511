import type { PyArg, PyValue } from './python.js';
import type { Binding } from './pythonScope.js';
import type { Expr } from './pythonTree.js';

/** Longest resolved name: `x = x.f()` line after line must not grow without end. */
const LONGEST_PATH = 300;

/** What an expression comes to: its value, and its dotted path where one is known. */
export interface Result {
  readonly value: PyValue;
  readonly path: string | null;
}

/** A value that no path leads to. */
export function plain(value: PyValue): Result {
  return { value, path: null };
}

/** A path one step longer; null where it is unknown or grows too long. */
export function extend(path: string | null, step: string): string | null {
  return path === null || path.length + step.length > LONGEST_PATH ? null : path + step;
}

/** What a name bound to this result stands for. Lists and dictionaries change under their name, so they are not kept. */
export function bindingOf({ value, path }: Result): Binding {
  if (path !== null) return { path };
  return value.kind === 'string' || value.kind === 'number' || value.kind === 'bool' || value.kind === 'none'
    ? { constant: value }
    : null;
}

/** The path that a value stands for, for a value that was taken out of a tuple. */
export function pathOf(value: PyValue): string | null {
  if (value.kind === 'call') return value.call.callee.startsWith('?') ? null : extend(value.call.callee, '()');
  return value.kind === 'name' && !value.name.startsWith('?') ? value.name : null;
}

/** What a call of something unknown is called; null where not even a name is written. */
export function unknownCallee(callee: Expr): string | null {
  if (callee.type === 'member') return `?.${callee.property}`;
  return callee.type === 'name' ? `?${callee.name}` : null;
}

/** The argument of that name, else the one at that position if it stands before any star. */
export function findArgument(args: readonly PyArg[], beforeStars: number, name: string, position?: number): PyArg | undefined {
  const named = args.find((arg) => arg.name === name);
  if (named || position === undefined || position >= beforeStars) return named;
  const at = args[position];
  return at && at.name === undefined ? at : undefined;
}

/** `a.b.c` of plain member accesses on a name. */
export function dotted(e: Expr): string | undefined {
  const words: string[] = [];
  let at = e;
  for (; at.type === 'member'; at = at.object) words.push(at.property);
  return at.type === 'name' ? [at.name, ...words.reverse()].join('.') : undefined;
}

/** The paths with everything they are below: `a.b.c` gives `a`, `a.b` and itself. */
export function withPrefixes(paths: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0 && !all.has(path.slice(0, end)); end = path.lastIndexOf('.', end - 1))
      all.add(path.slice(0, end));
  }
  return all;
}
