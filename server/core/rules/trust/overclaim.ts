import { defineRule, finding } from '../../rule.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { cardExample } from '../shared/exampleCard.js';

/**
 * Claims that no test can bear out. A measured number ("100 % recall on set A") is none of them; "never fails silently" says
 * how it fails, and "never hallucinates table names" can be true.
 */
const CLAIMS = [
  /\b(?:is|are|works?|performs?) (?:always|100\s?%|completely|perfectly|totally) (?:accurate|correct|right|reliable|safe|secure|fair|unbiased)\b/i,
  /\b(?:never (?:fails to|(?:fails?|errs|hallucinates?)(?=[.,;!)*]|\s*$)|makes? (?:a )?mistakes?|wrong)|(?:cannot|can't) (?:fail|be (?:fooled|wrong|hacked|jailbroken)))\b/i,
  // An estimator, a gradient or a layer can be unbiased; a model that judges cannot.
  /\b(?:model|system|classifier|algorithm|predictions?|outputs?|decisions?|scores?|it) (?:is|are) (?:\w+ )?(?:bias[- ]free|free (?:of|from) (?:any |all )?bias(?:es)?|unbiased|hallucination[- ]free|error[- ]free|infallible|unhackable)\b/i,
  /\bguarantee[sd]? (?:\w+ ){0,2}(?:accuracy|fairness|correctness|safety|unbiased|no (?:bias|errors?|hallucinations?))\b/i,
  /\b(?:has|have|with) (?:absolutely )?(?:no|zero) (?:limitations|hallucinations)\b/i,
  /\bworks? (?:perfectly )?(?:in|for|on) (?:all|every) (?:situations?|cases?|circumstances?|languages?|populations?)\b/i,
  /\b(?:is|are) (?:fully )?(?:EU )?AI Act[- ](?:compliant|certified)\b|\bfully (?:GDPR|HIPAA|AI Act)[- ]compliant\b/i,
];
/** Any of them, anywhere in a text: what ends a sentence ends a line there. */
const ANY_CLAIM = new RegExp(CLAIMS.map(({ source }) => source).join('|'), 'im');
/** What the author does not say of the model: goals, conditions, what others say. */
const NOT_MEANT =
  /\b(?:should|must|aim(?:s|ed)?|goal|want|ideal(?:ly)?|strive|if|unless|whether|assum(?:e|es|ing|ption)|claim(?:s|ed)? (?:that|to)|do(?:es)? not (?:mean|imply|guarantee|claim)|no (?:model|system|guarantee)|not (?:be|a|an|all|always|been|completely|fully|entirely|guarantee\w*)|is not|are not|isn't|aren't|estimator|estimates?|sampl(?:e|ing)|evaluator|hardly|rarely|nobody|None of)\b|["\u201c\u201d?]/i;

export default defineRule({
  id: 'trust/overclaim',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'info',
  problem: 'The card promises what no test can show.',
  remedy: 'Replace the promise by what was measured: metric, data set, number, and the cases that fail.',
  why: 'Users who believe the promise stop checking, and a regulator holds the provider to the words of its documentation.',
  sources: [
    {
      title: 'EU AI Act, Article 13: transparency and information to deployers',
      url: 'https://artificialintelligenceact.eu/article/13/',
    },
    {
      title: 'FTC: crackdown on deceptive AI claims',
      url: 'https://www.ftc.gov/news-events/news/press-releases/2024/09/ftc-announces-crackdown-deceptive-ai-claims-schemes',
    },
  ],
  standards: ['EU AI Act Art. 13', 'OWASP LLM09:2025'],
  fix: 'none',
  examples: {
    bad: cardExample('## Performance\n\nThe model is always correct and is completely unbiased.'),
    good: cardExample('## Performance\n\nIt is right for 93 % of the applications of 2025, and is not free of bias: see below.'),
  },
  *check(card) {
    if (card.templated || !ANY_CLAIM.test(card.body.prose)) return;
    for (const { start, text } of sentencesOf(card)) {
      if (NOT_MEANT.test(text)) continue;
      const found = CLAIMS.map((claim) => claim.exec(text)).find((each) => each !== null);
      if (!found) continue;
      const words = found[0].replace(/\s+/g, ' ').replaceAll('`', '');
      const from = start + found.index;
      yield finding({ part: 0, start: from, end: from + found[0].length }, `"${words}" is a promise that no test can show.`);
    }
  },
});
