import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { YamlAlias, YamlError, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './yaml.js';
import { skipTrivia } from './yamlSplit.js';

/** What a parser makes of one document. */
export interface YamlTree {
  readonly root: YamlNode | null;
  readonly errors: readonly YamlError[];
}

interface Reader {
  readonly source: string;
  /** Added to every offset of `source`. */
  readonly base: number;
  readonly events: readonly Event[];
  readonly anchors: Map<string, YamlNode>;
  readonly errors: YamlError[];
  next: number;
  /** End of what was read so far: where an indicator that has no event of its own is looked for. */
  pos: number;
}

/** A block collection's end is known last; until then its node is open. */
type Open<T> = { -readonly [K in keyof T]: T[K] };

const styles = ['plain', 'plain', 'single', 'double', 'literal', 'folded'] as const;

/**
 * Reads one document strictly. Throws at the first thing that js-yaml does not accept (a `YAMLException`, also for nesting
 * deeper than 100); an alias without an anchor before it is an entry in `errors`. Offsets are those of `source` plus `base`.
 */
export function parseStrict(source: string, base: number): YamlTree {
  const events = parseEvents(source, {});
  const reader: Reader = { source, base, events, anchors: new Map(), errors: [], next: 1, pos: 0 };
  const first = events[1];
  if (!first || isEmptyDocument(first)) return { root: null, errors: [] };
  return { root: readNode(reader), errors: reader.errors };
}

/** An alias that names nothing, in the words of both parsers' readers. */
export function unknownAlias(start: number, end: number): YamlError {
  return { start, end, message: 'This alias has no anchor before it.' };
}

/** The source spelling of a tag, with the long form of a core tag made short. */
export function shortTag(tag: string): string {
  const core = /^!?<?tag:yaml\.org,2002:([^>]*)>?$/.exec(tag);
  return core ? `!!${core[1]}` : tag;
}

/**
 * End of a block scalar's last line that counts: chomped blank lines belong to whatever follows. `indent` is that of its
 * text, taken from the first line of text where it is not known.
 */
export function blockScalarEnd(source: string, header: number, end: number, indent = -1): number {
  const bodyStart = /\r\n?|\n/.exec(source.slice(header, end));
  const indicator = /^[|>][-+0-9]*/.exec(source.slice(header, header + 4))?.[0] ?? '|';
  if (!bodyStart) return Math.min(end, header + indicator.length);
  const body = header + bodyStart.index + bodyStart[0].length;
  if (indicator.includes('+')) return body < end ? withoutBreak(source, end) : header + bodyStart.index;
  let last = header + indicator.length;
  for (let line = body; line < end; ) {
    let stop = line;
    while (stop < end && source[stop] !== '\n' && source[stop] !== '\r') stop++;
    let column = line;
    while (column < stop && source[column] === ' ') column++;
    if (column < stop && indent < 0) indent = column - line;
    if (column < stop || (indent >= 0 && stop - line > indent)) last = stop;
    line = stop + (source.startsWith('\r\n', stop) ? 2 : 1);
  }
  return last;
}

function withoutBreak(source: string, end: number): number {
  if (source[end - 1] === '\n') end--;
  else return source[end - 1] === '\r' ? end - 1 : end;
  return source[end - 1] === '\r' ? end - 1 : end;
}

function isEmptyDocument(event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.anchorStart < 0 && event.tagStart < 0;
}

function readNode(reader: Reader): YamlNode {
  const event = reader.events[reader.next++]!;
  if (event.type === EVENT_ID.SCALAR) return readScalar(reader, event);
  if (event.type === EVENT_ID.ALIAS) return readAlias(reader, event.anchorStart, event.anchorEnd);
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
    const start = event.start + reader.base;
    const flow = event.style === 2;
    const props = properties(reader, event);
    if (event.type === EVENT_ID.SEQUENCE) {
      const seq: Open<YamlSeq> = { type: 'seq', start, end: 0, flow, items: [] };
      return readSeq(reader, props === none ? seq : { ...seq, ...props }, event.start);
    }
    const map: Open<YamlMap> = { type: 'map', start, end: 0, flow, pairs: [] };
    return readMap(reader, props === none ? map : { ...map, ...props }, event.start);
  }
  throw new Error('unexpected event'); // the caller treats it as a document that this parser does not accept
}

function readSeq(reader: Reader, seq: Open<YamlSeq>, start: number): YamlSeq {
  const items: YamlNode[] = [];
  remember(reader, seq);
  reader.pos = seq.flow ? start + 1 : start;
  while (reader.events[reader.next]!.type !== EVENT_ID.POP) {
    if (isBare(reader.events[reader.next]!)) reader.pos = behind(reader, '-');
    items.push(isPairMap(reader, seq.flow) ? readPairMap(reader) : readNode(reader));
  }
  reader.next++;
  if (seq.flow) closeFlow(reader);
  seq.items = items.slice(); // a list that was pushed to keeps room for more, in every node of every file
  seq.end = reader.pos + reader.base;
  return seq;
}

function readMap(reader: Reader, map: Open<YamlMap>, start: number): YamlMap {
  const pairs: YamlPair[] = [];
  remember(reader, map);
  reader.pos = map.flow ? start + 1 : start;
  while (reader.events[reader.next]!.type !== EVENT_ID.POP) pairs.push(readPair(reader));
  reader.next++;
  if (map.flow) closeFlow(reader);
  map.pairs = pairs.slice();
  map.end = reader.pos + reader.base;
  return map;
}

/** `[a: b]`: a mapping of one pair without brackets inside a flow sequence. */
function isPairMap(reader: Reader, flow: boolean): boolean {
  const event = reader.events[reader.next]!;
  if (!flow || event.type !== EVENT_ID.MAPPING) return false;
  if (reader.source[event.start] !== '{') return true;
  const inner = reader.events[reader.next + 1]!;
  return inner.type === EVENT_ID.MAPPING && inner.start === event.start;
}

function readPairMap(reader: Reader): YamlMap {
  const event = reader.events[reader.next++] as Event & { start: number };
  const pair = readPair(reader);
  reader.next++;
  return { type: 'map', flow: true, start: event.start + reader.base, end: reader.pos + reader.base, pairs: [pair] };
}

function readPair(reader: Reader): YamlPair {
  if (isBare(reader.events[reader.next]!)) {
    const pos = behind(reader, ',');
    reader.pos = reader.source[pos] === '?' ? pos + 1 : pos;
  }
  const key = readNode(reader);
  if (isBare(reader.events[reader.next]!)) reader.pos = behind(reader, ':');
  return { key, value: readNode(reader) };
}

/** No text and no properties: its place is behind the indicator that announces it. */
function isBare(event: Event): boolean {
  return isEmptyDocument(event);
}

/** Behind `indicator` where it comes next, else where reading stands. */
function behind(reader: Reader, indicator: string): number {
  const pos = skipTrivia(reader.source, reader.pos);
  if (indicator === ',') return reader.source[pos] === ',' ? skipTrivia(reader.source, pos + 1) : pos;
  return reader.source[pos] === indicator ? pos + 1 : reader.pos;
}

function closeFlow(reader: Reader): void {
  let pos = skipTrivia(reader.source, reader.pos);
  if (reader.source[pos] === ',') pos = skipTrivia(reader.source, pos + 1);
  reader.pos = pos + 1;
}

function readScalar(reader: Reader, event: ScalarEvent): YamlScalar {
  const { source, base } = reader;
  const props = properties(reader, event);
  let start = event.valueStart;
  let end = event.valueEnd;
  if (start < 0) start = end = Math.max(reader.pos, event.anchorEnd, event.tagEnd);
  else if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    start--;
    end++;
  } else if (event.style !== SCALAR_STYLE.PLAIN) {
    start = blockHeader(source, Math.max(reader.pos, event.anchorEnd, event.tagEnd));
    end = blockScalarEnd(source, start, event.valueEnd, event.indent);
  }
  reader.pos = end;
  const style = styles[event.style] ?? 'plain';
  const value = getScalarValue(source, event);
  // Without the spread where it adds nothing: half of all that is kept of a file are scalars.
  const scalar: YamlScalar = { type: 'scalar', start: start + base, end: end + base, value, style };
  return props === none ? scalar : remember(reader, { ...scalar, ...props });
}

function blockHeader(source: string, from: number): number {
  let pos = skipTrivia(source, from);
  while (pos < source.length && source[pos] !== '|' && source[pos] !== '>') pos = skipTrivia(source, pos + 1);
  return pos;
}

function readAlias(reader: Reader, nameStart: number, nameEnd: number): YamlAlias {
  const name = reader.source.slice(nameStart, nameEnd);
  const target = reader.anchors.get(name);
  const start = nameStart - 1 + reader.base;
  const end = nameEnd + reader.base;
  reader.pos = nameEnd;
  if (target) return { type: 'alias', start, end, name, target };
  reader.errors.push(unknownAlias(start, end));
  return { type: 'alias', start, end, name };
}

interface Props {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

const none = {};

function properties(reader: Reader, event: Props): { tag?: string; anchor?: string } {
  if (event.anchorStart < 0 && event.tagStart < 0) return none;
  const tag = event.tagStart < 0 ? undefined : shortTag(reader.source.slice(event.tagStart, event.tagEnd));
  const anchor = event.anchorStart < 0 ? undefined : reader.source.slice(event.anchorStart, event.anchorEnd);
  return { ...(tag !== undefined && { tag }), ...(anchor !== undefined && { anchor }) };
}

function remember<T extends YamlNode>(reader: Reader, node: T): T {
  if (node.anchor !== undefined) reader.anchors.set(node.anchor, node);
  return node;
}
