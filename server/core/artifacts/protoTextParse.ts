import type { ProtoDocument, ProtoError, ProtoField, ProtoList, ProtoMessage, ProtoScalar, ProtoValue } from './protoText.js';
import { type ProtoToken, protoTokens } from './protoTextTokens.js';

/** Nesting beyond which a text is not read: protobuf's own readers stop at a hundred. */
const DEEPEST = 100;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['<', '>'],
]);

/**
 * Reads protobuf text format as far as it goes: what is broken becomes an error and costs no more than its own field. Linear,
 * never throws. Grammar: https://protobuf.dev/reference/protobuf/textformat-spec/, as strict as the C++ reader, which Triton
 * and TensorFlow Serving use, where the two differ (a colon before a scalar, a comma between the items of a list).
 */
export function parseProtoText(text: string): ProtoDocument {
  const { tokens, templated } = protoTokens(text);
  const errors: ProtoError[] = [];
  let at = 0;

  const peek = (ahead = 0): ProtoToken | undefined => tokens[at + ahead];
  const isMark = (token: ProtoToken | undefined, ...marks: readonly string[]): boolean =>
    token?.kind === 'punctuation' && marks.includes(token.text);
  const fail = (start: number, end: number, message: string) => errors.push({ start, end, message });
  const behind = (): number => tokens[at - 1]?.end ?? 0;
  /** The brackets that are open around the place that is read. */
  const open: string[] = [];

  const fields = fieldsUntil(undefined);
  return {
    root: { type: 'message', fields, start: 0, end: text.length, closed: true, root: true },
    errors,
    templated,
  };

  /** Fields up to the closing bracket, which is left; for the file's own message to the end. */
  function fieldsUntil(close: string | undefined): ProtoField[] {
    const found: ProtoField[] = [];
    for (let token = peek(); token; token = peek()) {
      if (isMark(token, ',', ';') && found.length > 0) at++;
      else if (isMark(token, '}', '>', ']')) {
        if (token.text === close || open.includes(token.text)) return found;
        fail(token.start, token.end, `Nothing is open that this \`${token.text}\` closes.`);
        at++;
      } else if (token.kind === 'identifier' || isMark(token, '[')) found.push(field());
      else if (token.kind === 'placeholder') at++;
      else {
        fail(token.start, token.end, `A field's name is expected, not ${shown(token)}.`);
        skipLine(token);
      }
    }
    return found;
  }

  function field(): ProtoField {
    const first = tokens[at]!;
    const name = first.kind === 'identifier' ? tokens[at++]!.text : extensionName();
    const nameEnd = behind();
    const colon = isMark(peek(), ':') ? tokens[at++] : undefined;
    const value = fieldValue(name, colon !== undefined, nameEnd);
    return { name, nameStart: first.start, nameEnd, value, start: first.start, end: Math.max(behind(), nameEnd) };
  }

  /** `[package.extension]` or `[type.googleapis.com/package.Message]`. */
  function extensionName(): string {
    const from = tokens[at++]!;
    while (!startsLine(peek()) && (peek()?.kind === 'identifier' || isMark(peek(), '.', '/', '-'))) at++;
    if (isMark(peek(), ']')) at++;
    else fail(from.start, behind(), 'This `[` has no `]`.');
    return text.slice(from.start, behind());
  }

  function fieldValue(name: string, colon: boolean, nameEnd: number): ProtoValue | undefined {
    const token = peek();
    if (isMark(token, '{', '<')) return message(token!);
    if (isMark(token, '[')) {
      const list = listValue(token!);
      if (!colon && list.items.some((item) => item.type === 'scalar')) expectColon(name, nameEnd);
      return list;
    }
    if (!token || !startsScalar(token) || beginsNextField(token, nameEnd)) {
      fail(nameEnd - 1, behind(), `\`${name}\` has no value.`);
      return undefined;
    }
    if (!colon) expectColon(name, nameEnd);
    return scalar();
  }

  function expectColon(name: string, nameEnd: number): void {
    fail(nameEnd - 1, nameEnd, `A colon is expected behind \`${name}\`.`);
  }

  function startsScalar(token: ProtoToken): boolean {
    return token.kind !== 'punctuation' ? token.kind !== 'bad' : token.text === '-';
  }

  /** A word on a later line with something behind it that only follows a name: the value before it is still to be written. */
  function beginsNextField(token: ProtoToken, nameEnd: number): boolean {
    if (token.kind !== 'identifier' || !isMark(peek(1), ':', '{', '<', '[')) return false;
    return isMark(peek(1), ':') || /[\r\n]/.test(text.slice(nameEnd, token.start));
  }

  function message(opening: ProtoToken): ProtoMessage {
    at++;
    const close = CLOSING.get(opening.text)!;
    if (open.length >= DEEPEST) {
      fail(opening.start, opening.end, 'Nested too deep to read.');
      skipNested(opening.text, close);
      return { type: 'message', fields: [], start: opening.start, end: behind(), closed: true, root: false };
    }
    open.push(close);
    const inner = fieldsUntil(close);
    open.pop();
    const closed = isMark(peek(), close);
    if (closed) at++;
    else fail(opening.start, opening.end, `This \`${opening.text}\` has no \`${close}\`.`);
    return { type: 'message', fields: inner, start: opening.start, end: behind(), closed, root: false };
  }

  function listValue(opening: ProtoToken): ProtoList {
    at++;
    const items: (ProtoScalar | ProtoMessage)[] = [];
    let separated = true;
    open.push(']');
    for (let token = peek(); token && !isMark(token, ']'); token = peek()) {
      if (isMark(token, ',')) {
        if (separated) fail(token.start, token.end, 'A value is expected before this comma.');
        separated = true;
        at++;
        continue;
      }
      const isMessage = isMark(token, '{', '<');
      if (!isMessage && (!startsScalar(token) || beginsNextField(token, behind()))) {
        if (token.kind !== 'bad') break; // the list was never closed, and this is what follows it
        fail(token.start, token.end, `A value is expected, not ${shown(token)}.`);
        at++;
        continue;
      }
      if (!separated) fail(token.start, token.start + 1, 'A comma is expected between two values of a list.');
      items.push(isMessage ? message(token) : scalar());
      separated = false;
    }
    open.pop();
    const closed = isMark(peek(), ']');
    if (closed && separated && items.length > 0) fail(behind() - 1, behind(), 'A value is expected behind this comma.');
    if (closed) at++;
    else fail(opening.start, opening.end, 'This `[` has no `]`.');
    return { type: 'list', items, start: opening.start, end: behind(), closed };
  }

  function scalar(): ProtoScalar {
    const first = tokens[at++]!;
    if (first.kind === 'string') {
      let value = first.text;
      let last = first;
      while (last.open !== true && peek()?.kind === 'string') {
        last = tokens[at++]!;
        value += last.text;
      }
      if (last.open) fail(last.start, last.end, 'This string has no end.');
      return { type: 'scalar', kind: 'string', value, start: first.start, end: last.end };
    }
    if (first.kind !== 'punctuation') return scalarOfToken(first, first.start, '');
    const token = peek();
    if (token && (token.kind === 'number' || token.kind === 'placeholder' || isNotFinite(token))) {
      at++;
      return scalarOfToken(token, first.start, '-');
    }
    fail(first.start, first.end, 'A number is expected behind `-`.');
    return { type: 'scalar', kind: 'identifier', value: '-', start: first.start, end: first.end };
  }

  function scalarOfToken(token: ProtoToken, start: number, sign: string): ProtoScalar {
    const kind = token.kind === 'number' || token.kind === 'placeholder' ? token.kind : 'identifier';
    const next = peek();
    if (kind === 'number' && next?.kind === 'identifier' && next.start === token.end) {
      fail(token.start, next.end, `\`${text.slice(token.start, Math.min(next.end, token.start + 40))}\` is no number.`);
      at++;
      return { type: 'scalar', kind: 'identifier', value: sign + token.text + next.text, start, end: next.end };
    }
    return { type: 'scalar', kind, value: sign + token.text, start, end: token.end };
  }

  /** Passes over a line that cannot be read; brackets are left to be read, so that what they hold is not lost. */
  function skipLine(from: ProtoToken): void {
    if (isMark(from, '{', '<')) message(from);
    else at++;
    while (at < tokens.length && !isMark(peek(), '}', '>', ']') && !startsLine(peek())) {
      if (isMark(peek(), '{', '<')) message(tokens[at]!);
      else at++;
    }
  }

  function startsLine(token: ProtoToken | undefined): boolean {
    return token === undefined || /[\r\n]/.test(text.slice(behind(), token.start));
  }

  /** Passes over a message without reading it. */
  function skipNested(opening: string, close: string): void {
    for (let depth = 1; at < tokens.length && depth > 0; at++) {
      if (isMark(peek(), opening)) depth++;
      else if (isMark(peek(), close)) depth--;
    }
  }
}

/** One of the words that a sign can stand before. */
function isNotFinite(token: ProtoToken): boolean {
  return token.kind === 'identifier' && /^(?:inf|infinity|nan)$/i.test(token.text);
}

/** What stands there, for a message; a broken text can hold anything. */
function shown(token: ProtoToken): string {
  if (token.kind === 'string') return 'a string';
  return token.kind === 'number' ? 'a number' : `\`${token.text.slice(0, 20)}\``;
}
