import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { YamlDocument, YamlError, YamlNode, YamlPair } from './yaml.js';

/** Nesting beyond which a text is not read: far above any file written by people, far below the depth that a stack takes. */
const DEEPEST = 200;

/**
 * A JSON text (RFC 8259) as the tree that `parseYaml` gives of YAML: what reads one reads both, and every value has its
 * place. What JSON does not allow (comments, trailing commas) is an error; the rest is read as far as it goes. `root` is null
 * for an empty text and for one nested too deep. Never throws.
 */
export function parseJson(text: string): YamlDocument {
  if (isTooDeep(text))
    return { start: 0, end: text.length, root: null, errors: [{ start: 0, end: 1, message: 'Nested too deep to read.' }] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return {
    start: 0,
    end: text.length,
    root: tree ? nodeOf(tree, text) : null,
    errors: errors.slice(0, 1).map(errorOf),
  };
}

/** The first error; what follows it is mostly its echo. Codes of jsonc-parser 3 (`ParseErrorCode`, a const enum). */
function errorOf({ error, offset, length }: ParseError): YamlError {
  return {
    start: offset,
    end: offset + length,
    message: `This is not valid JSON: ${REASONS[error] ?? 'something else is expected'} here.`,
  };
}

const REASONS: Readonly<Record<number, string>> = {
  1: 'no value can stand',
  2: 'a number is wrong',
  3: 'a key in double quotes is expected',
  4: 'a value is expected',
  5: 'a colon is expected',
  6: 'a comma is expected',
  7: 'a closing brace is expected',
  8: 'a closing bracket is expected',
  9: 'the text goes on behind its end',
  10: 'a comment stands',
  11: 'a comment has no end',
  12: 'a string has no end',
  13: 'a number has no end',
  14: 'a `\\u` escape is wrong',
  15: 'an escape is wrong',
  16: 'a character is wrong',
};

/** The parser recurses: brackets are counted first, those in strings left out. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      for (i++; i < text.length && text.charCodeAt(i) !== 34 && text.charCodeAt(i) !== 10; i++)
        if (text.charCodeAt(i) === 92) i++;
    } else if (c === 123 || c === 91) {
      if (++depth > DEEPEST) return true;
    } else if (c === 125 || c === 93) depth--;
  }
  return false;
}

function nodeOf(node: Node, text: string): YamlNode {
  const start = node.offset;
  const end = start + node.length;
  switch (node.type) {
    case 'object':
      return { type: 'map', start, end, flow: true, pairs: (node.children ?? []).flatMap((child) => pairOf(child, text)) };
    case 'array':
      return { type: 'seq', start, end, flow: true, items: (node.children ?? []).map((child) => nodeOf(child, text)) };
    case 'string':
      return { type: 'scalar', start, end, style: 'double', value: String(node.value) };
    default:
      return { type: 'scalar', start, end, style: 'plain', value: text.slice(start, end) };
  }
}

/** A key that has no value yet gets an empty one right behind it, as in YAML. */
function pairOf(property: Node, text: string): YamlPair[] {
  const [key, value] = property.children ?? [];
  if (!key) return [];
  const end = property.offset + property.length;
  return [
    {
      key: nodeOf(key, text),
      value: value ? nodeOf(value, text) : { type: 'scalar', start: end, end, style: 'plain', value: '' },
    },
  ];
}
