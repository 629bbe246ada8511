import type { Sentence } from './cardSentences.js';

/** Words for people that a model judges. */
const people: readonly RegExp[] = [
  /\bpatients?\b/i,
  /\bcustomers?\b/i,
  /\b(?:loan |job |credit )?applicants?\b|\bloan applications?\b/i,
  /\bemployees?\b/i,
  /\bstudents?\b|\bpupils?\b/i,
  /\bborrowers?\b|\blenders?\b/i,
  /\bcitizens?\b/i,
  /\bfacial\b|\b(?:human|people's) faces?\b|\bface (?:recognition|images?|verification)\b/i,
  /\bgenders?\b|\bethnicit/i,
  /\bcredit ?worth|\bcredit scor|\bcredit risk/i,
  /\bsalar(?:y|ies)\b|\bincomes?\b/i,
  /\binsur(?:ance|ed)\b|\bpolicyholders?\b/i,
  /\brecidivism\b|\bdefendants?\b/i,
  /\bhiring\b|\brecruit/i,
  /\bloans?\b|\bmortgages?\b/i,
  /\br[\u00e9e]sum[\u00e9e]s\b|\bCVs\b/i,
];

/** The distinct words for people in what a card says its model is for, and where the first stands. */
export function peopleIn(sentences: readonly Sentence[]): { readonly words: readonly string[]; readonly at?: Sentence } {
  const words: string[] = [];
  let at: Sentence | undefined;
  for (const word of people) {
    for (const sentence of sentences) {
      const found = word.exec(sentence.text);
      if (!found) continue;
      // "Loan" within "loan applications" is not a second word.
      const said = found[0].toLowerCase();
      if (words.some((other) => other.includes(said) || said.includes(other))) continue;
      words.push(said);
      if (!at || sentence.start < at.start) at = sentence;
      break;
    }
  }
  return { words, at };
}
