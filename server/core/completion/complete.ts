import { needsQuotes } from '../artifacts/yamlWrite.js';
import type { Source } from '../rule.js';
import { placeAt, type YamlPlace } from './place.js';
import { type Choice, isCollection, type Schema, schemaAt, valuesOf } from './schema.js';

/** A piece of YAML that can be offered. All offsets are UTF-16 offsets in the whole text. */
export interface Completion {
  readonly kind: 'key' | 'value';
  readonly label: string;
  readonly detail?: string;
  /** Markdown. */
  readonly about?: string;
  readonly sources?: readonly Source[];
  /** What is replaced: the word at the cursor, on one line. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** What typed text is compared with, where that is more than the label: names beside ids. */
  readonly filter?: string;
  /** Behind it something can be chosen again. */
  readonly more: boolean;
}

/** The meaning of a key or value. */
export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly detail?: string;
  /** Markdown. */
  readonly about: string;
  readonly sources: readonly Source[];
}

/** What can be written at `offset` in the YAML between `start` and `end`; empty where nothing is known. Broken text is fine. */
export function completeYaml(root: Schema, text: string, start: number, end: number, offset: number, eol: string): Completion[] {
  const place = placeAt(text, start, end, offset);
  const schema = place && schemaAt(root, place.path);
  if (!place || !schema) return [];
  if (place.kind === 'key') return keys(schema, place, eol, '');
  if (place.kind === 'line') return onLine(schema, place, eol);
  if (place.kind === 'entry' && (schema.keys || schema.other)) return keys(schema, place, eol, '');
  return values(schema, place, '');
}

/** The meaning of the key or value at `offset`, or null. */
export function meaningAt(root: Schema, text: string, start: number, end: number, offset: number): Meaning | null {
  const place = placeAt(text, start, end, offset);
  if (!place || place.start === place.end) return null;
  const word = text.slice(place.start, place.end);
  const schema = schemaAt(root, place.kind === 'key' ? [...place.path, word] : place.path);
  if (!schema) return null;
  const known = place.kind === 'key' ? schema : valuesOf(schema).find(({ value }) => value === word);
  const about = known?.about ?? known?.detail;
  if (!known || about === undefined) return null;
  const { detail, sources = [] } = known;
  return {
    start: place.start,
    end: place.end,
    title: word,
    about,
    sources,
    ...(detail !== undefined && detail !== about && { detail }),
  };
}

/** On a line of its own: the first key of a mapping, the next entry of a list, or a value. */
function onLine(schema: Schema, place: YamlPlace, eol: string): Completion[] {
  if (schema.items && (!schema.single || place.others.length > 0)) {
    const { items } = schema;
    return items.keys || items.other
      ? keys(items, { ...place, column: place.column + 2, others: [] }, eol, '- ')
      : values(items, place, '- ');
  }
  return schema.keys || schema.other ? keys(schema, place, eol, '') : values(schema, place, '');
}

function keys(schema: Schema, place: YamlPlace, eol: string, dash: string): Completion[] {
  const present = new Set(place.others);
  const known = Object.entries(schema.keys ?? {}).filter(([key]) => !present.has(key));
  return known.map(([key, { detail, about, sources, ...below }]) => {
    const source = place.quote || !needsQuotes(key, place.flow) ? key : `"${key}"`;
    const opened = place.flow ? { written: ': ', at: below } : opening(below, place.column, eol);
    // Inside a quoted key a colon would land before the quote.
    const behind = place.hasColon || place.quote ? '' : opened.written;
    const newText = `${tight(place)}${dash}${source}${behind}`;
    const more = behind !== '' && offers(opened.at);
    return { kind: 'key', label: key, detail, about, sources, start: place.start, end: place.end, newText, more };
  });
}

/** What stands behind a new key, and the schema of the place where the cursor then is. */
interface Opening {
  readonly written: string;
  readonly at: Schema;
}

/** A space for a value, or the beginning of what is nested below. */
function opening(schema: Schema, column: number, eol: string): Opening {
  if (!isCollection(schema)) return { written: ': ', at: schema };
  const below = `:${eol}${' '.repeat(column + 2)}`;
  const { written, at } = schema.items ? first(schema.items, column + 4, eol) : first(schema, column + 2, eol);
  return { written: `${below}${schema.items ? '- ' : ''}${written}`, at };
}

function first(schema: Schema, column: number, eol: string): Opening {
  const { first: key, keys: known } = schema;
  const below = key === undefined ? undefined : known?.[key];
  if (key === undefined || !below) return { written: '', at: schema };
  const { written, at } = opening(below, column, eol);
  return { written: key + written, at };
}

/** Something can be chosen at a place of this schema. */
function offers(schema: Schema): boolean {
  return Object.keys(schema.keys ?? {}).length > 0 || valuesOf(schema).length > 0;
}

function values(schema: Schema, place: YamlPlace, dash: string): Completion[] {
  const present = new Set(place.others);
  // A list that cannot be one value is written in brackets behind its colon.
  const bracket = place.kind === 'value' && !schema.values && schema.items !== undefined && !schema.single;
  const written = ({ value, plain }: Choice) => {
    if (place.quote) return value;
    const source = !plain && needsQuotes(value, place.flow || bracket) ? `"${value}"` : value;
    return bracket ? `[${source}]` : source;
  };
  return valuesOf(schema)
    .filter(({ value }) => !present.has(value))
    .map((choice) => ({
      kind: 'value',
      label: choice.value,
      detail: choice.detail,
      about: choice.about,
      sources: choice.sources,
      start: place.start,
      end: place.end,
      newText: `${tight(place)}${dash}${written(choice)}`,
      ...(choice.detail !== undefined && { filter: `${choice.value} ${choice.detail}` }),
      more: false,
    }));
}

function tight(place: YamlPlace): string {
  return place.tight ? ' ' : '';
}
