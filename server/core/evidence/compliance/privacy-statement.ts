import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { sentencesOf } from '../../rules/shared/cardSentences.js';
import { quote } from '../shared/cardText.js';

const PERSONAL = '(?:personal(?:ly)?[- ](?:identifiable[- ])?(?:information|data)|PII|PHI|protected health information)';
const HELD = '(?:used|included|contained|present|collected|stored|retained|processed|involved|shared)';

/**
 * Whether personal data is in the data, as a fact: "no PII is used", "contains no personal data", "records were anonymised". What
 * users are asked to do ("do not enter personal data") says nothing of the data.
 */
const STATES = new RegExp(
  [
    String.raw`\bno ${PERSONAL} (?:is|are|was|were|has been|have been) (?:\w+ )?${HELD}\b`,
    String.raw`\b(?:contains?|includes?|uses?|holds?|has|have|with|processes|collects?) no ${PERSONAL}`,
    String.raw`\b(?:does|do|did) not (?:contain|include|use|hold|process|collect|store) (?:any )?${PERSONAL}`,
    String.raw`\b(?:free of|stripped of|without any) ${PERSONAL}`,
    String.raw`\b${PERSONAL} (?:is|are|was|were|has been|have been) (?:\w+ )?(?:removed|masked|redacted|anonymi[sz]ed|pseudonymi[sz]ed|hashed|excluded|not (?:used|included|collected|stored))\b`,
    String.raw`\b(?:data|dataset|records?|images?|texts?|transcripts?|patients?|users?|names) (?:is|are|was|were|has been|have been) (?:\w+ )?(?:anonymi[sz]ed|pseudonymi[sz]ed|de-?identified)\b`,
  ].join('|'),
  'i',
);
/** Asked for or hoped for, not stated. */
const WISHED = /\b(?:should|must|ensure|make sure|please|verify|check that|if|whether|TODO|may|might)\b/i;

export default defineDetector({
  considerations: ['compliance/data-protection'],
  what: 'sentence of the model card that says whether personal data is in its data, or that it was taken out',
  reads: 'card',
  *find(card): Generator<Evidence> {
    if (card.templated) return;
    const stated = sentencesOf(card).find(({ text }) => STATES.test(text) && !WISHED.test(text));
    if (!stated) return;
    const span = { part: 0, start: stated.start, end: stated.end };
    yield evidence('compliance/data-protection', span, `model card: ${quote(card, span)}`);
  },
});
