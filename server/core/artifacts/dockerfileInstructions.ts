import { DockerfileParser } from 'dockerfile-ast';
import { lineStarts } from '../text.js';

/** One instruction of a Dockerfile; offsets are those of the file. */
export interface DockerInstruction {
  /** In upper case. That of the trigger for `ONBUILD`. */
  readonly keyword: string;
  /** Runs when an image is built upon this one, not now. */
  readonly onbuild: boolean;
  readonly start: number;
  readonly end: number;
  /** Behind the keyword and its flags, and the end of the logical line: here-documents lie behind it. */
  readonly argsStart: number;
  readonly argsEnd: number;
  /** `--platform=…`, `--from=…`, `--mount=…`, in order; the name in lower case and without dashes. */
  readonly flags: readonly DockerFlag[];
  readonly heredocs: readonly Heredoc[];
}

export interface DockerFlag {
  readonly name: string;
  /** Empty where the flag has none. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Heredoc {
  readonly name: string;
  /** The lines between its opener and its terminator. */
  readonly start: number;
  readonly end: number;
}

/** The instructions of a Dockerfile and a text of the same length in which lines that are joined are one. */
export interface DockerText {
  readonly instructions: readonly DockerInstruction[];
  /**
   * The file's text with every line continuation inside an instruction, its line end and the comments between its lines turned
   * into as many spaces: words of it stand where they stand in the file. Here-documents are left as they are.
   */
  readonly joined: string;
  /** `\` unless the parser directive `escape` says otherwise. */
  readonly escapeChar: string;
}

/**
 * Reads the instructions of a Dockerfile (source of the grammar: docs.docker.com "Dockerfile reference"). Lines that are none
 * are left out. Never throws, linear.
 */
export function readInstructions(text: string): DockerText {
  const starts = lineStarts(text);
  const { ranges, escapeChar } = parse(text, starts);
  const pieces: string[] = [];
  const instructions: DockerInstruction[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start < from) continue;
    const logical = joinLines(text, start, end, escapeChar);
    pieces.push(text.slice(from, start), logical.joined);
    from = logical.end;
    const instruction = readInstruction(text, logical.joined, start, logical.end, end);
    if (instruction) instructions.push(instruction);
  }
  pieces.push(text.slice(from));
  return { instructions, joined: pieces.join(''), escapeChar };
}

function parse(text: string, starts: readonly number[]) {
  try {
    const parsed = DockerfileParser.parse(text);
    const offset = ({ line, character }: { line: number; character: number }) =>
      Math.min((starts[line] ?? text.length) + character, text.length);
    const ranges = parsed.getInstructions().map((instruction) => {
      const range = instruction.getRange();
      return { start: offset(range.start), end: offset(range.end) };
    });
    return { ranges, escapeChar: parsed.getEscapeCharacter() || '\\' };
  } catch {
    return { ranges: [], escapeChar: '\\' };
  }
}

/** The first logical line of an instruction, as long as it is in the file; what is behind it are here-documents. */
function joinLines(text: string, start: number, end: number, escapeChar: string): { joined: string; end: number } {
  const pieces: string[] = [];
  let at = start;
  let first = true;
  while (at < end) {
    let eol = at;
    while (eol < end && text[eol] !== '\n' && text[eol] !== '\r') eol++;
    const line = text.slice(at, eol);
    const next = text.startsWith('\r\n', eol) ? eol + 2 : eol + 1;
    const content = line.trimStart();
    if (!first && (content === '' || content.startsWith('#'))) {
      pieces.push(' '.repeat(Math.min(next, end) - at));
      at = next;
      continue;
    }
    first = false;
    const trimmed = line.trimEnd();
    if (!trimmed.endsWith(escapeChar) || eol >= end) {
      pieces.push(line);
      at = eol;
      break;
    }
    pieces.push(trimmed.slice(0, -1), ' '.repeat(Math.min(next, end) - at - trimmed.length + 1));
    at = next;
  }
  return { joined: pieces.join(''), end: Math.min(at, end) };
}

const KEYWORD = /^\s*([A-Za-z]+)(?:\s+|$)/;
const FLAG = /--([A-Za-z][\w-]*)(?:=("[^"]*"|'[^']*'|\S*))?(?=\s|$)\s*/y;

function readInstruction(text: string, line: string, start: number, lineEnd: number, end: number): DockerInstruction | null {
  let keyword = KEYWORD.exec(line);
  let at = keyword?.[0].length ?? 0;
  const onbuild = keyword?.[1]?.toUpperCase() === 'ONBUILD';
  if (onbuild) {
    keyword = KEYWORD.exec(line.slice(at));
    at += keyword?.[0].length ?? 0;
  }
  if (!keyword) return null;
  const flags: DockerFlag[] = [];
  FLAG.lastIndex = at;
  for (let found = FLAG.exec(line); found; found = FLAG.exec(line)) {
    const whole = found[0].trimEnd();
    flags.push({
      name: found[1]!.toLowerCase(),
      value: (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'),
      start: start + found.index,
      end: start + found.index + whole.length,
    });
    at = FLAG.lastIndex;
  }
  const argsStart = start + at;
  return {
    keyword: keyword[1]!.toUpperCase(),
    onbuild,
    start,
    end,
    argsStart,
    argsEnd: Math.max(argsStart, start + line.trimEnd().length),
    flags,
    heredocs: lineEnd < end ? readHeredocs(text, line.slice(at), lineEnd, end) : [],
  };
}

/** Bodies in the order of their openers; one without a terminator ends with the instruction. */
function readHeredocs(text: string, args: string, from: number, end: number): Heredoc[] {
  const found: Heredoc[] = [];
  let at = nextLine(text, from, end);
  for (const [, dash, , name] of args.matchAll(/(?<![<\w])\d*<<(-?)(["']?)(\w+)\2/g)) {
    const start = at;
    let stop = end;
    while (at < end) {
      const next = nextLine(text, at, end);
      const line = text.slice(at, next).replace(/[\r\n]+$/, '');
      if ((dash ? line.replace(/^\t+/, '') : line) === name) {
        stop = at;
        at = next;
        break;
      }
      at = next;
    }
    found.push({ name: name!, start, end: stop });
  }
  return found;
}

function nextLine(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && text[i] !== '\n' && text[i] !== '\r') i++;
  return Math.min(text.startsWith('\r\n', i) ? i + 2 : i + 1, end);
}
