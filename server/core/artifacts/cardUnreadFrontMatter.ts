import { frontMatterKeys } from '../catalogue/hub.js';
import { findFrontMatter, keysAtMargin } from './cardFrontMatter.js';
import { isMap, parseYaml } from './yaml.js';

/** A block that was meant as front matter and that the Hub does not take for one. */
export interface UnreadFrontMatter {
  /** What keeps the Hub from reading it. */
  readonly fault: 'space' | 'fence' | 'invisible' | 'text-before' | 'not-closed' | 'in-code' | 'card-in-code';
  /** Offsets of the fault itself: what is to be mended. */
  readonly start: number;
  readonly end: number;
  /** The YAML between the fences. */
  readonly yamlStart: number;
  readonly yamlEnd: number;
  /** From the opening fence to the end of the closing fence's line. */
  readonly blockStart: number;
  readonly blockEnd: number;
}

/** Text may stand above the block for so long; further down it is an example of somebody else's front matter. */
const HEAD = 3000;

/**
 * Finds metadata at the top of a card that the Hub passes over without a word, because the block does not match
 * `REGEX_YAML_BLOCK` of https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py.
 * Null where the Hub reads a front matter, and where the block holds none of the Hub's keys. Linear, never throws.
 */
export function findUnreadFrontMatter(text: string): UnreadFrontMatter | null {
  if (!/^[^\S\r\n]*-{3,}/m.test(text.slice(0, HEAD + 10)) || findFrontMatter(text)) return null;
  const found = openedWrongly(text) ?? inCode(text) ?? closedWrongly(text) ?? belowText(text);
  return found && holdsMetadata(text.slice(found.yamlStart, found.yamlEnd)) ? found : null;
}

/** A space behind the opening fence, a fourth dash, an invisible character before it. */
function openedWrongly(text: string): UnreadFrontMatter | null {
  const open = /^(\s*)([\u200b-\u200f\u2060-\u2064\u00ad]*)(\s*)(-{3,})([ \t]*)(?:\r\n|\r|\n)/.exec(text.slice(0, 400));
  if (!open) return null;
  const [line, , hidden, , dashes, space] = open as unknown as string[];
  const fence = line!.indexOf('-');
  const inner = blockFrom(text, fence, line!.length);
  if (!inner) return null;
  if (hidden) return { ...inner, fault: 'invisible', start: line!.indexOf(hidden), end: line!.indexOf(hidden) + hidden.length };
  if (space) {
    const start = fence + dashes!.length;
    return { ...inner, fault: 'space', start, end: start + space.length };
  }
  return dashes === '---' ? null : { ...inner, fault: 'fence', start: fence, end: fence + dashes!.length };
}

/** The block, or the whole card, stands in a fence of code: what an answer looks like that was pasted with its frame. */
function inCode(text: string): UnreadFrontMatter | null {
  const open = /^\s*(```+|~~~+)[ \t]*(?:ya?ml|markdown|md)?[ \t]*\r?\n(?=---[ \t]*\r?\n)/i.exec(text.slice(0, 400));
  if (!open) return null;
  const fence = open[0].length;
  const inner = blockFrom(text, fence, text.indexOf('\n', fence) + 1);
  if (!inner) return null;
  const start = text.indexOf(open[1]!);
  const close = /^(```+|~~~+)[ \t]*(?:\r?\n|$)/.exec(text.slice(inner.blockEnd, inner.blockEnd + 100));
  if (close && close[1] === open[1]) return { ...inner, fault: 'in-code', start, end: inner.blockEnd + close[0].length };
  const last = /(?:^|\n)(```+|~~~+)\s*$/.exec(text.slice(-200));
  const even = text.slice(fence).match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0;
  // The fences inside pair up, and the one that is left closes the card.
  return last && last[1] === open[1] && even % 2 === 1 ? { ...inner, fault: 'card-in-code', start, end: fence } : null;
}

/** An opening fence, lines of YAML, and no closing fence, or one that is not `---` at the margin. */
function closedWrongly(text: string): UnreadFrontMatter | null {
  const open = /^\s*---(?:\r\n|\r|\n)/.exec(text.slice(0, 400));
  if (!open) return null;
  const yamlStart = open[0].length;
  let end = yamlStart;
  for (let at = yamlStart; at < text.length; ) {
    const stop = endOfLine(text, at);
    const line = text.slice(at, stop);
    const next = behindBreak(text, stop);
    if (/^[ \t]*(?:-{3,}|\.{3})[ \t]*$/.test(line)) {
      const yamlEnd = Math.max(yamlStart, end);
      return { fault: 'fence', start: at, end: stop, yamlStart, yamlEnd, blockStart: text.indexOf('-'), blockEnd: next };
    }
    if (!/^(?:[A-Za-z_][\w-]*[ \t]*:(?:\s|$)|[ \t]+\S|- |#(?![# ])|# .*:)/.test(line)) break;
    end = stop;
    at = next;
  }
  if (end === yamlStart) return null;
  return { fault: 'not-closed', start: end, end, yamlStart, yamlEnd: end, blockStart: text.indexOf('-'), blockEnd: end };
}

/** A block behind a title, a comment or a line of text. */
function belowText(text: string): UnreadFrontMatter | null {
  const before = text.slice(0, HEAD);
  const code = /^[ \t]*(?:```|~~~)/m.exec(before)?.index ?? HEAD;
  for (const match of before.slice(0, code).matchAll(/^---[ \t]*\r?\n/gm)) {
    // Under a line of text the dashes are the mark of a heading.
    if (match.index === 0 || before.slice(0, match.index).trim() === '') continue;
    const inner = blockFrom(text, match.index, match.index + match[0].length);
    // A rule between paragraphs has a blank line behind it, metadata begin at once.
    if (inner && holdsMetadata(text.slice(inner.yamlStart, inner.yamlEnd)) && !/^\s/.test(text.slice(inner.yamlStart)))
      return { ...inner, fault: 'text-before', start: inner.blockStart, end: inner.blockStart + 3 };
  }
  return null;
}

/** The block of an opening fence up to the first line that closes it. */
function blockFrom(text: string, blockStart: number, yamlStart: number) {
  const close = /(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|$)/g;
  close.lastIndex = yamlStart - 1;
  const match = close.exec(text);
  if (!match || match.index < yamlStart) return null;
  return { yamlStart, yamlEnd: match.index, blockStart, blockEnd: match.index + match[0].length };
}

/** YAML that is a mapping, with a key that only a model has or two that the Hub reads. */
function holdsMetadata(yaml: string): boolean {
  if (yaml.length > 50_000) return false;
  const keys = [...keysAtMargin(yaml)].filter((key) => Object.hasOwn(frontMatterKeys, key));
  const own = keys.some((key) => /^(?:library_name|pipeline_tag|base_model|model-index|license)$/.test(key));
  if (!own && keys.length < 2) return false;
  const [first, second] = parseYaml(yaml);
  return !second && first !== undefined && first.errors.length === 0 && isMap(first.root);
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function behindBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
}
