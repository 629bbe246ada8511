import type { ModelCard } from '../../artifacts/modelCard.js';
import { type Sentence, sentencesOf } from './cardSentences.js';

const SPEED =
  /\blatenc(?:y|ies)\b|\bthroughput\b|\b(?:inference|response|prediction|processing) (?:time|speed)s?\b|\bp(?:50|90|95|99)\b|\btokens?\s?(?:\/|per) ?s(?:ec(?:ond)?)?\b|\b(?:requests?|predictions?|queries|images|samples) per second\b/i;
const FIGURE =
  /(?<![\w.])\d[\d.,]*\s?(?:ms|milliseconds?|\u00b5s|us|s|sec(?:ond)?s?|min(?:ute)?s?)\b(?! (?:of (?:audio|video|speech)|window|frames?|clips?))|(?<![\w.])\d[\d.,]*k?\s?(?:tok(?:en)?s?|req(?:uest)?s?|quer(?:y|ies)|prediction|images?|samples?|rows|records)s?\s?(?:\/|per) ?s|\b\d[\d.,]*\s?(?:rps|qps|fps|tps)\b/i;
/** A speed with its figure near it, in one clause. */
const MEASURED = new RegExp(
  `(?:${SPEED.source})[^,;]{0,60}?(?:${FIGURE.source})|(?:${FIGURE.source})[^,;]{0,30}?(?:${SPEED.source})`,
  'i',
);
/** A promise or an alarm, not a measurement. */
const WANTED =
  /\btarget\b|\bmust\b|\bshould\b|\bSLO\b|\bSLA\b|\bbudget\b|\balert|\btime-?out|\bgoal\b|\bthreshold|\bexpected\b|\bup to you\b|\bbelow\b|\bunder \d|\bwithin\b|\bmax(?:imum)?\b|</i;

/** The first sentence or table row of a card that says how fast the model was measured to be; a promise or an alarm is none. */
export function statedSpeed(card: ModelCard): Sentence | undefined {
  // Most cards say nothing of speed: one look at all of the text spares them a look at each sentence.
  if (!SPEED.test(card.body.prose)) return undefined;
  return sentencesOf(card).find(({ text, denied }) => !denied && MEASURED.test(text) && !WANTED.test(text));
}
