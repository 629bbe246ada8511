import type { Notebook, NotebookSource } from './notebook.js';
import { type CellPlace, type SourcePlace, scanCells, walkString } from './notebookJson.js';

/** An edit in the decoded text of one part of a notebook. */
export interface CellEdit {
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** An edit in the JSON text of the file. */
export interface JsonEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

const places = new WeakMap<NotebookSource, readonly CellPlace[]>();

/** Where the cells of a notebook stand in its file; found when first asked for. One for each of `cells`. */
export function placesOf(source: NotebookSource): readonly CellPlace[] {
  let found = places.get(source);
  if (!found) {
    found = scanCells(source.text);
    places.set(source, found);
  }
  return found;
}

/**
 * The offset in the JSON text of an offset in a part; past the end it is the end. Of a notebook whose JSON is broken the part
 * is the JSON text. Null for a notebook of an editor, and for a cell without a source.
 */
export function jsonPosition(notebook: Notebook, part: number, offset: number): number | null {
  if (!notebook.source) return notebook.cells.length === 0 && part === 0 && notebook.parts.length === 1 ? offset : null;
  const json = notebook.source.text;
  const source = placesOf(notebook.source)[part]?.source;
  if (!source) return null;
  let before = 0;
  for (const [index, { start, end }] of source.strings.entries()) {
    const { decoded, at } = walkString(json, start, end, offset - before);
    const isLast = index === source.strings.length - 1;
    if (before + decoded === offset && (isLast || at < end - 1)) return at;
    before += decoded;
    if (isLast) return at;
  }
  return source.start + 1;
}

/** The JSON text with the edits made: outside the lines they touch it stays as it is, byte for byte. */
export function editNotebookJson(text: string, edits: readonly CellEdit[], notebook: Notebook): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of notebookJsonEdits(edits, notebook)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * Edits in cells as edits in the JSON text, in order and apart from each other. Lines that no edit touches keep their
 * spelling; new ones are written as the file writes its own (list or string, indentation, escapes, line ends). Of edits
 * that overlap the first stands. None for a notebook that was not read from a file.
 */
export function notebookJsonEdits(edits: readonly CellEdit[], notebook: Notebook): JsonEdit[] {
  if (!notebook.source) return [];
  const cells = placesOf(notebook.source);
  const style = styleOf(notebook.source.text);
  const byPart = new Map<number, CellEdit[]>();
  for (const edit of edits) {
    const own = byPart.get(edit.part);
    if (own) own.push(edit);
    else byPart.set(edit.part, [edit]);
  }
  return [...byPart]
    .flatMap(([part, own]) => {
      const source = cells[part]?.source;
      return source ? editSource(notebook.source!.text, source, apart(own), style) : [];
    })
    .sort((a, b) => a.start - b.start);
}

/** In order, without those that overlap an earlier one. Insertions at one place keep their order. */
function apart(edits: readonly CellEdit[]): CellEdit[] {
  const kept: CellEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept[kept.length - 1];
    if (!last || edit.start >= last.end) kept.push(edit);
  }
  return kept;
}

function editSource(json: string, source: SourcePlace, edits: readonly CellEdit[], style: Style): JsonEdit[] {
  const { strings } = source;
  if (strings.length === 0) {
    const lines = linesOf(edits.map((edit) => edit.newText).join(''));
    return lines.length > 0 ? [{ start: source.start, end: source.end, newText: newList(json, source, lines, style) }] : [];
  }
  if (!source.list) return edits.map((edit) => editString(json, strings[0]!, edit, style));
  const texts = strings.map(({ start, end }) => JSON.parse(json.slice(start, end)) as string);
  const groups = groupsOf(texts, edits);
  return groups.map((group) => replaceGroup(json, source, texts, group, style));
}

function editString(json: string, { start, end }: { start: number; end: number }, edit: CellEdit, style: Style): JsonEdit {
  const from = walkString(json, start, end, edit.start).at;
  const to = walkString(json, start, end, edit.end).at;
  return { start: from, end: to, newText: encode(edit.newText, style).slice(1, -1) };
}

/** Items `first` to `last` of the list, which become `text`. */
interface Group {
  readonly first: number;
  last: number;
  text: string;
}

/** Which items the edits touch. Items end up in one group where an edit spans them or takes the line end between them. */
function groupsOf(texts: readonly string[], edits: readonly CellEdit[]): Group[] {
  const groups: Group[] = [];
  const starts: number[] = [];
  let total = 0;
  for (const text of texts) {
    starts.push(total);
    total += text.length;
  }
  let item = 0;
  let edit = 0;
  while (edit < edits.length) {
    while (item + 1 < texts.length && starts[item + 1]! <= edits[edit]!.start) item++;
    const group: Group = { first: item, last: item, text: '' };
    let at = starts[item]!;
    const take = (to: number) => {
      group.text += slice(texts, starts, at, to, group.first);
      at = Math.max(at, to);
    };
    for (;;) {
      const groupEnd = starts[group.last]! + texts[group.last]!.length;
      const next = edits[edit];
      if (next && (next.start < groupEnd || (group.last === texts.length - 1 && next.start <= total) || next.start > total)) {
        take(Math.min(next.start, total));
        group.text += next.newText;
        at = Math.max(at, Math.min(next.end, total));
        while (group.last + 1 < texts.length && starts[group.last + 1]! < at) group.last++;
        edit++;
        continue;
      }
      take(groupEnd);
      if (group.text === '' || group.text.endsWith('\n') || group.last + 1 >= texts.length) break;
      group.last++;
    }
    groups.push(group);
    item = group.last;
  }
  return groups;
}

function slice(texts: readonly string[], starts: readonly number[], from: number, to: number, firstItem: number): string {
  let out = '';
  for (let i = firstItem; i < texts.length && starts[i]! < to; i++) {
    out += texts[i]!.slice(Math.max(0, from - starts[i]!), Math.max(0, to - starts[i]!));
  }
  return out;
}

function replaceGroup(json: string, source: SourcePlace, texts: readonly string[], group: Group, style: Style): JsonEdit {
  const { strings } = source;
  const start = strings[group.first]!.start;
  const end = strings[group.last]!.end;
  if (group.text === '') {
    const next = strings[group.last + 1];
    const before = strings[group.first - 1];
    if (next) return { start, end: next.start, newText: '' };
    return before ? { start: before.end, end, newText: '' } : { start: source.start, end: source.end, newText: '[]' };
  }
  const spelled = new Map<string, string>();
  for (let i = group.first; i <= group.last; i++) spelled.set(texts[i]!, json.slice(strings[i]!.start, strings[i]!.end));
  const lines = linesOf(group.text).map((line) => spelled.get(line) ?? encode(line, style));
  return { start, end, newText: lines.join(separator(json, source, style)) };
}

/** What stands between two items of the list: as between its first two, else as before its first. */
function separator(json: string, { start, strings }: SourcePlace, style: Style): string {
  const [first, second] = strings;
  if (first && second) return json.slice(first.end, second.start);
  const before = first ? json.slice(start + 1, first.start) : '';
  return before ? `,${before}` : style.spaced ? ', ' : ',';
}

/** A list of lines in place of an empty value: on lines of their own where the file is written on lines. */
function newList(json: string, source: SourcePlace, lines: readonly string[], style: Style): string {
  const items = lines.map((line) => encode(line, style));
  if (!style.unit) return `[${items.join(style.spaced ? ', ' : ',')}]`;
  const lineStart = json.lastIndexOf('\n', source.start) + 1;
  const indent = /^[ \t]*/.exec(json.slice(lineStart, source.start))![0];
  const inner = style.eol + indent + style.unit;
  return `[${inner}${items.join(`,${inner}`)}${style.eol}${indent}]`;
}

/** How a file writes its JSON. */
interface Style {
  /** One step of indentation; empty where all stands on one line. */
  readonly unit: string;
  readonly eol: string;
  readonly spaced: boolean;
  /** Non-ASCII characters are written as escapes, with these digits. */
  readonly escapes: 'upper' | 'lower' | null;
}

function styleOf(json: string): Style {
  const unit = /^\s*\{\r?\n([ \t]+)/.exec(json)?.[1] ?? '';
  const escaped = /[^\x00-\x7f]/.test(json) ? null : /\\u(?!00[0-7])([0-9a-fA-F]{4})/.exec(json);
  return {
    unit,
    eol: json.includes('\r\n') ? '\r\n' : '\n',
    spaced: unit !== '' || json.includes('": '),
    escapes: escaped ? (/[A-F]/.test(escaped[1]!) ? 'upper' : 'lower') : null,
  };
}

function encode(text: string, style: Style): string {
  const json = JSON.stringify(text);
  if (!style.escapes) return json;
  return json.replace(/[^\x00-\x7f]/g, (c) => {
    const digits = c.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${style.escapes === 'upper' ? digits.toUpperCase() : digits}`;
  });
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
