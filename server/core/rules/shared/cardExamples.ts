import type { ModelCard } from '../../artifacts/modelCard.js';
import { type PythonCode, pythonCode } from '../../artifacts/python.js';
import type { Part, Span } from '../../model.js';

/** A fenced example, its indentation and prompts taken off. */
export interface CardExample {
  /** The word behind the fence, lower case; empty for none. */
  readonly language: string;
  readonly code: string;
  /** Where an offset of `code` stands in the file. */
  place(offset: number): number;
}

interface Line {
  readonly text: string;
  /** Offset in the file of its first character. */
  readonly at: number;
}

const FENCE = /^([ \t]{0,12}(?:>[ \t]?)?)(`{3,}|~{3,})[ \t]*\{?\.?([\w+-]*)/;

/** The closed fenced examples of a card, in order. */
export function examplesIn(card: ModelCard): CardExample[] {
  const { content } = card.body;
  const examples: CardExample[] = [];
  let open: { mark: string; language: string; lines: Line[] } | null = null;
  for (let at = 0; at < content.length; ) {
    const newline = content.indexOf('\n', at);
    const end = newline < 0 ? content.length : newline;
    const text = content.slice(at, end).replace(/\r$/, '');
    const fence = FENCE.exec(text);
    if (!open && fence) open = { mark: fence[2]!, language: fence[3]!.toLowerCase(), lines: [] };
    else if (open && fence && fence[2]!.startsWith(open.mark) && text.slice(fence[0].length).trim() === '' && fence[3] === '') {
      examples.push(exampleOf(open.language, open.lines));
      open = null;
    } else if (open) open.lines.push({ text, at });
    at = end + 1;
  }
  return examples;
}

/** The Python of a card's examples, one scope in reading order, and where a place in it stands in the file. */
export function examplePython(card: ModelCard): { readonly python: PythonCode; placed(span: Span): Span } {
  const examples = examplesIn(card).filter(({ language }) => isPython(language));
  const parts: Part[] = examples.map(({ code }) => ({ uri: card.uri, text: code }));
  const cells = parts.map((_, part) => ({ part, language: 'python' }));
  return {
    python: pythonCode(parts, cells),
    placed: ({ part, start, end }) => ({ part: 0, start: examples[part]!.place(start), end: examples[part]!.place(end) }),
  };
}

/** The fence says Python. */
export function isPython(language: string): boolean {
  return /^(?:python3?|py|ipython|pycon)$/.test(language);
}

function exampleOf(language: string, raw: readonly Line[]): CardExample {
  const lines = withoutPrompts(raw, indentOf(raw));
  const starts: number[] = [];
  let code = '';
  for (const { text } of lines) {
    starts.push(code.length);
    code += `${text}\n`;
  }
  return {
    language,
    code,
    place(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      const line = lines[low];
      return line ? line.at + Math.min(offset - starts[low]!, line.text.length) : 0;
    },
  };
}

/** The white space that all lines begin with. */
function indentOf(lines: readonly Line[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { text } of lines) if (text.trim() !== '') least = Math.min(least, /^[ \t]*/.exec(text)![0].length);
  return least;
}

/** Of an interactive session only what was typed stays. */
function withoutPrompts(lines: readonly Line[], indent: number): Line[] {
  const cut = lines.map(({ text, at }) => drop({ text, at }, Math.min(indent, text.length)));
  if (!cut.some(({ text }) => text.startsWith('>>> '))) return cut;
  return cut.map((line) =>
    /^(?:>>>|\.\.\.)(?: |$)/.test(line.text) ? drop(line, Math.min(4, line.text.length)) : drop(line, line.text.length),
  );
}

function drop({ text, at }: Line, count: number): Line {
  return { text: text.slice(count), at: at + count };
}
