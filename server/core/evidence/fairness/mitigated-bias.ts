import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { sentencesOf } from '../../rules/shared/cardSentences.js';
import { quote, sectionsOn } from '../shared/cardText.js';

/** Something was done, and it is named: "mitigated by reweighing", "oversampling partly counteracts this". */
const DONE =
  /\b(?:mitigated|counteracted|addressed|corrected|reduced|offset|countered) (?:by|through|with|using|via) (?!(?:users?|you|the user)\b)\w|\b(?:partially|partly|largely) (?:counteracts?|mitigates?|offsets?|corrects?|reduces?)\b|\bwe (?:re-?weigh(?:t?ed)|re-?sampled|over-?sampled|under-?sampled|balanced|debiased|filtered|augmented)\b/i;
/** A wish, a duty or a denial. */
const WISHED =
  /\b(?:should|must|could|can|may|might|will|would|plan(?:s|ned)?|future|not|never|needs?|needed|to be|TODO|recommend\w*|requires?)\b/i;
/** The paragraph is about unequal results, not about risk of another kind. */
const UNEQUAL =
  /\bbias(?:e[ds]|es)?\b|\bskew|\bunfair|\bfairness\b|\bdisparit|\b(?:under|over)[- ]?represent|\bimbalance|\bbubble|\bstereotyp|\bdiscriminat|\bminorit|\bpopularity\b/i;

export default defineDetector({
  considerations: ['fairness/mitigation'],
  what: 'section on bias, ethics or risks that names what was done against a bias',
  reads: 'card',
  *find(card): Generator<Evidence> {
    if (card.templated) return;
    const sections = sectionsOn(card, 'bias', 'ethics', 'risks');
    const text = card.parts[0]!.text;
    for (const { start, end, text: words } of sentencesOf(card)) {
      if (!sections.some((s) => start >= s.start && end <= s.end) || !DONE.test(words)) continue;
      // A clause behind a semicolon is a sentence of its own; "real mitigation requires" another.
      if (WISHED.test(words)) continue;
      const before = text.slice(Math.max(0, text.lastIndexOf('\n\n', start)), end);
      if (!UNEQUAL.test(before)) continue;
      const span = { part: 0, start, end };
      yield evidence('fairness/mitigation', span, `model card: ${quote(card, span)}`);
      return;
    }
  },
});
