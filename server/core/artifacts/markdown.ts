import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { parser, Table } from '@lezer/markdown';

/** A half-open range of UTF-16 offsets in the file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A heading of the document itself; headings within quotes and list items are not its structure. */
export interface MarkdownHeading extends Range {
  readonly level: number;
  /** The text between the marks, as written. */
  readonly text: string;
  readonly style: 'atx' | 'setext' | 'html';
  /** Where its block begins: for an HTML heading the raw HTML around it, else the heading itself. */
  readonly blockStart: number;
}

/** A run of text lines: a paragraph, or the first paragraph of a list item. */
export interface MarkdownParagraph extends Range {
  /** Number of list items around it. */
  readonly depth: number;
  /** Where the innermost list item around it begins and ends. */
  readonly item?: Range;
}

/** A row of a table, without the row of column names. */
export interface MarkdownRow {
  readonly cells: readonly Range[];
}

/** What is read from the Markdown of a file. */
export interface MarkdownBody {
  readonly headings: readonly MarkdownHeading[];
  readonly paragraphs: readonly MarkdownParagraph[];
  readonly rows: readonly MarkdownRow[];
  /** The file's text with front matter, comments and the names of table columns blanked; same length, same line breaks. */
  readonly content: string;
  /** `content` with code (fenced, indented, between backticks) and HTML tags blanked too. */
  readonly prose: string;
  /** Where a fence, comment or raw HTML block begins that nothing closes; text appended to the file would fall into it. */
  readonly openFrom: number | null;
}

/** Quotes and lists hundreds deep: nobody writes them, and they take the parser quadratic time. */
const nested = />[ \t]*[>*+\d-]|[*+-][ \t]+[>*+\d-]|\d[.)][ \t]+[>*+\d-]/;

/** Block structure only: what the inline syntax says is not needed, and leaving it out keeps the reading linear. */
const blocks = parser.configure([
  Table,
  { remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image', 'LinkEnd'] },
]);

/**
 * Reads CommonMark with GFM tables from offset `from` to the end of `text`. All offsets are offsets of `text`. Any text is
 * valid Markdown, so this cannot fail. Spec: https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/#tables-extension-
 */
export function readMarkdown(text: string, from = 0): MarkdownBody {
  // The parser takes `|---| ` for no table: neither a carriage return nor a space may stand behind the last bar.
  const source = text
    .slice(from)
    .replace(/\r\n/g, ' \n')
    .replace(/^([-:|> \t]*)\|([ \t]+)$/gm, '$1$2|')
    .replace(/^[ \t]*[>*+\d-][>*+\d.) \t-]{300,}/gm, (run) => (nested.test(run) ? 'x'.repeat(run.length) : run));
  const tree = blocks.parse(source);
  const headings: MarkdownHeading[] = [];
  const paragraphs: MarkdownParagraph[] = [];
  const rows: MarkdownRow[] = [];
  const hidden: Range[] = [{ start: 0, end: from }];
  const code: Range[] = [];
  const items: Range[] = [];
  let quotes = 0;
  const at = (node: { from: number; to: number }): Range => ({ start: from + node.from, end: from + node.to });

  tree.iterate({
    enter(node) {
      switch (node.name) {
        case 'ListItem':
          items.push(at(node));
          return;
        case 'Blockquote':
          quotes++;
          return;
        case 'FencedCode':
        case 'CodeBlock':
          code.push(at(node));
          return false;
        case 'CommentBlock':
        case 'HTMLBlock':
        case 'ProcessingInstructionBlock':
          add(hidden, commentsIn(source, node.from, node.to, from));
          add(code, tagsIn(source, node.from, node.to, from));
          if (node.name === 'HTMLBlock' && items.length === 0 && quotes === 0) add(headings, htmlHeadings(source, node, from));
          return false;
        case 'Paragraph':
          add(hidden, commentsIn(source, node.from, node.to, from));
          add(code, inlineCode(source, node.from, node.to, from));
          paragraphs.push({ ...at(node), depth: items.length, item: items.at(-1) });
          return false;
        case 'TableHeader':
          hidden.push(at(node));
          return false;
        case 'TableRow':
          rows.push({ cells: cellsOf(node).map(at) });
          add(code, inlineCode(source, node.from, node.to, from));
          return false;
      }
      const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(node.name)?.[1];
      if (level === undefined) return;
      add(hidden, commentsIn(source, node.from, node.to, from));
      if (items.length === 0 && quotes === 0) headings.push(markedHeading(source, node, Number(level), from));
      return false;
    },
    leave(node) {
      if (node.name === 'ListItem') items.pop();
      else if (node.name === 'Blockquote') quotes--;
    },
  });
  const content = blank(text, hidden);
  return { headings, paragraphs, rows, content, prose: blank(content, code), openFrom: openBlock(source, tree, from) };
}

/** Like `push(...more)`, which a long list takes beyond the call stack. */
function add<T>(to: T[], more: readonly T[]): void {
  for (const each of more) to.push(each);
}

/** Replaces ranges by spaces, keeping line breaks. The ranges need not be sorted and may overlap. */
function blank(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const begin = Math.max(start, done);
    result += text.slice(done, begin) + text.slice(begin, end).replace(/[^\r\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}

/** HTML comments between two offsets; one that is not closed there reaches to the end. */
function commentsIn(source: string, from: number, to: number, shift: number): Range[] {
  const text = source.slice(from, to);
  const found: Range[] = [];
  for (let at = text.indexOf('<!--'); at >= 0; ) {
    const close = text.indexOf('-->', at + 4);
    const end = close < 0 ? text.length : close + 3;
    found.push({ start: shift + from + at, end: shift + from + end });
    at = text.indexOf('<!--', end);
  }
  return found;
}

function inlineCode(source: string, from: number, to: number, shift: number): Range[] {
  return matches(/(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)/g, source, from, to, shift);
}

function tagsIn(source: string, from: number, to: number, shift: number): Range[] {
  return matches(/<\/?[a-z][^<>]*>/gi, source, from, to, shift);
}

function matches(pattern: RegExp, source: string, from: number, to: number, shift: number): Range[] {
  const base = shift + from;
  return [...source.slice(from, to).matchAll(pattern)].map((m) => ({ start: base + m.index, end: base + m.index + m[0].length }));
}

function markedHeading(source: string, node: SyntaxNodeRef, level: number, shift: number): MarkdownHeading {
  const raw = source.slice(node.from, node.to);
  const setext = node.name.startsWith('Setext');
  const text = setext ? raw.slice(0, raw.lastIndexOf('\n')) : raw.replace(/^#+/, '').replace(/(?:^|\s)#+\s*$/, '');
  return {
    start: shift + node.from,
    end: shift + node.from + raw.trimEnd().length,
    level,
    text: text.trim(),
    style: setext ? 'setext' : 'atx',
    blockStart: shift + node.from,
  };
}

/** `<h2>` to `</h2>`; the bound keeps a document of unclosed tags from being searched over and over. */
function htmlHeadings(source: string, node: SyntaxNodeRef, shift: number): MarkdownHeading[] {
  const html = blank(source.slice(node.from, node.to), commentsIn(source, node.from, node.to, -node.from));
  const pattern = /<h([1-6])(?:\s[^<>]{0,300})?>((?:(?!<h[1-6])[\s\S]){0,400}?)<\/h\1\s*>/gi;
  return [...html.matchAll(pattern)].map((m) => ({
    start: shift + node.from + m.index,
    end: shift + node.from + m.index + m[0].length,
    level: Number(m[1]),
    text: m[2]!.trim(),
    style: 'html' as const,
    blockStart: shift + node.from,
  }));
}

/** The cells of a row by the delimiters between them, so that an empty cell is one too. */
function cellsOf(row: SyntaxNodeRef): { from: number; to: number }[] {
  const cells: { from: number; to: number }[] = [];
  let open = row.from;
  let cell: { from: number; to: number } | null = null;
  for (let child = row.node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') cell = { from: child.from, to: child.to };
    else if (child.from === row.from) open = child.to;
    else {
      cells.push(cell ?? { from: open, to: open });
      open = child.to;
      cell = null;
    }
  }
  if (cell) cells.push(cell);
  return cells;
}

function openBlock(source: string, tree: Tree, shift: number): number | null {
  const last = tree.topNode.lastChild;
  if (!last) return null;
  const text = source.slice(last.from, last.to);
  const open =
    (last.name === 'FencedCode' && (last.lastChild?.name !== 'CodeMark' || last.lastChild.from === last.from)) ||
    (last.name === 'CommentBlock' && !text.includes('-->')) ||
    (last.name === 'HTMLBlock' &&
      /^\s*<(?:script|pre|style|textarea)\b/i.test(text) &&
      !/<\/(?:script|pre|style|textarea)>/i.test(text));
  return open ? shift + last.from : null;
}
