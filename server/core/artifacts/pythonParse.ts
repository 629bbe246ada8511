import type { TreeCursor } from '@lezer/common';
import { parser } from '@lezer/python';
import { readStatements } from './pythonStatements.js';
import type { PythonTree, StringLiteral } from './pythonTree.js';

/** A cell longer than this is data, not code. */
const LONGEST = 1_000_000;

/** What the readers of expressions and statements share while one cell is read. */
export interface Reading {
  readonly text: string;
  readonly cursor: TreeCursor;
  readonly strings: StringLiteral[];
  errors: number;
  /** Names bound so far in the function (or cell) being read; loops and functions take their slice of it. */
  bound: string[];
  /** Names declared `global` or `nonlocal` in the function being read. */
  outer: string[];
  depth: number;
}

/** Nesting below this is not read: no call stack is deep enough for every text. */
export const DEEPEST = 200;

/** Python without magics as a small tree. Never throws; what the grammar cannot read is left out and counted. */
export function parsePython(text: string): PythonTree {
  if (text.length > LONGEST || !/\S/.test(text)) return { body: [], strings: [], errors: text.length > LONGEST ? 1 : 0 };
  const cursor = parser.parse(text.trimEnd()).cursor();
  const reading: Reading = { text, cursor, strings: [], errors: 0, bound: [], outer: [], depth: 0 };
  const body = readStatements(reading);
  return { body, strings: reading.strings, errors: reading.errors };
}

/** How much text the cache stands for: the code of a big project, and a bounded amount of memory. */
const CACHED_CHARACTERS = 1_000_000;

const cache = new Map<string, PythonTree>();
let cachedCharacters = 0;

/** `parsePython`, remembered by text: an edit in one cell of a notebook parses that cell alone. The oldest go first. */
export function parsePythonCached(text: string): PythonTree {
  const known = cache.get(text);
  if (known) {
    cache.delete(text);
    cache.set(text, known);
    return known;
  }
  const tree = parsePython(text);
  cache.set(text, tree);
  cachedCharacters += text.length;
  for (const oldest of cache.keys()) {
    if (cachedCharacters <= CACHED_CHARACTERS) break;
    cache.delete(oldest);
    cachedCharacters -= oldest.length;
  }
  return tree;
}

/** Calls `visit` with the cursor at each child but comments; true where one of them is a place the grammar could not read. */
export function eachChild(reading: Reading, visit: (name: string) => void): boolean {
  const { cursor } = reading;
  let broken = false;
  if (!cursor.firstChild()) return false;
  do {
    if (cursor.type.isError) {
      reading.errors++;
      broken = true;
    } else if (cursor.name !== 'Comment') {
      visit(cursor.name);
    }
  } while (cursor.nextSibling());
  cursor.parent();
  return broken;
}

/** The text at the cursor. */
export function textAt(reading: Reading): string {
  return reading.text.slice(reading.cursor.from, reading.cursor.to);
}
