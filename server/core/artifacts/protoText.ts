/**
 * Protobuf text format (Triton's `config.pbtxt`, TensorFlow Serving's `models.config`) as a tree with positions. Offsets are
 * UTF-16 offsets into the whole text. Source: https://protobuf.dev/reference/protobuf/textformat-spec/.
 */
export interface ProtoScalar {
  readonly type: 'scalar';
  /** `identifier`: an enum value, `true`, `inf`. `placeholder`: a template's value, which is not known from this file. */
  readonly kind: 'string' | 'number' | 'identifier' | 'placeholder';
  /** Strings without quotes, their parts joined and their escapes resolved; everything else as written, without blanks. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface ProtoMessage {
  readonly type: 'message';
  readonly fields: readonly ProtoField[];
  /** From the opening to behind the closing bracket; the whole text for the file's own message. */
  readonly start: number;
  readonly end: number;
  /** False where the closing bracket is missing. The file's own message is closed. */
  readonly closed: boolean;
  /** The file's own message, which has no brackets. */
  readonly root: boolean;
}

export interface ProtoList {
  readonly type: 'list';
  readonly items: readonly (ProtoScalar | ProtoMessage)[];
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

export type ProtoValue = ProtoScalar | ProtoMessage | ProtoList;

export interface ProtoField {
  /** `name`; `[a.b]` for an extension. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Undefined where it is not written yet. */
  readonly value: ProtoValue | undefined;
  /** From the name to behind the value. */
  readonly start: number;
  readonly end: number;
}

export interface ProtoError {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface ProtoDocument {
  readonly root: ProtoMessage;
  readonly errors: readonly ProtoError[];
  /** Holds a template's placeholders or statements. */
  readonly templated: boolean;
}

/** The fields of that name, in the order of the file; none where there is no message. */
export function fieldsOf(message: ProtoMessage | undefined, name: string): ProtoField[] {
  return message ? message.fields.filter((f) => f.name === name) : [];
}

/** The last field of that name: the one that counts for a reader that takes the text at all. */
export function fieldOf(message: ProtoMessage | undefined, name: string): ProtoField | undefined {
  return message?.fields.findLast((f) => f.name === name);
}

/** The values of a repeated field: those of its lists and of each time that it is named. */
export function valuesOf(message: ProtoMessage | undefined, name: string): (ProtoScalar | ProtoMessage)[] {
  return fieldsOf(message, name).flatMap(({ value }) => (value?.type === 'list' ? value.items : value ? [value] : []));
}

/** The messages among the values of a field. */
export function messagesOf(message: ProtoMessage | undefined, name: string): ProtoMessage[] {
  return valuesOf(message, name).filter((v) => v.type === 'message');
}

/** The message that a path of singular fields leads to. */
export function messageAt(message: ProtoMessage | undefined, ...path: readonly string[]): ProtoMessage | undefined {
  return path.reduce<ProtoMessage | undefined>((at, name) => messagesOf(at, name).at(-1), message);
}

/** The scalar of a singular field. */
export function scalarOf(message: ProtoMessage | undefined, name: string): ProtoScalar | undefined {
  const value = valuesOf(message, name).at(-1);
  return value?.type === 'scalar' ? value : undefined;
}

/** The content of a string, where it is one and known. */
export function stringOf(value: ProtoScalar | ProtoMessage | undefined): string | undefined {
  return value?.type === 'scalar' && value.kind === 'string' ? value.value : undefined;
}

/** An integer: decimal, octal or hexadecimal, with a sign; undefined for everything else, and beyond what is exact. */
export function integerOf(value: ProtoScalar | ProtoMessage | undefined): number | undefined {
  if (value?.type !== 'scalar' || value.kind !== 'number') return undefined;
  const [, sign, digits] = /^(-?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(value.value) ?? [];
  if (digits === undefined) return undefined;
  const number = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isSafeInteger(number) ? (sign ? -number : number) : undefined;
}

/** A number of any kind, `inf` and `nan` left out. */
export function numberOf(value: ProtoScalar | ProtoMessage | undefined): number | undefined {
  const whole = integerOf(value);
  if (whole !== undefined || value?.type !== 'scalar' || value.kind !== 'number') return whole;
  const number = Number(value.value.replace(/[fF]$/, ''));
  return Number.isFinite(number) ? number : undefined;
}

/** An enum value or another bare word. */
export function identifierOf(value: ProtoScalar | ProtoMessage | undefined): string | undefined {
  return value?.type === 'scalar' && value.kind === 'identifier' ? value.value : undefined;
}

/** A boolean as the C++ reader takes it: `true`, `True`, `t`, `1` and their opposites. */
export function booleanOf(value: ProtoScalar | ProtoMessage | undefined): boolean | undefined {
  if (value?.type !== 'scalar' || value.kind === 'string') return undefined;
  if (/^(?:true|True|t|1)$/.test(value.value)) return true;
  return /^(?:false|False|f|0)$/.test(value.value) ? false : undefined;
}
