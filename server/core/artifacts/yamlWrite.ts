import { plainType } from './yaml.js';

/** A value to be written; `raw` is YAML source put in as it is, its lines indented to fit. */
export type YamlValue = string | number | boolean | null | RawYaml | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export interface RawYaml {
  readonly raw: string;
}

/** How the surroundings are written, in columns. */
export interface BlockStyle {
  /** From a key to the keys below it. */
  readonly step: number;
  /** From a key to the dashes below it: 0 where they stand in the key's own column. */
  readonly dash: number;
  /** From a dash to what follows it. */
  readonly gap: number;
  /** Text of several lines goes in quotes: below it are lines of spaces, which a literal block would take in. */
  readonly quoteLines?: boolean;
}

/** A value's source behind `key:` or `-`: what stands on the same line (without the space) and the whole lines below. */
export interface ValueSource {
  readonly inline: string;
  readonly below: readonly string[];
}

/** Words and numbers of YAML 1.1 that are strings in 1.2; older readers (PyYAML, Go) still take them for something else. */
const oldWord = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;
const oldNumber =
  /^[-+]?(?:0b[01_]+|0x[\da-f_]+|\d[\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?|\.(?:inf|nan))$/i;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s]|$)/;
const special = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Whether a string must be quoted to be read back as that string, by readers of YAML 1.1 and 1.2. */
export function needsQuotes(text: string, flow = false): boolean {
  if (text === '' || text !== text.trim() || special.test(text)) return true;
  if (/^[,[\]{}#&*!|>'"%@`?:]|^-(?:\s|$)|^(?:---|\.\.\.)|: |:$| #/.test(text) || (flow && /[,[\]{}]/.test(text))) return true;
  return plainType(text) !== 'string' || oldWord.test(text) || oldNumber.test(text) || date.test(text);
}

/** A scalar on one line, in double quotes where it needs quotes. `flow`: inside brackets. */
export function scalarSource(value: string | number | boolean | null, flow = false): string {
  if (typeof value === 'string') return needsQuotes(value, flow) ? quoted(value) : value;
  if (typeof value !== 'number') return String(value);
  return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

/** Double quotes: JSON's escapes are YAML's too, and a few characters more are not printable in YAML. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value on one line in flow style; `json` quotes every string and key. Raw source is put in as it is, on one line. */
export function flowSource(value: YamlValue, json = false): string {
  if (isRaw(value)) return value.raw.trim().replace(/\s*[\r\n]+\s*/g, ' ');
  if (Array.isArray(value)) return `[${value.map((item) => flowSource(item, json)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value as object)
      .map(([key, item]) => flowEntry(key, item, json))
      .join(', ')}}`;
  }
  const scalar = value as string | number | boolean | null;
  if (json && typeof scalar === 'number' && !Number.isFinite(scalar)) return 'null'; // JSON has no word for it
  return json && typeof scalar === 'string' ? quoted(scalar) : scalarSource(scalar, true);
}

/** `key: value` in flow style. */
export function flowEntry(key: string, value: YamlValue, json = false): string {
  return `${flowSource(key, json)}: ${flowSource(value, json)}`;
}

/** `key: value` as whole lines, the key in `column`. */
export function entryLines(key: string, value: YamlValue, column: number, style: BlockStyle): string[] {
  const { inline, below } = entryValue(value, column, style);
  return [`${' '.repeat(column)}${scalarSource(key)}:${inline && ' '}${inline}`, ...below];
}

/** `- value` as whole lines, the dash in `column`. */
export function itemLines(value: YamlValue, column: number, style: BlockStyle): string[] {
  const { inline, below } = compactValue(value, column + style.gap, style);
  return [`${' '.repeat(column)}-${inline && ' '.repeat(style.gap - 1)}${inline}`, ...below];
}

/** A value for a key in `column`: collections and raw lines go below the key. */
export function entryValue(value: YamlValue, column: number, style: BlockStyle): ValueSource {
  if (isFilled(value)) {
    const at = column + (Array.isArray(value) ? style.dash : style.step);
    return { inline: '', below: collectionLines(value, at, style) };
  }
  if (!isRaw(value)) return scalarValue(value, column + style.step, style);
  const [first = '', ...rest] = rawLines(value);
  if (rest.length === 0) return { inline: first, below: [] };
  if (/^[|>"']/.test(first)) return { inline: first, below: indented(rest, column) };
  const at = column + (/^-(?:\s|$)/.test(first) ? style.dash : style.step);
  return { inline: '', below: indented([first, ...rest], at) };
}

/** A value whose own first column is `column`, behind a dash or at the root: a collection starts on the same line. */
export function compactValue(value: YamlValue, column: number, style: BlockStyle): ValueSource {
  if (!isFilled(value) && !isRaw(value)) return scalarValue(value, column, style);
  const lines = isRaw(value) ? indented(rawLines(value), column) : collectionLines(value, column, style);
  return { inline: lines[0]?.slice(column) ?? '', below: lines.slice(1) };
}

function collectionLines(value: YamlValue, column: number, style: BlockStyle): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, column, style));
  return Object.entries(value as Record<string, YamlValue>).flatMap(([key, item]) => entryLines(key, item, column, style));
}

function scalarValue(value: YamlValue, column: number, style: BlockStyle): ValueSource {
  if (typeof value !== 'string' || style.quoteLines || !isLiteral(value)) return { inline: flowless(value), below: [] };
  const lines = value.replace(/\n$/, '').split('\n');
  return { inline: value.endsWith('\n') ? '|' : '|-', below: indented(lines, column) };
}

function flowless(value: YamlValue): string {
  return value !== null && typeof value === 'object'
    ? flowSource(value)
    : scalarSource(value as string | number | boolean | null);
}

/** Text of several lines that a literal block gives back unchanged without an indentation indicator or `|+`. */
function isLiteral(text: string): boolean {
  return /\n/.test(text) && !/^[\s]|\n\n$|\n[ \t]+$/.test(text) && !special.test(text.replaceAll('\n', ''));
}

function rawLines({ raw }: RawYaml): string[] {
  return raw.replace(/\s+$/, '').split(/\r?\n/);
}

function indented(lines: readonly string[], column: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
}

function isRaw(value: YamlValue): value is RawYaml {
  return value !== null && typeof value === 'object' && typeof (value as Partial<RawYaml>).raw === 'string';
}

function isFilled(value: YamlValue): value is readonly YamlValue[] | { readonly [key: string]: YamlValue } {
  return value !== null && typeof value === 'object' && !isRaw(value) && Object.keys(value).length > 0;
}
