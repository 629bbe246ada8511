import { YAMLException } from 'js-yaml';
import type { YamlDocument, YamlError } from './yaml.js';
import { parseStrict, type YamlTree } from './yamlFast.js';
import { moveTree } from './yamlMove.js';
import { parseTolerant, withoutSource } from './yamlRecover.js';
import { lineEnd, splitYaml, type YamlChunk } from './yamlSplit.js';

/**
 * The documents of a YAML stream, at least one. A document that the strict parser refuses is read as far as it goes by a
 * tolerant one and lists its errors; its neighbours are unharmed. `root` is null also for a document nested too deep to
 * read. Never throws, runs in linear time, and after an edit reads only the documents that changed.
 */
export function parseYaml(text: string): YamlDocument[] {
  const same = recent.find((parse) => parse.text === text);
  if (same) return [...same.documents];
  const known = new Map<string, Read>();
  const documents = splitYaml(text).map((chunk) => {
    const source = text.slice(chunk.start, chunk.end);
    const read = known.get(source) ?? recall(source) ?? readChunk(source, chunk.start, text);
    const tree = read.at === chunk.start ? read.tree : moveTree(read.tree, chunk.start - read.at);
    known.set(source, { tree, at: chunk.start });
    return documentOf(chunk, tree);
  });
  retain({ text, known, documents });
  return [...documents];
}

/**
 * Puts back in mind what `parseYaml(text)` gave, before the text is judged: fixes ask for its documents again, and when many files
 * are read before the first is judged, each would be read twice.
 */
export function recallYaml(text: string, documents: readonly YamlDocument[]): void {
  if (!recent.some((parse) => parse.text === text)) retain({ text, known: new Map(), documents });
}

/** A document's tree and the offset at which it was read. */
interface Read {
  readonly tree: YamlTree;
  readonly at: number;
}

interface Parse {
  readonly text: string;
  readonly known: ReadonlyMap<string, Read>;
  readonly documents: readonly YamlDocument[];
  /** A later state of the same text was read. */
  superseded?: boolean;
}

/** The last few texts, newest first: what makes a keystroke in a long stream cheap. A pure memory, no result depends on it. */
let recent: Parse[] = [];
const mostTexts = 4;
const mostChars = 1_000_000;

function recall(source: string): Read | undefined {
  for (const parse of recent) {
    const read = parse.known.get(source);
    if (!read) continue;
    parse.superseded = true;
    return read;
  }
  return undefined;
}

function retain(parse: Parse): void {
  let chars = 0;
  recent = [parse, ...recent.filter((older) => !older.superseded)].slice(0, mostTexts).filter((kept, index) => {
    chars += kept.text.length;
    return index === 0 || chars <= mostChars;
  });
}

function readChunk(source: string, at: number, text: string): Read {
  // A slice keeps the whole text alive as long as any scalar read from it: one old text for each edited document.
  const own = source.length === text.length ? source : ` ${source}`.slice(1);
  return { tree: readTree(own, at), at };
}

function readTree(source: string, at: number): YamlTree {
  try {
    return parseStrict(source, at);
  } catch (error) {
    const strict = strictError(error, source, at);
    if (/nesting exceeded/.test(strict.message)) return { root: null, errors: [tooDeep(strict)] };
    const tolerant = parseTolerant(source, at);
    if (!tolerant) return { root: null, errors: [strict] };
    if (tolerant.errors.length > 0 || strict.message === falseAlarm) return tolerant;
    return { root: tolerant.root, errors: [strict] };
  }
}

/** Said by the strict parser of a closing bracket or quote at column 0, which YAML readers in the field accept. */
const falseAlarm = 'deficient indentation';

function strictError(error: unknown, source: string, at: number): YamlError {
  if (!(error instanceof YAMLException)) return { start: at, end: at, message: 'cannot read this document' };
  const start = Math.min(error.mark?.position ?? 0, source.length);
  return { start: at + start, end: at + lineEnd(source, start), message: withoutSource(error.reason) };
}

function tooDeep(error: YamlError): YamlError {
  return { ...error, message: 'This document is nested too deep to be read.' };
}

function documentOf(chunk: YamlChunk, tree: YamlTree): YamlDocument {
  const stray = chunk.strayEnd > chunk.strayStart;
  const message = 'Nothing but a comment may stand behind `...`.';
  const errors = stray ? [...tree.errors, { start: chunk.strayStart, end: chunk.strayEnd, message }] : tree.errors;
  return { start: chunk.contentStart, end: chunk.end, root: tree.root, errors };
}
