import type { PyDefinition } from '../../artifacts/python.js';
import { parsePythonCached } from '../../artifacts/pythonParse.js';
import type { Expr, Stmt } from '../../artifacts/pythonTree.js';

type FunctionStmt = Extract<Stmt, { type: 'function' }>;

/** The tree of one function; offsets of the part are those of the tree plus `base`. */
export interface FunctionTree {
  readonly statement: FunctionStmt;
  readonly base: number;
  readonly part: number;
  /** The text that the tree's offsets count in. */
  readonly code: string;
  readonly isAsync: boolean;
  /** Of each parameter that has one, its annotation as written. */
  readonly annotations: ReadonlyMap<string, string>;
}

/** Reads the function that a definition stands for; `text` is that of its part. Null where it cannot be read by itself. */
export function functionTree(definition: PyDefinition, text: string): FunctionTree | null {
  if (definition.kind !== 'function') return null;
  const lineStart = text.lastIndexOf('\n', definition.start - 1) + 1;
  const indent = text.slice(lineStart, definition.start);
  if (/\S/.test(indent)) return null;
  // An indented function stands in a block of its own, so that it parses.
  const prefix = indent === '' ? '' : `if 1:\n${indent}`;
  const code = prefix + text.slice(definition.start, definition.end);
  const [outer] = parsePythonCached(code).body;
  const statement = outer?.type === 'branch' ? outer.bodies[0]?.[0] : outer;
  if (statement?.type !== 'function' || statement.name !== definition.name) return null;
  return {
    statement,
    base: definition.start - prefix.length,
    part: definition.part,
    code,
    isAsync: new RegExp(`(?:^|\\n)[ \\t]*async[ \\t]+def[ \\t]+${statement.name}\\b`).test(code),
    annotations: annotationsOf(statement, code),
  };
}

function annotationsOf(statement: FunctionStmt, code: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const expression of statement.inner.slice(statement.decorators)) {
    const name = /(\w+)[ \t]*:[ \t]*$/.exec(code.slice(Math.max(statement.start, expression.start - 120), expression.start))?.[1];
    if (name !== undefined && statement.parameters.includes(name)) found.set(name, code.slice(expression.start, expression.end));
  }
  return found;
}

/** What an expression is made of, in the order of evaluation. */
export function partsOf(e: Expr): readonly Expr[] {
  switch (e.type) {
    case 'member':
      return [e.object];
    case 'index':
      return [e.object, ...e.index];
    case 'call':
      return [e.callee, ...e.args.map((arg) => arg.value), ...e.stars];
    case 'format':
      return e.pieces.filter((piece) => typeof piece !== 'string');
    case 'list':
      return e.items;
    case 'dict':
      return [...e.entries.flatMap(({ key, value }) => [key, value]), ...e.rest];
    case 'add':
      return [e.left, e.right];
    case 'bind':
      return [e.value];
    case 'scope':
    case 'other':
      return e.inner;
    default:
      return [];
  }
}

/** The expressions that a statement itself evaluates; not those of the blocks in it. */
export function expressionsOf(s: Stmt): readonly Expr[] {
  switch (s.type) {
    case 'assign':
      return [...(s.value ? [s.value] : []), ...s.targets];
    case 'update':
      return [s.value, s.target];
    case 'eval':
    case 'loop':
      return s.inner;
    case 'delete':
      return s.targets;
    case 'branch':
      return s.tests;
    case 'with':
      return s.items.map((item) => item.value);
    case 'match':
      return s.subject;
    default:
      return [];
  }
}

/** The blocks inside a statement; those of a function or class only where `deep` asks for them. */
export function blocksOf(s: Stmt, deep = false): readonly (readonly Stmt[])[] {
  switch (s.type) {
    case 'branch':
      return s.bodies;
    case 'loop':
      return [s.body, s.after];
    case 'try':
      return [s.body, ...s.handlers.map((handler) => handler.body), s.after];
    case 'with':
      return [s.body];
    case 'match':
      return s.cases.map((each) => each.body);
    case 'function':
    case 'class':
      return deep ? [s.body] : [];
    default:
      return [];
  }
}

/** Every statement of a block and of the blocks in it, in the order of the text; nested functions and classes apart. */
export function* statementsIn(block: readonly Stmt[]): Generator<Stmt> {
  for (const statement of block) {
    yield statement;
    for (const inner of blocksOf(statement)) yield* statementsIn(inner);
  }
}

/** Every expression below these, themselves included. */
export function* expressionsIn(expressions: readonly Expr[]): Generator<Expr> {
  for (const expression of expressions) {
    yield expression;
    yield* expressionsIn(partsOf(expression));
  }
}

/** The keyword that a plain statement starts with: `return`, `raise`, `assert`; empty where it is none of these. */
export function keywordOf(s: Stmt, code: string): string {
  return s.type === 'eval' ? (/^(?:return|raise|assert|yield)\b/.exec(code.slice(s.start, s.start + 8))?.[0] ?? '') : '';
}
