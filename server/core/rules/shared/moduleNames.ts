import type { Block, Expr, Stmt } from '../../artifacts/pythonTree.js';

/** A name that is read when the code runs from top to bottom, or given a value. Offsets as in the statements. */
export interface NameUse {
  readonly name: string;
  readonly binds: boolean;
  readonly start: number;
  readonly end: number;
}

const remembered = new WeakMap<Block, readonly NameUse[]>();

/**
 * The names that these statements read and bind when they are run, in that order. What runs later or never for certain is
 * left out: bodies of functions and classes, lambdas, reads in a `try` that catches. `code` is the text they stand in.
 * A star import binds `*`. Remembered by the statements: a cell that stays as it is keeps its own from edit to edit.
 */
export function namesInOrder(body: Block, code: string): readonly NameUse[] {
  let known = remembered.get(body);
  if (!known) {
    known = readNames(body, code);
    remembered.set(body, known);
  }
  return known;
}

function readNames(body: Block, code: string): NameUse[] {
  const uses: NameUse[] = [];
  const hidden: string[] = [];
  let caught = 0;

  const bind = (name: string, { start, end }: { start: number; end: number }) => uses.push({ name, binds: true, start, end });

  function read(e: Expr): void {
    switch (e.type) {
      case 'name':
        if (caught === 0 && !hidden.includes(e.name)) uses.push({ name: e.name, binds: false, start: e.start, end: e.end });
        return;
      case 'member':
        read(e.object);
        return;
      case 'index':
        read(e.object);
        e.index.forEach(read);
        return;
      case 'call':
        read(e.callee);
        for (const { value } of e.args) read(value);
        e.stars.forEach(read);
        return;
      case 'format':
        for (const piece of e.pieces) if (typeof piece !== 'string') read(piece);
        return;
      case 'list':
        e.items.forEach(read);
        return;
      case 'dict':
        for (const { key, value } of e.entries) {
          read(key);
          read(value);
        }
        e.rest.forEach(read);
        return;
      case 'add':
        read(e.left);
        read(e.right);
        return;
      case 'bind':
        read(e.value);
        bind(e.name, e);
        return;
      case 'scope':
        // A lambda runs when it is called.
        if (/^\s*lambda\b/.test(code.slice(e.start, e.start + 20))) return;
        hidden.push(...e.names);
        e.inner.forEach(read);
        hidden.length -= e.names.length;
        return;
      case 'other':
        e.inner.forEach(read);
        return;
    }
  }

  function write(target: Expr): void {
    if (target.type === 'name') bind(target.name, target);
    else if (target.type === 'list') target.items.forEach(write);
    else if (target.type === 'other') target.inner.forEach(write);
    else read(target);
  }

  function run(block: Block): void {
    for (const statement of block) execute(statement);
  }

  function execute(s: Stmt): void {
    switch (s.type) {
      case 'import':
        for (const item of s.items) bind(item.alias, item);
        return;
      case 'assign':
        s.annotation.forEach(read);
        if (s.value) read(s.value);
        s.targets.forEach(write);
        return;
      case 'update':
        read(s.value);
        read(s.target);
        return;
      case 'eval':
        s.inner.forEach(read);
        return;
      case 'delete':
        s.targets.forEach(read);
        return;
      case 'branch':
        s.tests.forEach(read);
        s.bodies.forEach(run);
        return;
      case 'loop':
        s.inner.forEach(read);
        s.targets.forEach(write);
        for (const name of s.bound) bind(name, s);
        run(s.body);
        run(s.after);
        return;
      case 'try':
        if (s.handlers.length > 0) caught++;
        run(s.body);
        if (s.handlers.length > 0) caught--;
        for (const handler of s.handlers) {
          handler.inner.forEach(read);
          if (handler.name) bind(handler.name, s);
          run(handler.body);
        }
        run(s.after);
        return;
      case 'with':
        for (const { value, target } of s.items) {
          read(value);
          if (target) write(target);
        }
        run(s.body);
        return;
      case 'match':
        s.subject.forEach(read);
        for (const { names, inner, body } of s.cases) {
          for (const name of names) bind(name, s);
          inner.forEach(read);
          run(body);
        }
        return;
      case 'function':
        s.inner.forEach(read);
        bind(s.name, s);
        for (const name of s.outer) bind(name, s);
        return;
      case 'class':
        s.inner.forEach(read);
        bind(s.name, s);
        return;
    }
  }

  run(body);
  return uses;
}
