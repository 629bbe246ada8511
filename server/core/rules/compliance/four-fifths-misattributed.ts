import { defineRule, finding } from '../../rule.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { cardExample } from '../shared/exampleCard.js';

const LAW = /\b(?:NYC |New York City )?(?:LL ?144|Local Law 144)\b/i;
const RATIO = /\bfour[- ]fifths\b|\b4\/5(?:ths)?\b|(?<![\d.])0\.80?(?!\d)|(?<![\d.])80\s?%/i;
/** The law is said to ask for the ratio. */
const ASKS =
  /\b(?:requir\w*|demand\w*|mandat\w*|threshold|minimum|pass(?:es|ed|ing)?|meets?|satisf\w*|compl(?:y|ies|iant)|limit|under|above)\b/i;
/** The ratio is given to whom it belongs, or denied. */
const RIGHT =
  /\b(?:1607|UGESP|EEOC|Uniform Guidelines|guideline|rule of thumb|sets no|does not|no (?:pass|threshold|minimum))\b/i;

export default defineRule({
  id: 'compliance/four-fifths-misattributed',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'info',
  problem: 'The card takes the four-fifths ratio for a requirement of New York City Local Law 144.',
  remedy:
    'Attribute the ratio to 29 CFR 1607.4(D); Local Law 144 asks for rates and impact ratios to be calculated and published.',
  why: 'A pass mark that the law does not have lets an audit look passed while its real duties are open.',
  sources: [
    { title: '29 CFR 1607.4: information on impact', url: 'https://www.law.cornell.edu/cfr/text/29/1607.4' },
    {
      title: 'New York City DCWP: automated employment decision tools',
      url: 'https://www.nyc.gov/site/dca/about/automated-employment-decision-tools.page',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: cardExample('## Fairness\n\nThe impact ratio of 0.86 is above the 80% threshold of NYC Local Law 144.'),
    good: cardExample(
      '## Fairness\n\nThe impact ratio of 0.86, calculated for Local Law 144, is above the four-fifths guideline of 29 CFR 1607.4(D).',
    ),
  },
  *check(card) {
    if (card.templated || !LAW.test(card.body.prose)) return;
    for (const { start, text } of sentencesOf(card)) {
      const law = LAW.exec(text);
      if (!law || !RATIO.test(text) || !ASKS.test(text) || RIGHT.test(text)) continue;
      yield finding(
        { part: 0, start, end: start + text.length },
        `${law[0]} sets no four-fifths pass mark: that ratio is a guideline of 29 CFR 1607.4(D).`,
      );
    }
  },
});
