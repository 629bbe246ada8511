import type { ModelCard } from '../../artifacts/modelCard.js';

/** A sentence, list item or table row of a card's running text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** As written, code and tags blank. */
  readonly text: string;
  /** It says that something is not so, or stands in a list below words that do. */
  readonly denied: boolean;
}

/** Where one ends: a full stop before a space, a blank line, and each new list item, row, quote or heading. */
const BOUNDARY = /[.!?;](?=[\s"')\]*_])|\n(?=[ \t]*(?:\r?\n|[-*+|>#]|\d{1,3}[.)][ \t]))/g;
const DENIAL =
  /\b(?:not|never|no|nor|neither|none|cannot|without|avoid(?:ed)?|prohibited|forbidden|disallowed|excluded?|unsuitable|inappropriate|unsupported|misuse|discouraged|instead of|rather than|out[- ]of[- ]scope|refrain|beyond the scope|except)\b|n['\u2019]t\b/i;

/** The words deny something: "not intended for", "is out of scope", "must never". */
export function denies(text: string): boolean {
  return DENIAL.test(text);
}

const known = new WeakMap<ModelCard, readonly Sentence[]>();

/** The sentences of a card in order, headings among them. Code, comments and front matter hold none. */
export function sentencesOf(card: ModelCard): readonly Sentence[] {
  let sentences = known.get(card);
  if (!sentences) {
    sentences = readSentences(card.body.prose);
    known.set(card, sentences);
  }
  return sentences;
}

function readSentences(prose: string): Sentence[] {
  const sentences: Sentence[] = [];
  let listDenied = false;
  const push = (from: number, to: number) => {
    const text = prose.slice(from, to);
    const lead = text.length - text.trimStart().length;
    const trimmed = text.trim();
    if (trimmed === '') return;
    const inList = /^(?:[-*+]|\d{1,3}[.)])\s/.test(trimmed);
    const own = denies(trimmed);
    if (!inList) listDenied = own && /:[*_]*$/.test(trimmed);
    const start = from + lead;
    sentences.push({ start, end: start + trimmed.length, text: trimmed, denied: own || (inList && listDenied) });
  };
  let start = 0;
  for (const match of prose.matchAll(BOUNDARY)) {
    push(start, match.index + 1);
    start = match.index + 1;
  }
  push(start, prose.length);
  return sentences;
}
