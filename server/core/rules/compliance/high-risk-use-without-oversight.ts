import { sectionFix } from '../../artifacts/cardEdit.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { intendedUses } from '../shared/cardUses.js';
import { inPart } from '../shared/edits.js';
import { cardExample } from '../shared/exampleCard.js';
import { highRiskUse } from '../shared/highRiskUses.js';

const USE = '## Intended Use\n\nRanks borrowers by creditworthiness, so that the bank approves or denies the loan.';
/** Somebody has thought of it, wherever they wrote so. */
const SPOKEN_OF =
  /\bhuman (?:review|oversight|in the loop|judg|decision|supervision|expert|reviewer)|\bhuman-in-the-loop\b|\b(?:reviewed|checked|confirmed|decided|overseen|made) by (?:an? )?(?:\w+ )?(?:human|person|clinician|physician|doctor|radiologist|underwriter|officer|analyst|recruiter|teacher|expert)|\bfinal decision\b|\bAI Act\b|\bAnnex III\b|\bhigh-risk (?:AI|system|use)|\b(?:credit|loan|case|hiring) officer|\bmanual(?:ly)? review/i;

export default defineRule({
  id: 'compliance/high-risk-use-without-oversight',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'info',
  problem: 'The model is meant for a use that the EU AI Act calls high-risk, and the card names no oversight, risk or rule.',
  remedy: 'Say who reviews and overrides the output, which risks were weighed, and which law applies.',
  why: 'Such a use must be documented and overseen by people, and whoever deploys the model looks here for how.',
  sources: [
    { title: 'EU AI Act, Annex III: high-risk AI systems', url: 'https://artificialintelligenceact.eu/annex/3/' },
    { title: 'EU AI Act, Article 14: human oversight', url: 'https://artificialintelligenceact.eu/article/14/' },
  ],
  standards: ['EU AI Act Art. 6', 'EU AI Act Annex III', 'EU AI Act Art. 14', 'NIST AI RMF MAP 3.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(USE),
    good: cardExample(`${USE}\n\n## Human Oversight\n\nA credit officer reads every refusal and can overrule it.`),
  },
  *check(card) {
    if (card.templated) return;
    const use = highRiskUse(intendedUses(card));
    if (!use || addressed(card)) return;
    const message = `The intended use speaks of ${use.terms.slice(0, 2).join(' and ')}: ${use.area} is a high-risk area of the EU AI Act (Annex III), and the card names no oversight, risk or rule.`;
    const edits = sectionFix(card, card.parts[0]!.text, 'oversight');
    const { start, end } = use.at;
    yield finding(
      { part: 0, start, end },
      message,
      edits.length > 0 ? [suggestedFix('Add a section on human oversight', ...inPart(edits))] : [],
    );
  },
});

function addressed(card: ModelCard): boolean {
  if ((['oversight', 'regulatory', 'risks'] as const).some((c) => card.concept(c) ?? card.started(c))) return true;
  return sentencesOf(card).some(({ text }) => SPOKEN_OF.test(text));
}
