import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { type Sentence, sentencesOf } from '../shared/cardSentences.js';
import { cardExample } from '../shared/exampleCard.js';

interface Superseded {
  readonly pattern: RegExp;
  readonly message: string;
  readonly since: string;
}

const superseded: readonly Superseded[] = [
  {
    pattern: /\bSR(?: letter)?[ -]?11-7\b/,
    message: '`SR 11-7` was superseded by `SR 26-2` on 17 April 2026.',
    since: '2026-04-17',
  },
  {
    pattern: /\bOCC (?:Bulletin )?2011-12\b/,
    message: '`OCC Bulletin 2011-12` was rescinded by `OCC Bulletin 2026-13` on 17 April 2026.',
    since: '2026-04-17',
  },
  {
    pattern: /\bColorado (?:AI Act \()?SB ?(?:24-?|2024-?)?205\b|\bSB ?24-?205\b/,
    message: 'Colorado `SB 24-205` was repealed and re-enacted as `SB 26-189`, in force from 1 January 2027.',
    since: '2026-05-14',
  },
];
/** The text speaks of the past, or of both. */
const HISTORICAL =
  /\b(?:supersed\w*|replac\w*|repeal\w*|rescind\w*|former(?:ly)?|previous(?:ly)?|then[- ]in[- ]force|historical\w*|was (?:validated|developed|assessed|reviewed)|until (?:April|May)? ?2026|(?:in|of) (?:20(?:1\d|2[0-5])))\b|SR 26-2|2026-13|26-189/i;

export default defineRule({
  id: 'compliance/superseded-regulation',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'info',
  problem: 'The card relies on a rule that is no longer in force.',
  remedy: 'Name the rule that took its place, and check that what the card says still holds under it.',
  why: 'An examiner who reads the name of a withdrawn rule takes the whole statement as out of date.',
  sources: [
    {
      title: 'Federal Reserve: SR 26-2, Revised Guidance on Model Risk Management',
      url: 'https://www.federalreserve.gov/supervisionreg/srletters/SR2602.htm',
    },
    {
      title: 'Colorado Attorney General: automated decision-making technology (SB 26-189)',
      url: 'https://coag.gov/resources/ai/',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: cardExample('## Regulatory\n\nValidated and monitored under SR 11-7.'),
    good: cardExample('## Regulatory\n\nValidated and monitored under SR 26-2.'),
  },
  *check(card, { today }) {
    if (card.templated) return;
    const sentences = sentencesOf(card);
    for (const { pattern, message, since } of superseded) {
      if (
        today < since ||
        !pattern.test(card.body.prose) ||
        sentences.some(({ text }) => pattern.test(text) && HISTORICAL.test(text))
      )
        continue;
      for (const sentence of sentences) {
        const span = placeOf(sentence, pattern);
        if (!span) continue;
        yield finding(span, message);
        break;
      }
    }
  },
});

/** Where a sentence names the rule, outside the address of a link. */
function placeOf({ start, text }: Sentence, pattern: RegExp): Span | null {
  const found = pattern.exec(text);
  if (!found || /(?:https?:\/\/|\]\()\S*$/.test(text.slice(Math.max(0, found.index - 200), found.index))) return null;
  return { part: 0, start: start + found.index, end: start + found.index + found[0].length };
}
