import { frontMatterKeys } from '../catalogue/hub.js';
import { eolOf } from '../text.js';
import type { ModelCard } from './modelCard.js';
import { isMap, keyText, parseYaml, type YamlMap } from './yaml.js';
import { addEntry, ensurePath, type TextEdit } from './yamlEdit.js';
import { entryLines, type YamlValue } from './yamlWrite.js';

/** How the Hub itself writes front matter: list dashes in the column of the key. */
const style = { step: 2, dash: 0, gap: 2 };

const order = Object.keys(frontMatterKeys);

/**
 * Adds a key to the front matter of a card, behind the keys that people write before it (the order of `frontMatterKeys`), or
 * fills it where it is there without a value. A README without front matter gets one at its first character. No edit where the
 * key has a value, where the front matter is broken or no mapping, and for other file names, of which the Hub reads no metadata.
 */
export function frontMatterFix(card: ModelCard, text: string, key: string, value: YamlValue): TextEdit[] {
  const eol = eolOf(text);
  const { frontMatter } = card;
  if (card.problems.length > 0 || card.templated) return [];
  const entry = entryLines(key, value, 0, style).join(eol);
  if (!frontMatter) return newBlock(card.uri, text, entry, eol);
  const { start, end } = frontMatter;
  const yaml = text.slice(start, end);
  const root = parseYaml(yaml)[0]?.root ?? null;
  if (root === null) return [{ start: end, end, newText: (yaml.trim() === '' ? '' : eol) + entry }];
  if (!isMap(root)) return [];
  const names = order.slice(0, Math.max(0, order.indexOf(key)));
  const first = order.includes(key) && !root.flow && !root.pairs.some((pair) => names.includes(keyText(pair) ?? ''));
  const present = ensurePresent(yaml, root, key, value);
  const edits =
    present ?? (first ? atTop(root.pairs[0]?.key.start, entry + eol) : addEntry(yaml, root, key, value, { after: names }));
  return edits.map((edit) => ({
    start: edit.start + start,
    end: edit.end + start,
    newText: edit.newText.replace(/\r?\n/g, eol),
  }));
}

/** Edits for a key that is there already: none, or its missing value. Null where it is not there. */
function ensurePresent(yaml: string, root: YamlMap, key: string, value: YamlValue): TextEdit[] | null {
  const there = root.pairs.some((pair) => keyText(pair) === key);
  return there ? ensurePath(yaml, root, [key], value) : null;
}

function atTop(at: number | undefined, newText: string): TextEdit[] {
  return at === undefined ? [] : [{ start: at, end: at, newText }];
}

/** A block at the very start, or between two fences with nothing between them, which the Hub does not take for one. */
function newBlock(uri: string, text: string, entry: string, eol: string): TextEdit[] {
  if (!/\/readme\.md$/i.test(uri)) return [];
  const bare = /^---\r?\n(?=---[ \t]*(?:\r?\n|$))/.exec(text);
  if (bare) return [{ start: bare[0].length, end: bare[0].length, newText: entry + eol }];
  if (/^\s*---[ \t]*\r?\n/.test(text)) return [];
  const gap = text === '' || /^\r?\n/.test(text) ? '' : eol;
  return [{ start: 0, end: 0, newText: `---${eol}${entry}${eol}---${eol}${gap}` }];
}
