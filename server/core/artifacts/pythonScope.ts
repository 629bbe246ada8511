import type { PyImport, PyValue } from './python.js';

/** What is known of a name: a dotted path, a constant, or only that it is bound (`null`). */
export type Binding = { readonly path: string; readonly imported?: PyImport } | { readonly constant: PyValue } | null;

/**
 * Names of a notebook, function or class while its statements go by in order. `names` is what holds here and now;
 * `history` joins everything a name was ever bound to: what a function body, run at some other time, can rely on.
 */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: Scope | null;
  readonly names: Map<string, Binding>;
  readonly history: Map<string, Binding>;
  /** Names that an inner function rebinds by `global` or `nonlocal`. */
  readonly tainted: Set<string>;
  /** Of a function: every name it binds anywhere. */
  readonly locals: ReadonlySet<string>;
  /** What was changed since the outermost open branch, newest last. */
  readonly log: { name: string; before: Binding | undefined }[];
  branches: number;
}

/** A fresh scope inside `parent`. */
export function newScope(kind: Scope['kind'], parent: Scope | null, locals: Iterable<string> = []): Scope {
  return {
    kind,
    parent,
    names: new Map(),
    history: new Map(),
    tainted: new Set(),
    locals: new Set(locals),
    log: [],
    branches: 0,
  };
}

/** Binds `name` from here on. */
export function bind(scope: Scope, name: string, binding: Binding): void {
  change(scope, name, binding);
  scope.history.set(name, scope.history.has(name) ? join(scope.history.get(name), binding)! : binding);
}

/** From here on nothing is known of `name`, though nothing binds it anew: the top of a loop body that rebinds it. */
export function forget(scope: Scope, name: string): void {
  if (scope.names.has(name)) change(scope, name, null);
}

/** `del name`. */
export function unbind(scope: Scope, name: string): void {
  if (scope.names.has(name)) change(scope, name, undefined);
}

/** What `name` stands for here; undefined where nothing binds it (a builtin, or a mistake). */
export function lookup(scope: Scope, name: string): Binding | undefined {
  let live = true;
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (at.kind !== 'class' || at === scope) {
      if (at.tainted.has(name)) return null;
      const binding = live ? at.names.get(name) : at.history.get(name);
      if (binding !== undefined) return binding;
      if (at.locals.has(name)) return null;
    }
    live &&= at.kind === 'class';
  }
  return undefined;
}

/**
 * Runs every branch from the same state and joins what they leave behind; `orNone` counts not running any as one more
 * branch. Costs as much as the branches change, not as much as the scope holds.
 */
export function runBranches(scope: Scope, branches: readonly (() => void)[], orNone: boolean): void {
  const outcomes: Map<string, Binding | undefined>[] = [];
  scope.branches++;
  for (const branch of branches) {
    const mark = scope.log.length;
    branch();
    const outcome = new Map<string, Binding | undefined>();
    for (let i = mark; i < scope.log.length; i++) outcome.set(scope.log[i]!.name, scope.names.get(scope.log[i]!.name));
    while (scope.log.length > mark) {
      const { name, before } = scope.log.pop()!;
      assign(scope, name, before);
    }
    outcomes.push(outcome);
  }
  scope.branches--;
  if (orNone) outcomes.push(new Map());
  for (const name of new Set(outcomes.flatMap((outcome) => [...outcome.keys()]))) {
    const before = scope.names.get(name);
    let joined: Binding | undefined;
    for (const outcome of outcomes) joined = join(joined, outcome.has(name) ? outcome.get(name) : before);
    change(scope, name, joined);
  }
}

function change(scope: Scope, name: string, binding: Binding | undefined): void {
  if (scope.branches > 0) scope.log.push({ name, before: scope.names.get(name) });
  assign(scope, name, binding);
}

function assign(scope: Scope, name: string, binding: Binding | undefined): void {
  if (binding === undefined) scope.names.delete(name);
  else scope.names.set(name, binding);
}

/**
 * What holds where either of two may: the same thing, or nothing known. An unbound name or a `None` gives way, as using
 * it ends in an error, not in another meaning (`try: import x` / `except ImportError: x = None`).
 */
function join(a: Binding | undefined, b: Binding | undefined): Binding | undefined {
  if (a === undefined || isNone(a)) return b === undefined ? a : b;
  if (b === undefined || isNone(b)) return a;
  return same(a, b) ? a : null;
}

function isNone(binding: Binding): boolean {
  return binding !== null && 'constant' in binding && binding.constant.kind === 'none';
}

function same(a: Binding, b: Binding): boolean {
  if (a === null || b === null) return a === b;
  if ('path' in a) return 'path' in b && a.path === b.path;
  if ('path' in b || a.constant.kind !== b.constant.kind) return false;
  return 'value' in a.constant && 'value' in b.constant && a.constant.value === b.constant.value;
}
