import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { matchIn, quote, sectionsOn } from '../shared/cardText.js';

/** A year, a day, a version or a revision; not the year of a paper or a number within an address. */
const DATED =
  /(?<![\w./-])(?:(?:19|20)\d{2}(?:[-./](?:0[1-9]|1[0-2])(?:[-./]\d{2})?)?(?![\w./-])(?!,\d|\s+(?:\w+\s)?(?:patches|images|samples|examples|records|rows|slices|volumes|cases|patients|subjects|hours|tokens|sentences|documents|files|classes|scans|items|videos|clips|pairs|points)\b)|v\d+(?:\.\d+)+|(?:version|release|revision|snapshot|commit|dump)\s+`?[\w.-]*\d[\w.-]*|\d+\.\d+(?=\s*(?:release|version)))|\b(?:collected|gathered|scraped|crawled|sampled|downloaded) (?:from|between|in|on|until|over) [^.\n]{0,40}\b(?:19|20)\d{2}\b/i;

export default defineDetector({
  considerations: ['data-quality/refresh'],
  what: 'training data with a date, a version or a revision',
  reads: 'card',
  *find(card): Generator<Evidence> {
    for (const block of sectionsOn(card, 'training-data')) {
      const span = matchIn(card, block, DATED);
      if (!span) continue;
      yield evidence('data-quality/refresh', span, `training data: ${quote(card, span)}`);
      return;
    }
  },
});
