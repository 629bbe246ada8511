import { isExpression, namesIn, readArguments, readExpression, readInner, readParameters } from './pythonExpressions.js';
import { DEEPEST, eachChild, type Reading, textAt } from './pythonParse.js';
import type { Block, Expr, Handler, ImportItem, MatchCase, Stmt } from './pythonTree.js';

/** The statements among the children of the node at the cursor (a script, a body, a group on one line). */
export function readStatements(reading: Reading): Stmt[] {
  const statements: Stmt[] = [];
  if (reading.depth >= DEEPEST) return statements;
  reading.depth++;
  eachChild(reading, (name) => {
    if (name === 'StatementGroup') statements.push(...readStatements(reading));
    else {
      const statement = readStatement(reading, name, []);
      if (statement) statements.push(statement);
    }
  });
  reading.depth--;
  return statements;
}

function readStatement(reading: Reading, name: string, decorators: Expr[]): Stmt | null {
  const start = reading.cursor.from;
  const end = reading.cursor.to;
  switch (name) {
    case 'ImportStatement':
      return { type: 'import', items: readImport(reading), start, end };
    case 'AssignStatement':
      return readAssign(reading, start, end);
    case 'UpdateStatement':
      return readUpdate(reading, start, end);
    case 'DeleteStatement':
      return { type: 'delete', targets: readInner(reading).inner, start, end };
    case 'ScopeStatement':
      eachChild(reading, (child) => {
        if (child === 'VariableName') reading.outer.push(textAt(reading));
      });
      return null;
    case 'IfStatement':
      return readIf(reading, start, end);
    case 'ForStatement':
    case 'WhileStatement':
      return readLoop(reading, start, end);
    case 'TryStatement':
      return readTry(reading, start, end);
    case 'WithStatement':
      return readWith(reading, start, end);
    case 'MatchStatement':
      return readMatch(reading, start, end);
    case 'FunctionDefinition':
      return readFunction(reading, decorators, start, end);
    case 'ClassDefinition':
      return readClass(reading, decorators, start, end);
    case 'DecoratedStatement':
      return readDecorated(reading, start, end);
    case 'TypeDefinition':
      return null;
    default:
      if (isExpression(name)) return { type: 'eval', inner: [readExpression(reading)], start, end };
      return name.endsWith('Statement') ? { type: 'eval', inner: readInner(reading).inner, start, end } : null;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function readImport(reading: Reading): ImportItem[] {
  const items: Writable<ImportItem>[] = [];
  let module = '';
  let from = false;
  let importing = false;
  let dotted = '';
  let isAlias = false;
  let last: (typeof items)[number] | null = null;
  const broken = eachChild(reading, (child) => {
    const { from: start, to: end } = reading.cursor;
    if (child === 'from') from = true;
    else if (child === 'import') importing = true;
    else if (child === 'as') isAlias = true;
    else if (child === ',') last = null;
    else if (child === '*') items.push({ module, name: '*', alias: '*', renamed: false, start, end });
    else if (from && !importing) module += child === '.' || child === 'VariableName' ? textAt(reading) : child;
    else if (child === '.' && last) dotted = `${last.module}.`;
    else if (child === 'VariableName') {
      const word = textAt(reading);
      if (isAlias && last) {
        last.alias = word;
        last.renamed = true;
        last.end = end;
      } else if (dotted && last) {
        last.module = dotted + word;
        last.end = end;
      } else {
        const item = { module: word, alias: word, renamed: false, start, end };
        last = from ? { ...item, module, name: word } : item;
        items.push(last);
      }
      dotted = '';
      isAlias = false;
    }
  });
  if (broken) return [];
  for (const item of items) if (item.alias !== '*') reading.bound.push(item.alias);
  return items;
}

function readAssign(reading: Reading, start: number, end: number): Stmt {
  const annotation: Expr[] = [];
  const segments: { items: Expr[]; tuple: boolean; stars: boolean }[] = [{ items: [], tuple: false, stars: false }];
  const broken = eachChild(reading, (name) => {
    const segment = segments[segments.length - 1]!;
    if (name === 'AssignOp') segments.push({ items: [], tuple: false, stars: false });
    else if (name === 'TypeDef') annotation.push(...readInner(reading).inner);
    else if (name === ',') segment.tuple = true;
    else if (name === '*') segment.stars = true;
    else if (isExpression(name)) segment.items.push(readExpression(reading));
  });
  const sides = segments.map(({ items, tuple, stars }): Expr | null => {
    const first = items[0];
    if (!first) return null;
    const last = items[items.length - 1]!;
    return tuple || stars ? { type: 'list', items, stars, start: first.start, end: last.end } : first;
  });
  const value = sides.length > 1 ? (sides[sides.length - 1] ?? null) : null;
  const targets = (sides.length > 1 ? sides.slice(0, -1) : sides).filter((side) => side !== null);
  if (sides.length > 1) for (const target of targets) namesIn(target, reading.bound);
  return { type: 'assign', targets, annotation, value: broken && value ? unreadable(value) : value, start, end };
}

/** A value whose statement the grammar could not read in full stands for nothing. */
function unreadable(value: Expr): Expr {
  return { type: 'other', inner: [value], start: value.start, end: value.end };
}

function readUpdate(reading: Reading, start: number, end: number): Stmt {
  const [target, ...values] = readInner(reading).inner;
  if (!target) return { type: 'eval', inner: values, start, end };
  namesIn(target, reading.bound);
  const value: Expr = values.length === 1 ? values[0]! : { type: 'other', inner: values, start, end };
  return { type: 'update', target, value, start, end };
}

function readIf(reading: Reading, start: number, end: number): Stmt {
  const tests: Expr[] = [];
  const bodies: Block[] = [];
  let total = false;
  eachChild(reading, (name) => {
    if (name === 'else') total = true;
    else if (name === 'Body') bodies.push(readStatements(reading));
    else if (isExpression(name)) tests.push(readExpression(reading));
  });
  return { type: 'branch', tests, bodies, total, start, end };
}

function readLoop(reading: Reading, start: number, end: number): Stmt {
  const mark = reading.bound.length;
  const inner: Expr[] = [];
  const targets: Expr[] = [];
  const bodies: Block[] = [];
  let inTarget = false;
  eachChild(reading, (name) => {
    if (name === 'for') inTarget = true;
    else if (name === 'in') inTarget = false;
    else if (name === 'Body') bodies.push(readStatements(reading));
    else if (isExpression(name)) (inTarget ? targets : inner).push(readExpression(reading));
  });
  for (const target of targets) namesIn(target, reading.bound);
  const bound = [...new Set(reading.bound.slice(mark))];
  return { type: 'loop', inner, targets, body: bodies[0] ?? [], after: bodies[1] ?? [], bound, start, end };
}

function readTry(reading: Reading, start: number, end: number): Stmt {
  const handlers: Handler[] = [];
  const after: Stmt[] = [];
  let body: Block = [];
  let part = '';
  let inner: Expr[] = [];
  let name: string | undefined;
  let isName = false;
  eachChild(reading, (child) => {
    if (child === 'try' || child === 'except' || child === 'else' || child === 'finally') {
      part = child;
      inner = [];
      name = undefined;
    } else if (child === 'as') isName = true;
    else if (child === 'Body') {
      const block = readStatements(reading);
      if (part === 'except') handlers.push({ inner, name, body: block });
      else if (part === 'try' || part === 'else') body = [...body, ...block];
      else after.push(...block);
    } else if (isExpression(child)) {
      const expression = readExpression(reading);
      if (isName && expression.type === 'name') {
        name = expression.name;
        reading.bound.push(name);
      } else inner.push(expression);
      isName = false;
    }
  });
  return { type: 'try', body, handlers, after, start, end };
}

function readWith(reading: Reading, start: number, end: number): Stmt {
  const items: { value: Expr; target?: Expr }[] = [];
  let body: Block = [];
  let isTarget = false;
  eachChild(reading, (name) => {
    if (name === 'as') isTarget = true;
    else if (name === 'Body') body = readStatements(reading);
    else if (isExpression(name)) {
      const expression = readExpression(reading);
      const last = items[items.length - 1];
      if (isTarget && last) {
        last.target = expression;
        namesIn(expression, reading.bound);
      } else items.push({ value: expression });
      isTarget = false;
    }
  });
  return { type: 'with', items, body, start, end };
}

function readMatch(reading: Reading, start: number, end: number): Stmt {
  const subject: Expr[] = [];
  const cases: MatchCase[] = [];
  eachChild(reading, (name) => {
    if (isExpression(name)) subject.push(readExpression(reading));
    if (name !== 'MatchBody') return;
    eachChild(reading, (clause) => {
      if (clause === 'MatchClause') cases.push(readCase(reading));
    });
  });
  return { type: 'match', subject, cases, start, end };
}

function readCase(reading: Reading): MatchCase {
  const names: string[] = [];
  const inner: Expr[] = [];
  let body: Block = [];
  eachChild(reading, (name) => {
    if (name === 'Body') body = readStatements(reading);
    else if (name === 'Guard') inner.push(...readInner(reading).inner);
    else if (name.endsWith('Pattern')) readPattern(reading, name, names);
  });
  reading.bound.push(...names);
  return { names, inner, body };
}

/** Names that a pattern binds. Words that it only compares with may be among them: a name too many hides, never invents. */
function readPattern(reading: Reading, kind: string, names: string[]): void {
  if (reading.depth >= DEEPEST) return;
  reading.depth++;
  eachChild(reading, (name) => {
    if (name === 'VariableName' && (kind === 'CapturePattern' || kind === 'AsPattern')) names.push(textAt(reading));
    else if (name.endsWith('Pattern') || name === 'PatternArgList') readPattern(reading, name, names);
  });
  reading.depth--;
}

function readFunction(reading: Reading, decorators: Expr[], start: number, end: number): Stmt {
  const { bound: outerBound, outer: outerNames } = reading;
  const inner = [...decorators];
  let name = '';
  let parameters: string[] = [];
  let body: Block = [];
  reading.bound = [];
  reading.outer = [];
  eachChild(reading, (child) => {
    if (child === 'VariableName') name = textAt(reading);
    else if (child === 'TypeDef') inner.push(...readInner(reading).inner);
    else if (child === 'ParamList') {
      const list = readParameters(reading);
      parameters = list.names;
      inner.push(...list.inner);
    } else if (child === 'Body') body = readStatements(reading);
  });
  const outer = [...new Set(reading.outer)];
  const locals = [...new Set([...parameters, ...reading.bound])].filter((local) => !outer.includes(local));
  reading.bound = outerBound;
  reading.outer = outerNames;
  reading.bound.push(name);
  return { type: 'function', name, parameters, inner, decorators: decorators.length, body, locals, outer, start, end };
}

function readClass(reading: Reading, decorators: Expr[], start: number, end: number): Stmt {
  const outerBound = reading.bound;
  const inner = [...decorators];
  let name = '';
  let body: Block = [];
  reading.bound = [];
  eachChild(reading, (child) => {
    if (child === 'VariableName') name = textAt(reading);
    else if (child === 'ArgList') {
      const list = readArguments(reading);
      inner.push(...list.args.map((arg) => arg.value), ...list.stars);
    } else if (child === 'Body') body = readStatements(reading);
  });
  reading.bound = outerBound;
  reading.bound.push(name);
  return { type: 'class', name, inner, decorators: decorators.length, body, start, end };
}

function readDecorated(reading: Reading, start: number, end: number): Stmt | null {
  const decorators: Expr[] = [];
  let statement: Stmt | null = null;
  eachChild(reading, (name) => {
    if (name === 'Decorator') decorators.push(readDecorator(reading));
    else statement = readStatement(reading, name, decorators);
  });
  const found = statement as Stmt | null;
  return found ? { ...found, start, end } : { type: 'eval', inner: decorators, start, end };
}

/** The grammar keeps a decorator flat (`@ a . b ( ... )`): it is put together as the member access and call that it is. */
function readDecorator(reading: Reading): Expr {
  let expression: Expr | null = null;
  const { from: start } = reading.cursor;
  const broken = eachChild(reading, (name) => {
    const end = reading.cursor.to;
    if (name === 'VariableName' && expression) {
      expression = { type: 'member', object: expression, property: textAt(reading), start: expression.start, end };
    } else if (isExpression(name)) expression = readExpression(reading);
    else if (name === 'ArgList' && expression) {
      const { broken: unclosed, ...list } = readArguments(reading);
      if (!unclosed) expression = { type: 'call', callee: expression, ...list, start: expression.start, end };
    }
  });
  const found = expression as Expr | null;
  if (!found) return { type: 'other', inner: [], start, end: start };
  return broken ? { type: 'other', inner: [found], start: found.start, end: found.end } : found;
}
