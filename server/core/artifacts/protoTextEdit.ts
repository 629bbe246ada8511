import type { OffsetEdit } from '../fixes.js';
import { eolOf, lineEnd, lineStart } from '../text.js';
import { fieldsOf, type ProtoField, type ProtoMessage, type ProtoScalar, type ProtoValue } from './protoText.js';

/**
 * Edits of protobuf text that keep what they do not mean: comments, indentation, line breaks, one line or several. An empty
 * list means that it cannot be done here.
 */

/** Puts `source` in the place of a value. */
export function setProtoValue(value: ProtoValue, source: string): OffsetEdit[] {
  return [{ start: value.start, end: value.end, newText: source }];
}

/** `text` as a string in the quotes of another one; double quotes where there is none to follow. */
export function protoString(text: string, like?: { readonly source: string; readonly scalar: ProtoScalar }): string {
  const quote = like && like.source[like.scalar.start] === "'" ? "'" : '"';
  return quote + text.replace(/[\\"']/g, (c) => (c === '\\' || c === quote ? `\\${c}` : c)).replace(/\r?\n/g, '\\n') + quote;
}

/**
 * Adds `source`, a whole field, to a message: behind `after` where it is one of its fields, else at the end. On a line of its
 * own with the indentation of its neighbour; within the line where the whole message stands on one.
 */
export function addProtoField(text: string, message: ProtoMessage, source: string, after?: ProtoField): OffsetEdit[] {
  if (!message.closed) return [];
  const previous = after ?? message.fields.at(-1);
  if (!previous) return fillEmpty(text, message, source);
  const line = lineStart(text, previous.start);
  const alone = text.slice(line, previous.start).trim() === '';
  const end = behindSeparator(text, previous.end);
  // The next field on the same line, or the message's own bracket, keeps its place.
  const sharesLine = !/^[ \t]*(?:#.*)?$/.test(text.slice(end, lineEnd(text, end)));
  if (!alone || sharesLine) return [{ start: end, end, newText: ` ${source}` }];
  const at = lineEnd(text, end);
  const indent = text.slice(line, previous.start);
  return [{ start: at, end: at, newText: eolOf(text) + indent + indented(source, indent, text) }];
}

/** Removes a field with its line and the separator behind it; of a line with other fields only itself. */
export function removeProtoField(text: string, field: ProtoField): OffsetEdit[] {
  const end = behindSeparator(text, field.end);
  const from = lineStart(text, field.start);
  const to = lineEnd(text, end);
  const alone = text.slice(from, field.start).trim() === '' && /^[ \t]*(?:#.*)?$/.test(text.slice(end, to));
  if (!alone) {
    let start = field.start;
    while (start > from && /[ \t]/.test(text[start - 1]!)) start--;
    return [{ start, end, newText: '' }];
  }
  if (to < text.length) return [{ start: from, end: to + (text.startsWith('\r\n', to) ? 2 : 1), newText: '' }];
  const before = text.startsWith('\r\n', from - 2) ? from - 2 : Math.max(0, from - 1);
  return [{ start: before, end: to, newText: '' }];
}

/** Removes every field of that name. */
export function removeProtoFields(text: string, message: ProtoMessage, name: string): OffsetEdit[] {
  return fieldsOf(message, name).flatMap((field) => removeProtoField(text, field));
}

/** Adds a value to a repeated field, in its list where it has one, else by naming it once more. */
export function addProtoItem(text: string, message: ProtoMessage, name: string, source: string): OffsetEdit[] {
  const last = fieldsOf(message, name).at(-1);
  if (last?.value?.type !== 'list') return addProtoField(text, message, `${name}: ${source}`, last);
  const { items, closed, start } = last.value;
  if (!closed) return [];
  const end = items.at(-1)?.end ?? start + 1;
  return [{ start: end, end, newText: items.length > 0 ? `, ${source}` : ` ${source} ` }];
}

function fillEmpty(text: string, message: ProtoMessage, source: string): OffsetEdit[] {
  if (!message.root) {
    if (text.slice(message.start + 1, message.end - 1).trim() !== '') return [];
    return [{ start: message.start + 1, end: message.end - 1, newText: ` ${source} ` }];
  }
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : eolOf(text);
  return [{ start: text.length, end: text.length, newText: gap + source + eolOf(text) }];
}

/** A comma or semicolon may stand behind a field; blanks may stand before it. */
function behindSeparator(text: string, end: number): number {
  let at = end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ',' || text[at] === ';' ? at + 1 : end;
}

/** The lines of a field below its first one, moved by the indentation and with the file's line breaks. */
function indented(source: string, indent: string, text: string): string {
  return source.split('\n').join(eolOf(text) + indent);
}
