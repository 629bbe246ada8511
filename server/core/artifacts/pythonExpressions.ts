import { DEEPEST, eachChild, type Reading, textAt } from './pythonParse.js';
import { cookString, quotesOf } from './pythonStrings.js';
import type { Argument, Expr } from './pythonTree.js';

/** Whether a node of the grammar is an expression. */
export function isExpression(name: string): boolean {
  return name.endsWith('Expression') || ATOMS.has(name);
}

const ATOMS = new Set('VariableName Number Boolean None Ellipsis String FormatString ContinuedString'.split(' '));

/** The expression at the cursor. One that the grammar could not read in full is `other` with what could be read inside. */
export function readExpression(reading: Reading): Expr {
  const { cursor } = reading;
  const start = cursor.from;
  const end = cursor.to;
  if (reading.depth >= DEEPEST) return { type: 'other', inner: [], start, end };
  reading.depth++;
  const expression = readKind(reading, cursor.name, start, end);
  reading.depth--;
  return expression;
}

function readKind(reading: Reading, name: string, start: number, end: number): Expr {
  switch (name) {
    case 'VariableName':
      return { type: 'name', name: textAt(reading), start, end };
    case 'Number': {
      const value = Number(textAt(reading).replaceAll('_', ''));
      return Number.isNaN(value) ? { type: 'other', inner: [], start, end } : { type: 'number', value, start, end };
    }
    case 'Boolean':
      return { type: 'bool', value: textAt(reading) === 'True', start, end };
    case 'None':
      return { type: 'none', start, end };
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return readString(reading, name, start, end);
    case 'MemberExpression':
      return readMember(reading, start, end);
    case 'CallExpression':
      return readCall(reading, start, end);
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return readList(reading, start, end);
    case 'DictionaryExpression':
      return readDictionary(reading, start, end);
    case 'LambdaExpression':
      return readLambda(reading, start, end);
    case 'NamedExpression':
      return readNamed(reading, start, end);
    default:
      if (name.endsWith('ComprehensionExpression')) return readComprehension(reading, start, end);
      return readOther(reading, name, start, end);
  }
}

/** All expressions among the children of the node at the cursor, however it is built. */
export function readInner(reading: Reading): { inner: Expr[]; broken: boolean } {
  const inner: Expr[] = [];
  const broken = eachChild(reading, (name) => {
    if (isExpression(name)) inner.push(readExpression(reading));
    else if (name === 'TypeDef' || name === 'ArgList') inner.push(...readInner(reading).inner);
  });
  return { inner, broken };
}

function readOther(reading: Reading, name: string, start: number, end: number): Expr {
  const operators: string[] = [];
  const inner: Expr[] = [];
  const broken = eachChild(reading, (child) => {
    if (isExpression(child)) inner.push(readExpression(reading));
    else operators.push(textAt(reading));
  });
  const [left, right] = inner;
  if (!broken && left) {
    if (inner.length === 1 && (name === 'ParenthesizedExpression' || name === 'AwaitExpression')) return left;
    if (name === 'UnaryExpression' && left.type === 'number' && (operators[0] === '-' || operators[0] === '+')) {
      return { type: 'number', value: operators[0] === '-' ? -left.value : left.value, start, end };
    }
    if (name === 'BinaryExpression' && right && operators[0] === '+') return { type: 'add', left, right, start, end };
  }
  return { type: 'other', inner, start, end };
}

function readMember(reading: Reading, start: number, end: number): Expr {
  const inner: Expr[] = [];
  const { errors } = reading;
  let property = '';
  let slice = false;
  const broken = eachChild(reading, (name) => {
    if (isExpression(name)) inner.push(readExpression(reading));
    else if (name === 'PropertyName') property = textAt(reading);
    else if (name === ':' || name === ',') slice = true;
  });
  const object = inner[0];
  if (object?.type === 'number' && reading.text[object.end] === '.') {
    // The grammar takes `1.` for a member access without a name, and `1.e3` for one with.
    reading.errors = errors;
    const value = property ? Number(textAt(reading).replaceAll('_', '')) : object.value;
    return Number.isNaN(value) ? { type: 'other', inner: [], start, end } : { type: 'number', value, start, end };
  }
  if (broken || !object) return { type: 'other', inner, start, end };
  if (property) return { type: 'member', object, property, start, end };
  return { type: 'index', object, index: inner.slice(1), slice, start, end };
}

function readCall(reading: Reading, start: number, end: number): Expr {
  let callee: Expr | null = null;
  let list: ArgList | null = null;
  const broken = eachChild(reading, (name) => {
    if (name === 'ArgList') list = readArguments(reading);
    else if (isExpression(name)) callee = readExpression(reading);
  });
  const { args, stars, ...rest } = (list as ArgList | null) ?? NO_ARGUMENTS;
  if (broken || !callee || rest.broken) {
    const inner = [...(callee ? [callee] : []), ...args.map((arg) => arg.value), ...stars];
    return { type: 'other', inner, start, end };
  }
  return { type: 'call', callee, args, stars, ...rest, start, end };
}

interface ArgList {
  readonly args: Argument[];
  readonly stars: Expr[];
  beforeStars: number;
  readonly argsStart: number;
  argsEnd: number;
  lastArgEnd: number;
  generator: boolean;
  broken: boolean;
}

const NO_ARGUMENTS: ArgList = {
  args: [],
  stars: [],
  beforeStars: 0,
  argsStart: 0,
  argsEnd: 0,
  lastArgEnd: -1,
  generator: false,
  broken: true,
};

/** The argument list at the cursor; a broken one (an unclosed parenthesis) is marked so. */
export function readArguments(reading: Reading): ArgList {
  const { cursor } = reading;
  const list: ArgList = { ...NO_ARGUMENTS, args: [], stars: [], argsStart: cursor.from + 1 };
  let starred = false;
  let keyword: { name: string; start: number } | null = null;
  let last: Expr | null = null;
  let closed = false;
  let seenStar = false;
  const clauses: Clauses = { names: [], inTarget: false };
  const broken = eachChild(reading, (name) => {
    if (name === '*' || name === '**') {
      starred = true;
      if (!seenStar) list.beforeStars = list.args.length;
      seenStar = true;
    } else if (name === 'AssignOp') {
      list.args.pop();
      keyword = last?.type === 'name' ? { name: last.name, start: last.start } : null;
    } else if (name === ')') {
      closed = true;
      list.argsEnd = cursor.from;
    } else if (clause(clauses, name, reading)) {
      list.generator = true;
      list.lastArgEnd = cursor.to;
    } else if (isExpression(name)) {
      last = readExpression(reading);
      const { from, to } = cursor;
      list.lastArgEnd = to;
      if (starred) list.stars.push(last);
      else if (keyword) list.args.push({ name: keyword.name, value: last, start: keyword.start, end: to });
      else list.args.push({ value: last, start: from, end: to });
      starred = false;
      keyword = null;
    }
  });
  if (!seenStar) list.beforeStars = list.args.length;
  list.broken = broken || !closed;
  if (!list.generator) return list;
  const inner = list.args.map((arg) => arg.value);
  const scope: Expr = { type: 'scope', names: clauses.names, inner, start: list.argsStart, end: list.lastArgEnd };
  return { ...list, args: [{ value: scope, start: inner[0]?.start ?? scope.start, end: scope.end }], beforeStars: 1 };
}

/** Names between `for` and `in`, while the children of a comprehension go by. */
interface Clauses {
  readonly names: string[];
  inTarget: boolean;
}

/** True for what belongs to a `for ... in` and is no value of its own. */
function clause(clauses: Clauses, name: string, reading: Reading): boolean {
  if (name === 'for' || name === 'async') {
    clauses.inTarget = true;
    return true;
  }
  if (name === 'in' && clauses.inTarget) {
    clauses.inTarget = false;
    return true;
  }
  if (!clauses.inTarget) return false;
  if (isExpression(name)) namesIn(readExpression(reading), clauses.names);
  return true;
}

/** Plain names in an assignment target, however nested. */
export function namesIn(target: Expr, into: string[]): void {
  if (target.type === 'name') into.push(target.name);
  else if (target.type === 'list') for (const item of target.items) namesIn(item, into);
  else if (target.type === 'other') for (const item of target.inner) namesIn(item, into);
}

function readComprehension(reading: Reading, start: number, end: number): Expr {
  const clauses: Clauses = { names: [], inTarget: false };
  const inner: Expr[] = [];
  eachChild(reading, (name) => {
    if (!clause(clauses, name, reading) && isExpression(name)) inner.push(readExpression(reading));
  });
  return { type: 'scope', names: clauses.names, inner, start, end };
}

function readLambda(reading: Reading, start: number, end: number): Expr {
  let names: string[] = [];
  const inner: Expr[] = [];
  eachChild(reading, (name) => {
    if (name === 'ParamList') {
      const parameters = readParameters(reading);
      names = parameters.names;
      inner.push(...parameters.inner);
    } else if (isExpression(name)) inner.push(readExpression(reading));
  });
  return { type: 'scope', names, inner, start, end };
}

/** Names, and the defaults and annotations, of the parameter list at the cursor. */
export function readParameters(reading: Reading): { names: string[]; inner: Expr[] } {
  const names: string[] = [];
  const inner: Expr[] = [];
  let isDefault = false;
  eachChild(reading, (name) => {
    if (name === 'TypeDef') inner.push(...readInner(reading).inner);
    else if (name === 'AssignOp') isDefault = true;
    else if (isDefault || !isExpression(name)) {
      if (isExpression(name)) inner.push(readExpression(reading));
      isDefault = false;
    } else namesIn(readExpression(reading), names);
  });
  return { names, inner };
}

function readNamed(reading: Reading, start: number, end: number): Expr {
  const { inner, broken } = readInner(reading);
  const [target, value] = inner;
  if (target?.type === 'name') reading.bound.push(target.name);
  if (broken || target?.type !== 'name' || !value) return { type: 'other', inner, start, end };
  return { type: 'bind', name: target.name, value, start, end };
}

function readList(reading: Reading, start: number, end: number): Expr {
  const items: Expr[] = [];
  let starred = false;
  let stars = false;
  const broken = eachChild(reading, (name) => {
    if (name === '*') starred = true;
    if (!isExpression(name)) return;
    const item = readExpression(reading);
    items.push(starred ? { type: 'other', inner: [item], start: item.start, end: item.end } : item);
    stars ||= starred;
    starred = false;
  });
  return broken ? { type: 'other', inner: items, start, end } : { type: 'list', items, stars, start, end };
}

function readDictionary(reading: Reading, start: number, end: number): Expr {
  const entries: { key: Expr; value: Expr }[] = [];
  const rest: Expr[] = [];
  let starred = false;
  let key: Expr | null = null;
  const broken = eachChild(reading, (name) => {
    if (name === '**') starred = true;
    if (!isExpression(name)) return;
    const value = readExpression(reading);
    if (starred) rest.push(value);
    else if (key) entries.push({ key, value });
    key = starred || key ? null : value;
    starred = false;
  });
  if (!broken) return { type: 'dict', entries, rest, start, end };
  return { type: 'other', inner: [...entries.flatMap((entry) => [entry.key, entry.value]), ...rest], start, end };
}

function readString(reading: Reading, name: string, start: number, end: number): Expr {
  const pieces: (string | Expr)[] = [];
  if (name === 'ContinuedString') {
    eachChild(reading, (child) => {
      if (isExpression(child)) readLiteral(reading, pieces);
    });
  } else readLiteral(reading, pieces);
  if (pieces.every((piece) => typeof piece === 'string')) return { type: 'string', value: pieces.join(''), start, end };
  return { type: 'format', pieces, start, end };
}

/** Adds the pieces of the literal at the cursor to `pieces`, and the literal to the reading's strings. */
function readLiteral(reading: Reading, pieces: (string | Expr)[]): void {
  const { cursor, text } = reading;
  const start = cursor.from;
  const end = cursor.to;
  const quotes = quotesOf(text.slice(start, end));
  const contentStart = start + quotes.open;
  const contentEnd = Math.max(contentStart, end - quotes.close);
  const isFormat = cursor.name === 'FormatString';
  const holes: { start: number; end: number }[] = [];
  const index = reading.strings.length;
  let value = '';
  let at = contentStart;
  const plain = (to: number) => {
    const cooked = cookString(text.slice(at, to), quotes);
    const piece = isFormat ? cooked.replace(/\{\{|\}\}/g, (braces) => braces[0]!) : cooked;
    value += piece;
    pieces.push(piece);
  };
  eachChild(reading, (name) => {
    if (name !== 'FormatReplacement') return;
    plain(cursor.from);
    holes.push({ start: cursor.from, end: cursor.to });
    value += textAt(reading);
    at = cursor.to;
    pieces.push(readHole(reading));
  });
  plain(contentEnd);
  reading.strings.splice(index, 0, { value, contentStart, holes, start, end });
}

function readHole(reading: Reading): Expr {
  const start = reading.cursor.from;
  const end = reading.cursor.to;
  const inner: Expr[] = [];
  let plain = true;
  const broken = eachChild(reading, (name) => {
    if (isExpression(name)) inner.push(readExpression(reading));
    else if (name === 'FormatSpec') {
      plain = false;
      eachChild(reading, (child) => {
        if (child === 'FormatReplacement') inner.push(readHole(reading));
      });
    } else if (name !== '{' && name !== '}') plain = false;
  });
  return !broken && plain && inner.length === 1 ? inner[0]! : { type: 'other', inner, start, end };
}
