import { cardQuestions } from '../catalogue/cardQuestions.js';
import type { CardConcept } from './cardConcepts.js';
import { blockStartAt, type SectionPlace, sectionPlace } from './cardPlace.js';
import type { CardLabel } from './cardSections.js';
import type { ModelCard } from './modelCard.js';
import type { TextEdit } from './yamlEdit.js';

/** What a section is to say, and the same on one line. */
export interface SectionText {
  readonly lines: readonly string[];
  readonly line: string;
}

/**
 * Adds a section on a concept where readers expect it, in the card's own heading style, with guiding questions as comments
 * and a `TODO`; below a heading that is there but empty, only those. Afterwards the card has started on the concept and
 * still says nothing on it, unless `said` is what to put there instead. No edit where the card speaks of it already, or holds a
 * placeholder of its own.
 */
export function sectionFix(card: ModelCard, text: string, concept: CardConcept, said?: SectionText): TextEdit[] {
  if (card.concept(concept)) return [];
  const body = said?.lines ?? bodyOf(concept);
  const started = card.started(concept);
  const begun = card.sections.find((section) => section.heading === started);
  if (begun) {
    const empty = card.body.content.slice(begun.own.start, begun.own.end).trim() === '' && begun.own.end === begun.body.end;
    const asked = text.slice(begun.own.start, begun.own.end).trim() !== '';
    const at = Math.min(blockStartAt(card, begun.own.end), card.body.openFrom ?? text.length);
    return empty && !asked && at >= begun.heading.end ? [insertion(card, text, at, body)] : [];
  }
  if (started) return [];
  if (card.style.bold) return [labelEdit(card, text, concept, said)];
  const place = sectionPlace(card, text, concept);
  return place === null ? [] : [insertion(card, text, place.at, [headingOf(card, concept, place), '', ...body])];
}

function headingOf(card: ModelCard, concept: CardConcept, { level }: SectionPlace): string {
  const { title } = cardQuestions[concept];
  if (!card.style.setext || level > 2) return `${'#'.repeat(level)} ${title}`;
  return title + card.style.eol + (level === 1 ? '=' : '-').repeat(title.length);
}

function bodyOf(concept: CardConcept): string[] {
  return [...cardQuestions[concept].questions.map((question) => `<!-- ${question} -->`), '', 'TODO'];
}

/** Lines as a block of their own: one blank line before and behind it, and at the end of the file the line ending it had. */
function insertion(card: ModelCard, text: string, at: number, lines: readonly string[]): TextEdit {
  const { eol } = card.style;
  const before = text.slice(0, at);
  const breaks = /(?:[ \t]*\r?\n)*[ \t]*$/.exec(before.slice(-400))![0].split('\n').length - 1;
  const missing = before.trim() === '' ? 0 : Math.max(0, 2 - breaks);
  const rest = text.slice(at);
  const last = rest.trim() === '';
  const tail = last ? (text.endsWith('\n') || text === '' ? eol : '') : /^\r?\n/.test(rest) ? eol : eol + eol;
  return { start: at, end: last ? text.length : at, newText: eol.repeat(missing) + lines.join(eol) + tail };
}

/** A label of its own among bold labels: behind the last of those that come before it, marked like its neighbour. */
function labelEdit(card: ModelCard, text: string, concept: CardConcept, said: SectionText | undefined): TextEdit {
  const { eol } = card.style;
  const { title, questions } = cardQuestions[concept];
  const order = Object.keys(cardQuestions);
  const rank = (label: CardLabel) => Math.max(-1, ...label.concepts.map((c) => order.indexOf(c)));
  const labels = card.labels.filter((label) => label.kind === 'bold' && label.depth < 2);
  const own = order.indexOf(concept);
  const earlier = labels.filter((label) => rank(label) >= 0 && rank(label) < own);
  const top = Math.max(-1, ...earlier.map(rank));
  const anchor = earlier.findLast((label) => rank(label) === top) ?? labels.at(-1);
  const line = `**${title}:** ${said?.line ?? `TODO <!-- ${questions[0]} -->`}`;
  const at = anchor ? lineEndOf(text, Math.max(anchor.content.end, anchor.span.end)) : text.trimEnd().length;
  const lead = text.slice(text.lastIndexOf('\n', (anchor?.span.start ?? 0) - 1) + 1, anchor?.span.start ?? 0);
  const marker = /^\s*(?:[-*+]|\d+[.)])\s+$/.test(lead) ? lead.replace(/\d+/, (n) => String(Number(n) + 1)) : null;
  const newText = marker === null ? eol + eol + line : eol + marker + line;
  return { start: at, end: at, newText };
}

function lineEndOf(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

export { frontMatterFix } from './cardFrontMatterEdit.js';
