import { defineRule, finding } from '../../rule.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { intendedUses } from '../shared/cardUses.js';
import { cardExample } from '../shared/exampleCard.js';

const USE =
  /\bdiagnos(?:e|es|ing|is) (?:of |in |for )?(?:\w+ ){0,4}(?:patients?|cancers?|diseases?|disorders?|tumou?rs?|lesions?|pneumonia|diabetes|diabetic|stroke|sepsis|melanoma|fractures?|conditions?)\b|\b(?:assist|support|help)s? (?:\w+ ){0,4}(?:clinicians?|doctors?|physicians?|radiologists?|pathologists?|nurses?) (?:\w+ ){0,3}(?:diagnos\w+|detect\w*|treat\w*|triag\w*|decid\w*|decisions?)\b|\bclinical (?:decision[- ](?:support|making)|diagnosis|triage)\b|\btriag(?:e|es|ing) (?:of )?patients\b|\btreatment recommendations?\b|\brecommends? (?:\w+ ){0,2}treatments?\b|\bmedical diagnosis\b/i;
/** A word on where the model stands with the law on medical devices, or that it is no such thing. */
const STATEMENT =
  /\bmedical devices?\b|\b510\s?\(k\)|\bDe Novo\b|\bCE[- ]mark|\bMDR\b|\bIVDR\b|\bFDA\b|\bMHRA\b|\bSaMD\b|\bPCCP\b|\bresearch(?:-| )(?:use|purposes?)\b|\bresearch only\b|\bfor research\b|\bnot\b[^.]{0,60}\b(?:clinical|diagnos|medical|patient)|\bprofessional medical (?:advice|judg)|\bclinical(?:ly)? (?:validat|approv|clear)|\bregulat(?:ory|ed)\b/i;

export default defineRule({
  id: 'compliance/medical-use-without-statement',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'info',
  problem: 'The model is meant for diagnosis or treatment, and the card says nothing of its regulatory status.',
  remedy: 'State whether it is a medical device, with class and clearance, or that it is for research only.',
  why: 'Software meant to diagnose or treat is a medical device in the EU and the US, and a hospital must not use one that has not been cleared.',
  sources: [
    { title: 'Regulation (EU) 2017/745 on medical devices, Article 2', url: 'https://eur-lex.europa.eu/eli/reg/2017/745/oj' },
    {
      title: 'FDA: artificial intelligence in software as a medical device',
      url: 'https://www.fda.gov/medical-devices/software-medical-device-samd/artificial-intelligence-software-medical-device',
    },
  ],
  standards: ['EU AI Act Art. 6'],
  fix: 'none',
  examples: {
    bad: cardExample('## Intended Use\n\nSupports radiologists in detecting pneumonia on chest radiographs.'),
    good: cardExample(
      '## Intended Use\n\nSupports radiologists in detecting pneumonia on chest radiographs, for research only: it is not a medical device.',
    ),
  },
  *check(card) {
    if (card.templated || card.concept('regulatory')) return;
    const use = intendedUses(card).find(({ text }) => USE.test(text));
    if (!use || sentencesOf(card).some(({ text }) => STATEMENT.test(text))) return;
    const found = USE.exec(use.text)!;
    const start = use.start + found.index;
    const words = found[0].replace(/\s+/g, ' ');
    const span = { part: 0, start, end: start + found[0].length };
    yield finding(span, `The intended use is medical ("${words}"), and the card says nothing of its regulatory status.`);
  },
});
