import { findFrontMatter, keysAtMargin } from '../artifacts/cardFrontMatter.js';
import { datasetCardKeys, frontMatterKeys, spaceKeys } from '../catalogue/hub.js';
import { eolOf } from '../text.js';
import { type Completion, completeYaml, type Meaning, meaningAt } from './complete.js';
import { frontMatterSchema, type KnownNames } from './frontMatterSchema.js';

const plain = frontMatterSchema();

/** What can be written at an offset of a card; empty outside of its front matter. `known` are names from its project. */
export function completeFrontMatter(text: string, offset: number, known?: () => KnownNames): Completion[] {
  const block = blockAt(text, offset);
  const schema = known ? frontMatterSchema(known) : plain;
  return block ? completeYaml(schema, text, block.start, block.end, offset, eolOf(text)) : [];
}

/** What the key or value at an offset of a card's front matter means, or null. */
export function hoverFrontMatter(text: string, offset: number): Meaning | null {
  const block = blockAt(text, offset);
  return block && meaningAt(plain, text, block.start, block.end, offset);
}

/**
 * Whether a README that is no model card yet may be on its way to one: its front matter is new, or has a key that the Hub reads
 * for models, and none that only data sets or Spaces have.
 */
export function mayBecomeCard(text: string): boolean {
  const block = findFrontMatter(text) ?? openBlock(text);
  if (!block) return false;
  const keys = keysAtMargin(text.slice(block.start, block.end));
  if (keys.has('sdk') && spaceKeys.some((key) => keys.has(key))) return false;
  if (datasetCardKeys.some((key) => keys.has(key))) return false;
  return keys.size === 0 || [...keys].some((key) => Object.hasOwn(frontMatterKeys, key));
}

/** The YAML block that holds an offset. One that is not closed yet ends at the first blank line. */
function blockAt(text: string, offset: number): { start: number; end: number } | null {
  const place = findFrontMatter(text) ?? openBlock(text);
  return place && offset >= place.start && offset <= place.end ? place : null;
}

function openBlock(text: string): { start: number; end: number } | null {
  const fence = /^\s*---(?:\r\n|\r|\n)/.exec(text);
  if (!fence) return null;
  const start = fence[0].length;
  if (/^---[ \t]*(?:\r|\n|$)/.test(text.slice(start, start + 200))) return null;
  const blank = /(?:\r\n|\r|\n)[ \t]*(?=\r|\n)/.exec(text.slice(start));
  return { start, end: blank ? start + blank.index : text.length };
}
