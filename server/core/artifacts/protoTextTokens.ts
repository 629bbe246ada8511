/** One token of protobuf text format; blanks and comments are between them. */
export interface ProtoToken {
  /**
   * `punctuation`: one of `{}<>[]:,;-./`. `placeholder`: `${…}`, `{{…}}` of a template. `bad`: a character that stands nowhere.
   */
  readonly kind: 'identifier' | 'number' | 'string' | 'punctuation' | 'placeholder' | 'bad';
  readonly start: number;
  readonly end: number;
  /** As written; the content of a string with its escapes resolved. */
  readonly text: string;
  /** A string without its closing quote. */
  readonly open?: boolean;
}

const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fF]?/y;
const IDENTIFIER = /[A-Za-z_]\w*/y;
/** A template's value. Bounded: what is longer, or goes over lines, is no placeholder. */
const PLACEHOLDER = /\$\{[^{}\r\n]{0,200}\}|\{\{[^{}\r\n]{0,200}\}\}|\$\([^()\r\n]{0,200}\)/y;
/** A statement of Jinja or of a Go template's control flow: it is no value and stands for nothing. */
const STATEMENT = /\{%[^\r\n]{0,500}?%\}/y;
const PUNCTUATION = '{}<>[]:,;-./';

/**
 * The tokens of a text, in linear time; never throws. Lexical rules: https://protobuf.dev/reference/protobuf/textformat-spec/
 * (sections "Characters" to "String Literals").
 */
export function protoTokens(text: string): { readonly tokens: readonly ProtoToken[]; readonly templated: boolean } {
  const tokens: ProtoToken[] = [];
  let templated = false;
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const take = (kind: ProtoToken['kind'], found: string) => {
    tokens.push({ kind, start: at, end: at + found.length, text: found });
    at += found.length;
  };
  while (at < text.length) {
    const c = text[at]!;
    if (/\s/.test(c)) at++;
    else if (c === '#') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    } else if (c === '"' || c === "'") {
      const token = stringAt(text, at);
      tokens.push(token);
      at = token.end;
    } else if (c === '{' || c === '$') {
      const statement = match(STATEMENT);
      const placeholder = statement === undefined ? match(PLACEHOLDER) : undefined;
      templated ||= statement !== undefined || placeholder !== undefined;
      if (statement !== undefined) at += statement.length;
      else if (placeholder !== undefined) take('placeholder', placeholder);
      else take(c === '{' ? 'punctuation' : 'bad', c);
    } else {
      const word = match(IDENTIFIER);
      const number = word === undefined ? match(NUMBER) : undefined;
      if (word !== undefined) take('identifier', word);
      else if (number !== undefined) take('number', number);
      else take(PUNCTUATION.includes(c) ? 'punctuation' : 'bad', c);
    }
  }
  return { tokens, templated };
}

/** A string ends with its quote, at the end of its line at the latest. */
function stringAt(text: string, start: number): ProtoToken {
  const quote = text[start];
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
    if (text[at] === quote) return { kind: 'string', start, end: at + 1, text: value };
    if (text[at] !== '\\') value += text[at++];
    else {
      const { char, length } = escapeAt(text, at);
      value += char;
      at += length;
    }
  }
  return { kind: 'string', start, end: at, text: value, open: true };
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
const OCTAL = /[0-7]{1,3}/y;
const HEX = /[xX]([0-9a-fA-F]{1,2})/y;
const UNICODE = /u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y;

/** What an escape stands for; of one that is none, the character behind the backslash. Bytes are taken for Latin-1. */
function escapeAt(text: string, at: number): { readonly char: string; readonly length: number } {
  const next = text[at + 1];
  if (next === undefined || next === '\n' || next === '\r') return { char: '', length: 1 };
  const simple = SIMPLE.get(next);
  if (simple !== undefined) return { char: simple, length: 2 };
  for (const pattern of [OCTAL, HEX, UNICODE]) {
    pattern.lastIndex = at + 1;
    const found = pattern.exec(text);
    if (!found) continue;
    const code = pattern === OCTAL ? Number.parseInt(found[0], 8) : Number.parseInt(found[1] ?? found[2]!, 16);
    return { char: code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', length: found[0].length + 1 };
  }
  return { char: next, length: 2 };
}
