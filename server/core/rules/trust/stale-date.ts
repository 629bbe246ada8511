import { defineRule, finding } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';

const MONTHS_UNTIL_STALE = 24;
const LABEL =
  /^(?:(?:date )?last (?:updated?|modified|reviewed)(?: on| date)?|(?:model|card|model card) date|date of last (?:update|review)|updated(?: on)?)$/i;
const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export default defineRule({
  id: 'trust/stale-date',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'info',
  preview: true,
  problem: 'By its own date the card was last updated more than two years ago.',
  remedy: 'Read the card again, correct what has changed, and write the new date.',
  why: 'Data, uses and law have moved since, and nobody has said that the card still holds.',
  sources: [{ title: 'EU AI Act, Article 11: technical documentation', url: 'https://artificialintelligenceact.eu/article/11/' }],
  standards: ['EU AI Act Art. 11'],
  fix: 'none',
  examples: {
    bad: cardExample('- **Last updated:** 2023-03-14'),
    good: cardExample('- **Last updated:** 2026-03-14'),
  },
  *check(card, { today }) {
    if (card.templated) return;
    const now = monthOf(today);
    for (const label of card.labels) {
      if (!LABEL.test(label.title)) continue;
      const text = card.body.prose.slice(label.content.start, label.content.end).trim();
      const month = monthOf(text);
      if (now === null || month === null || now - month <= MONTHS_UNTIL_STALE) continue;
      yield finding(label.content, `By its own date, ${text}, the card was last updated more than two years ago.`);
    }
  },
});

/** Months since the year 0 of a text that is a date and nothing else: `2023-03-14`, `March 2023`, `14 March 2023`. */
function monthOf(text: string): number | null {
  const iso = /^(\d{4})[-/](\d{2})(?:[-/]\d{2})?$/.exec(text);
  if (iso) return Number(iso[1]) * 12 + Number(iso[2]) - 1;
  const words = /^(?:\d{1,2}(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? (\d{4})\.?$/.exec(text);
  const month = words ? NAMES.indexOf(words[1]!.slice(0, 3).toLowerCase()) : -1;
  return month < 0 ? null : Number(words![2]) * 12 + month;
}
