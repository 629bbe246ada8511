import type { ModelCard } from '../../artifacts/modelCard.js';
import { measured } from '../../evidence/shared/metrics.js';
import type { Span } from '../../model.js';
import { remembered } from '../../remembered.js';
import { sentencesOf } from './cardSentences.js';

/** A section on evaluation with what it measured. */
export interface Figures {
  /** The outermost section on evaluation around the figures. */
  readonly start: number;
  readonly end: number;
  /** The first sentence or row with a metric and its number. */
  readonly first: Span;
}

/** Thresholds and parameters are numbers beside a metric too. */
const NOT_RESULTS =
  /\bthreshold|\bat least\b|\bminimum\b|\btarget\b|\bgoal\b|\bmust\b|\bshould\b|\balert|\bdrops? below\b|\bfalls? below\b|\bretrain/i;

/** The sections on evaluation that state results. */
export const evaluatedIn = remembered((card: ModelCard): readonly Figures[] => {
  const found: Figures[] = [];
  const sentences = sentencesOf(card);
  let covered = -1;
  let next = 0;
  for (const { concepts, heading, body } of card.sections) {
    if (!concepts.includes('evaluation') || heading.start < covered) continue;
    covered = body.end;
    while (next < sentences.length && sentences[next]!.start < body.start) next++;
    for (; next < sentences.length && sentences[next]!.end <= body.end; next++) {
      const { start, end, text, denied } = sentences[next]!;
      if (denied || NOT_RESULTS.test(text) || !measured.test(text)) continue;
      found.push({ start: heading.start, end: body.end, first: { part: 0, start, end } });
      break;
    }
  }
  return found;
});
