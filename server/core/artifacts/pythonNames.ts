import type { PyArg, PyAssign, PyCall, PyDefinition, PyEntry, PyImport, PyValue } from './python.js';
import { PYTHON_BUILTINS } from './pythonBuiltins.js';
import {
  bindingOf,
  dotted,
  extend,
  findArgument,
  pathOf,
  plain,
  type Result,
  unknownCallee,
  withPrefixes,
} from './pythonPaths.js';
import { type Binding, bind, forget, lookup, newScope, runBranches, type Scope, unbind } from './pythonScope.js';
import type { Block, CallExpr, Expr, ImportItem, PythonTree, Stmt } from './pythonTree.js';

/** Longest string put together from pieces. */
const LONGEST_STRING = 10_000;

/** A cell, or a piece of a script. */
export interface ParsedPiece {
  readonly part: number;
  /** Its own text; the tree's offsets count in it. */
  readonly text: string;
  /** Where that stands in the part. */
  readonly base: number;
  readonly tree: PythonTree;
}

export interface ResolvedPython {
  readonly imports: readonly PyImport[];
  readonly calls: readonly PyCall[];
  readonly assignments: readonly PyAssign[];
  readonly definitions: readonly PyDefinition[];
  /** Every module and dotted name below one that is referred to. */
  readonly used: ReadonlySet<string>;
}

/**
 * Resolves names through the cells in document order, one scope for all, as the kernel runs them from top to bottom.
 * Function bodies come last, as they run later: they rely only on names that mean one thing throughout.
 */
export function resolvePython(cells: readonly ParsedPiece[]): ResolvedPython {
  const imports: (PyImport & { used: boolean })[] = [];
  const calls: PyCall[] = [];
  const assignments: PyAssign[] = [];
  const definitions: PyDefinition[] = [];
  const paths = new Set<string>();
  const starModules: string[] = [];
  const later: { part: number; text: string; base: number; scope: Scope; body: Block }[] = [];
  const hidden = new Map<string, number>();
  let part = 0;
  let text = '';
  let base = 0;
  let scope = newScope('module', null);
  let nested = 0;
  let inClass: string | undefined;

  function evaluateAll(expressions: readonly Expr[]): void {
    for (const expression of expressions) evaluate(expression);
  }

  function evaluate(e: Expr): Result {
    switch (e.type) {
      case 'name':
        return readName(e.name);
      case 'member': {
        const object = evaluate(e.object);
        const path = extend(object.path, `.${e.property}`);
        if (path && paths.has(object.path!)) paths.add(path);
        return { value: { kind: 'name', name: path ?? `?.${e.property}` }, path };
      }
      case 'index':
        return readIndex(e);
      case 'call':
        return readCall(e);
      case 'string':
        return plain({ kind: 'string', value: e.value });
      case 'number':
        return plain({ kind: 'number', value: e.value });
      case 'bool':
        return plain({ kind: 'bool', value: e.value });
      case 'none':
        return plain({ kind: 'none' });
      case 'format':
        return plain(readFormat(e.pieces));
      case 'list': {
        const items = e.items.map((item) => evaluate(item).value);
        const whole = e.stars ? items.filter((_, i) => e.items[i]!.type !== 'other') : items;
        return plain({ kind: 'list', items: whole, partial: e.stars });
      }
      case 'dict': {
        const entries: PyEntry[] = e.entries.map(({ key, value }) => ({
          key: evaluate(key).value,
          value: evaluate(value).value,
        }));
        evaluateAll(e.rest);
        return plain({ kind: 'dict', entries, partial: e.rest.length > 0 });
      }
      case 'add': {
        const left = evaluate(e.left).value;
        const right = evaluate(e.right).value;
        const both = left.kind === 'string' && right.kind === 'string' && left.value.length + right.value.length < LONGEST_STRING;
        return plain(both ? { kind: 'string', value: left.value + right.value } : { kind: 'other' });
      }
      case 'bind': {
        const result = evaluate(e.value);
        if (!hidden.get(e.name)) bind(scope, e.name, bindingOf(result));
        return result;
      }
      case 'scope':
        for (const name of e.names) hidden.set(name, (hidden.get(name) ?? 0) + 1);
        evaluateAll(e.inner);
        for (const name of e.names) hidden.set(name, hidden.get(name)! - 1);
        return plain({ kind: 'other' });
      default:
        evaluateAll(e.inner);
        return plain({ kind: 'other' });
    }
  }

  function readName(name: string): Result {
    const binding = hidden.get(name) ? null : lookup(scope, name);
    if (binding === undefined) {
      if (PYTHON_BUILTINS.has(name) && !name.startsWith('_')) return { value: { kind: 'name', name }, path: name };
      if (!PYTHON_BUILTINS.has(name)) for (const module of starModules) paths.add(module);
    }
    if (!binding) return { value: { kind: 'name', name: `?${name}` }, path: null };
    if ('constant' in binding) return plain(binding.constant);
    if (binding.imported) {
      (binding.imported as { used: boolean }).used = true;
      paths.add(binding.path);
    }
    return { value: { kind: 'name', name: binding.path }, path: binding.path };
  }

  function readIndex(e: Extract<Expr, { type: 'index' }>): Result {
    const object = evaluate(e.object);
    const index = e.index.map((item) => evaluate(item).value);
    const [only] = index;
    const step = !e.slice && only?.kind === 'number' ? `[${only.value}]` : '[]';
    const path = extend(object.path, step);
    return { value: path ? { kind: 'name', name: path } : { kind: 'other' }, path };
  }

  function readFormat(pieces: readonly (string | Expr)[]): PyValue {
    let value = '';
    let known = true;
    for (const piece of pieces) {
      const result: PyValue = typeof piece === 'string' ? { kind: 'string', value: piece } : evaluate(piece).value;
      const simple = result.kind === 'string' || (result.kind === 'number' && Number.isInteger(result.value));
      known &&= simple && value.length < LONGEST_STRING;
      value += simple ? String(result.value) : '{}';
    }
    return { kind: known ? 'string' : 'format', value };
  }

  function readCall(e: CallExpr): Result {
    const callee = evaluate(e.callee);
    const args: PyArg[] = e.args.map(({ name, value, start, end }) => ({
      name,
      value: evaluate(value).value,
      start: start + base,
      end: end + base,
      valueStart: (name === undefined ? start : value.start) + base,
    }));
    evaluateAll(e.stars);
    const path = extend(callee.path, '()');
    const called = callee.path ?? unknownCallee(e.callee);
    if (called === null) return plain({ kind: 'other' });
    const call: PyCall = {
      callee: called,
      method: called.slice(Math.max(called.lastIndexOf('.'), called.startsWith('?') ? 0 : -1) + 1),
      part,
      start: e.start + base,
      end: e.end + base,
      calleeEnd: e.callee.end + base,
      args,
      hasStarArgs: e.stars.length > 0,
      argsStart: e.argsStart + base,
      argsEnd: e.argsEnd + base,
      lastArgEnd: e.lastArgEnd < 0 ? -1 : e.lastArgEnd + base,
      generator: e.generator,
      arg: (name, position) => findArgument(args, e.beforeStars, name, position),
      receiver: e.callee.type === 'member' ? dotted(e.callee.object) : undefined,
    };
    calls.push(call);
    return { value: { kind: 'call', call }, path };
  }

  function run(block: Block): void {
    for (const statement of block) execute(statement);
  }

  function runNested(block: Block): void {
    nested++;
    run(block);
    nested--;
  }

  function execute(s: Stmt): void {
    switch (s.type) {
      case 'import':
        for (const item of s.items) readImport(item);
        return;
      case 'assign': {
        evaluateAll(s.annotation);
        const result = s.value ? evaluate(s.value) : null;
        for (const target of s.targets) assign(target, result, s, s.value);
        return;
      }
      case 'update':
        evaluate(s.value);
        evaluate(s.target);
        if (s.target.type === 'name') bind(scope, s.target.name, null);
        return;
      case 'eval':
        evaluateAll(s.inner);
        return;
      case 'delete':
        for (const target of s.targets) {
          evaluate(target);
          if (target.type === 'name') unbind(scope, target.name);
        }
        return;
      case 'branch':
        evaluateAll(s.tests);
        runBranches(
          scope,
          s.bodies.map((body) => () => runNested(body)),
          !s.total,
        );
        return;
      case 'loop':
        evaluateAll(s.inner);
        runBranches(scope, [() => runLoop(s)], true);
        run(s.after);
        return;
      case 'try':
        runTry(s);
        return;
      case 'with':
        for (const { value, target } of s.items) {
          const path = extend(evaluate(value).path, '.__enter__()');
          if (target) bindTarget(target, path ? { path } : null);
        }
        runNested(s.body);
        return;
      case 'match':
        evaluateAll(s.subject);
        runBranches(
          scope,
          s.cases.map(({ names, inner, body }) => () => {
            for (const name of names) bind(scope, name, null);
            evaluateAll(inner);
            runNested(body);
          }),
          true,
        );
        return;
      case 'function':
        defineFunction(s);
        return;
      case 'class': {
        define(s);
        const outside = scope;
        const around = inClass;
        scope = newScope('class', outside);
        inClass = s.name;
        runNested(s.body);
        inClass = around;
        scope = outside;
        bind(scope, s.name, null);
      }
    }
  }

  function runLoop(s: Extract<Stmt, { type: 'loop' }>): void {
    for (const name of s.bound) forget(scope, name);
    for (const target of s.targets) bindTarget(target, null);
    runNested(s.body);
  }

  /** A handler starts anywhere in the body, so from what holds both before and behind it. */
  function runTry(s: Extract<Stmt, { type: 'try' }>): void {
    runBranches(scope, [() => runNested(s.body)], true);
    const handlers = s.handlers.map(({ inner, name, body }) => () => {
      evaluateAll(inner);
      if (name) bind(scope, name, null);
      runNested(body);
    });
    runBranches(scope, handlers, true);
    runNested(s.after);
  }

  function readImport({ module, name, alias, renamed, start, end }: ImportItem): void {
    const topLevel = nested === 0 && scope.kind === 'module';
    const imported = { module, name, alias, part, start: start + base, end: end + base, topLevel, used: false };
    imports.push(imported);
    if (name === '*') starModules.push(module);
    else if (name) bind(scope, alias, { path: module.endsWith('.') ? module + name : `${module}.${name}`, imported });
    else bind(scope, alias, { path: renamed ? module : alias, imported });
  }

  /** Evaluates what a definition is decorated with and made from, and takes note of it. */
  function define(s: Extract<Stmt, { type: 'class' | 'function' }>): void {
    const paths = s.inner.map((expression) => evaluate(expression).path);
    const known = (from: number, to?: number) => paths.slice(from, to).filter((path) => path !== null);
    definitions.push({
      kind: s.type,
      name: s.name,
      decorators: known(0, s.decorators),
      bases: s.type === 'class' ? known(s.decorators) : [],
      parameters: s.type === 'function' ? s.parameters : [],
      ...(inClass === undefined ? {} : { inClass }),
      topLevel: nested === 0 && scope.kind === 'module',
      part,
      start: s.start + base,
      end: s.end + base,
    });
  }

  function defineFunction(s: Extract<Stmt, { type: 'function' }>): void {
    define(s);
    bind(scope, s.name, null);
    const inside = newScope('function', scope, s.locals);
    for (const parameter of s.parameters) bind(inside, parameter, null);
    for (const name of s.outer) for (let at: Scope | null = scope; at; at = at.parent) at.tainted.add(name);
    later.push({ part, text, base, scope: inside, body: s.body });
  }

  function assign(target: Expr, result: Result | null, s: { start: number; end: number }, value: Expr | null): void {
    if (target.type === 'list') {
      const values = value?.type === 'list' && !value.stars && !target.stars && value.items.length === target.items.length;
      const items = values && result?.value.kind === 'list' ? result.value.items : null;
      target.items.forEach((item, i) => {
        const path = target.stars ? null : extend(result?.path ?? null, `[${i}]`);
        const found: PyValue = items?.[i] ?? (path ? { kind: 'name', name: path } : { kind: 'other' });
        assign(item, { value: found, path: path ?? pathOf(found) }, s, null);
      });
      return;
    }
    if (target.type === 'other') {
      bindTarget(target, null);
      return;
    }
    const place = value ? { valueStart: value.start + base, valueEnd: value.end + base } : {};
    let name = '';
    let key: PyValue | undefined;
    if (target.type === 'name') {
      name = target.name;
      if (result) bind(scope, name, bindingOf(result));
    } else {
      if (target.type === 'index') key = readKey(target);
      const resolved = target.type === 'index' || target.type === 'member' ? evaluate(target) : null;
      if (!resolved) evaluate(target);
      name = resolved?.path ?? (target.type === 'member' ? `?.${target.property}` : '?[]');
    }
    const written = text.slice(target.start, target.end);
    const span = { part, start: s.start + base, end: s.end + base };
    assignments.push({ target: written, name, key, value: result?.value, ...place, ...span });
  }

  function readKey(target: Extract<Expr, { type: 'index' }>): PyValue | undefined {
    const [only, second] = target.index;
    if (!only || second || only.type === 'call') return undefined;
    const before = calls.length;
    const { value } = evaluate(only);
    calls.length = before;
    return value;
  }

  function bindTarget(target: Expr, binding: Binding): void {
    if (target.type === 'name') bind(scope, target.name, binding);
    else if (target.type === 'list') for (const item of target.items) bindTarget(item, null);
    else if (target.type === 'other') for (const item of target.inner) bindTarget(item, null);
    else evaluate(target);
  }

  for (const cell of cells) {
    ({ part, text, base } = cell);
    run(cell.tree.body);
  }
  for (let i = 0; i < later.length; i++) {
    const body = later[i]!;
    ({ part, text, base, scope } = body);
    run(body.body);
  }
  for (const item of imports)
    item.used ||= paths.has(item.name && item.name !== '*' ? `${item.module}.${item.name}` : item.module);
  calls.sort((a, b) => a.part - b.part || a.calleeEnd - b.calleeEnd);
  assignments.sort((a, b) => a.part - b.part || a.start - b.start);
  imports.sort((a, b) => a.part - b.part || a.start - b.start);
  definitions.sort((a, b) => a.part - b.part || a.start - b.start);
  return { imports, calls, assignments, definitions, used: withPrefixes(paths) };
}
