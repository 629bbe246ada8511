import type { CardConcept } from '../../artifacts/modelCard.js';
import { blocksOf, type CardBlock } from '../../evidence/shared/cardText.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { personalDataIn } from '../shared/personalData.js';

/** Fewer addresses than this are people who want to be reached. */
const LIST = 4;
/** Sections that are there to name people. */
const NAMES_PEOPLE: readonly CardConcept[] = [
  'contact',
  'citation',
  'license',
  'feedback',
  'security',
  'upkeep',
  'oversight',
  'description',
];
const OF_PEOPLE = /\bpeople|persons?|team|authors?|contributors?|acknowledg|thanks|credits?|members|maintain|staff|who\b/i;
/** Models that find personal data show made-up data. */
const ABOUT_PERSONAL_DATA =
  /\bPII\b|\bpersonally identif|\bde-?identif|\banonymi[sz]|\bredact|\bpersonal (?:data|information) (?:detect|recogni)|\bNER\b|\bsynthetic\b|\bfake\b|\bfictional\b/i;
/** One number of that form is a part or a file too. */
const CALLED_SO = /\bSSNs?\b|\bsocial[ _-]security/i;
/** Numbers that were made for examples. */
const EXAMPLES =
  /\b(?:123-45-6789|078-05-1120|219-09-9999|111-22-3333|123-12-1234|DE89 ?3704 ?0044 ?0532 ?0130 ?00|GB29 ?NWBK ?6016 ?1331 ?9268 ?19|GB82 ?WEST ?1234 ?5698 ?7654 ?32)\b/g;

export default defineRule({
  id: 'compliance/personal-data-in-card',
  consideration: 'compliance/data-protection',
  reads: 'card',
  severity: 'warning',
  problem: 'Data of people stand in the card.',
  remedy: 'Take the values out, or show made-up ones (`123-45-6789`, `jane.doe@example.com`).',
  why: 'A card is copied and indexed by others, and what has been published about a person cannot be called back.',
  sources: [
    { title: 'GDPR, Article 5: principles', url: 'https://gdpr-info.eu/art-5-gdpr/' },
    { title: 'GDPR, Article 32: security of processing', url: 'https://gdpr-info.eu/art-32-gdpr/' },
  ],
  standards: ['GDPR Art. 5', 'GDPR Art. 32', 'OWASP LLM02:2025'],
  fix: 'none',
  examples: {
    bad: cardExample('## Training Data\n\nOne row: `A. Moreau, SSN 536-22-8714, 51000, approved`.'),
    good: cardExample('## Training Data\n\nOne row, made up: `A. Person, SSN 123-45-6789, 51000, approved`.'),
  },
  *check(card) {
    const { content } = card.body;
    if (card.templated || !/@|\d{3}-\d{2}-\d{4}|\d{4}[ -]\d{4}|[A-Z]{2}\d{2}/.test(content)) return;
    if (ABOUT_PERSONAL_DATA.test(content)) return;
    for (const block of blocksOf(card)) {
      const text = content.slice(block.start, block.end).replace(EXAMPLES, (number) => ' '.repeat(number.length));
      const { emails, socialSecurity, cards, ibans } = personalDataIn(text);
      const kinds = [
        socialSecurity > 1 || CALLED_SO.test(text) ? counted(socialSecurity, 'social security number') : '',
        counted(cards, 'payment card number'),
        counted(ibans, 'bank account number'),
        emails >= LIST && !isForNames(block) ? counted(emails, 'e-mail address', 'es') : '',
      ].filter((kind) => kind !== '');
      if (kinds.length > 0) yield finding(placeOf(block, text, kinds[0]!), `This section holds ${kinds.join(', ')} of people.`);
    }
  },
});

function isForNames({ section }: CardBlock): boolean {
  return (
    section === null || section.isTitle || section.concepts.some((c) => NAMES_PEOPLE.includes(c)) || OF_PEOPLE.test(section.title)
  );
}

function counted(count: number, noun: string, plural = 's'): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : plural}`;
}

/** The line that holds the first of the values. */
function placeOf({ start }: CardBlock, text: string, kind: string): Span {
  const found = kind.includes('mail')
    ? text.search(/\w@\w/)
    : text.search(/\d{3}-\d{2}-\d{4}|\d{4}[ -]\d{4}|\b[A-Z]{2}\d{2}[ A-Z0-9]{8}/);
  const at = Math.max(0, found);
  const from = text.lastIndexOf('\n', at) + 1;
  const next = text.indexOf('\n', at);
  const line = text.slice(from, next < 0 ? text.length : next);
  return { part: 0, start: start + from + (line.length - line.trimStart().length), end: start + from + line.trimEnd().length };
}
