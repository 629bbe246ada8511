import type { ModelCard } from '../../artifacts/modelCard.js';
import { claimsOf } from '../../evidence/shared/cardText.js';
import { defineRule, finding } from '../../rule.js';
import { evaluatedIn } from '../shared/cardFigures.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { intendedUses } from '../shared/cardUses.js';
import { enumerated } from '../shared/enumerated.js';
import { cardExample } from '../shared/exampleCard.js';
import { peopleIn } from '../shared/peopleWords.js';

const GROUP =
  /\b(?:sub)?groups?\b|\bgenders?\b|\bsex(?:es)?\b|\b(?:fe)?males?\b|\b(?:wo)?men\b|\brac(?:e|es|ial)\b|\bethnic|\bages?\b|\baged\b|\byears? old\b|\b(?:under|over) \d{2}\b|\baccents?\b|\bdialects?\b|\bskin\b|\bdemographic|\bdisparit|\bdisparate\b|\bparity\b|\bequali[sz]ed odds\b|\bnationalit|\breligio|\bregions?\b|\blanguages?\b|\bcohorts?\b|\bsegments?\b|\bslices?\b|\bimpact ratio|\bper[- ](?:class|group|site|hospital)\b|\bstratif/i;
const FIGURE = /(?<![\w.])(?:\d{1,3}(?:\.\d+)?\s?(?:%|percent\b|percentage points|pp\b)|[01]?\.\d{2,})/;

export default defineRule({
  id: 'fairness/overall-metric-only',
  consideration: 'fairness/assessment',
  reads: 'card',
  severity: 'info',
  problem: 'The model judges people, and its results are overall figures only.',
  remedy: 'Add the same metric for each group concerned, with the number of people in each.',
  why: 'One good overall score can hide a group for which the model is wrong most of the time.',
  sources: [
    {
      title: 'EU AI Act, Article 13: transparency and information to deployers',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
    {
      title: 'Mitchell et al., Model Cards for Model Reporting, sections 4.3 and 4.7',
      url: 'https://doi.org/10.1145/3287560.3287596',
    },
    { title: 'Fairlearn: assessment', url: 'https://fairlearn.org/main/user_guide/assessment/index.html' },
  ],
  standards: ['EU AI Act Art. 13', 'NIST AI RMF MEASURE 2.11'],
  fix: 'none',
  examples: {
    bad: cardExample(
      '## Intended Use\n\nRanks loan applications by the risk that the borrower defaults.\n\n## Evaluation\n\nOn the 2025 hold-out the accuracy is 0.93.',
    ),
    good: cardExample(
      '## Intended Use\n\nRanks loan applications by the risk that the borrower defaults.\n\n## Evaluation\n\nOn the 2025 hold-out the accuracy is 0.93: 0.94 for men and 0.91 for women.',
    ),
  },
  *check(card) {
    if (card.templated) return;
    const [figures] = evaluatedIn(card);
    if (!figures) return;
    const { words } = peopleIn(intendedUses(card));
    if (words.length < 2 || comparesGroups(card)) return;
    const about = enumerated(words.slice(0, 3)).replaceAll('`', '');
    yield finding(figures.first, `The card speaks of ${about}, and its results are overall figures only.`);
  },
});

/** A figure beside a group anywhere, or a section that is there for them. */
function comparesGroups(card: ModelCard): boolean {
  if (card.concept('subgroup-eval') ?? card.started('subgroup-eval')) return true;
  if (sentencesOf(card).some(({ text }) => GROUP.test(text) && FIGURE.test(text))) return true;
  // A table by group says so in its head, a printed report in its lines.
  return (
    card.parts[0]!.text.split('\n').some((line) => /\|.*\|/.test(line) && GROUP.test(line)) ||
    /\b(?:fe)?male\b[^\n]*\d\.\d/i.test(claimsOf(card))
  );
}
