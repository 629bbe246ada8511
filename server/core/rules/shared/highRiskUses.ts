import type { Sentence } from './cardSentences.js';

/** An area of Annex III of the EU AI Act, with words that name a use in it. Two of them together make it plain. */
interface Area {
  readonly name: string;
  readonly terms: readonly RegExp[];
}

/** EU AI Act, Annex III: https://artificialintelligenceact.eu/annex/3/ */
const areas: readonly Area[] = [
  {
    name: 'biometrics',
    terms: [
      /\bfac(?:e|ial) recognition\b/i,
      /\bbiometric/i,
      /\bemotion recognition\b/i,
      /\bgait\b/i,
      /\bvoice ?prints?\b/i,
      /\b(?:person|speaker) (?:re-?)?identification\b/i,
      /\bsurveillance\b/i,
    ],
  },
  {
    name: 'critical infrastructure',
    terms: [
      /\bpower grid\b|\belectricity (?:grid|supply)\b/i,
      /\bwater supply\b/i,
      /\bgas supply\b/i,
      /\btraffic control\b/i,
      /\bcritical infrastructure\b/i,
      /\bSCADA\b/,
    ],
  },
  {
    name: 'education',
    terms: [
      /\b(?:university |college |school )?admissions?\b/i,
      /\bexams?\b/i,
      /\b(?:essay|exam|student) (?:grading|scoring)\b|\bgrad(?:es?|ing) (?:students?|essays?|exams?)\b/i,
      /\bproctor/i,
      /\bdrop-?outs? (?:risk|prediction)\b|\bstudents? (?:at risk|who drop out|dropout)\b/i,
      /\bstudent performance\b/i,
    ],
  },
  {
    name: 'employment',
    terms: [
      /\br[\u00e9e]sum[\u00e9e]s\b|\br\u00e9sum\u00e9\b|\bresume (?:screen|pars|rank|match)/i,
      /\bCVs\b|\bcurricul(?:um|a) vitae\b/,
      /\brecruit(?:ment|ing|ers?)\b/i,
      /\bhiring\b/i,
      /\bjob (?:applicants?|candidates?|applications?)\b|\bcandidate (?:ranking|screening|selection)\b/i,
      /\bpromotion decisions?\b/i,
      /\btermination decisions?\b/i,
      /\b(?:worker|employee) (?:monitoring|performance|evaluation)\b/i,
    ],
  },
  {
    name: 'credit, insurance and public services',
    terms: [
      /\bcredit ?worth/i,
      /\bcredit (?:scor|risk)/i,
      /\bloan (?:default|application|approval|applicants?|decision)/i,
      /\bmortgages?\b/i,
      /\bunderwrit/i,
      /\bborrowers?\b/i,
      /\blend(?:ing|ers?)\b/i,
      /\bwelfare\b/i,
      /\bbenefits? eligibility\b|\beligib\w+ for (?:public )?benefits\b/i,
      /\b(?:life|health) insurance\b/i,
      /\bemergency (?:calls?|dispatch)\b/i,
      /\btriag/i,
    ],
  },
  {
    name: 'law enforcement',
    terms: [
      /\brecidivism\b/i,
      /\bcrime prediction\b|\bpredict\w* crimes?\b/i,
      /\bsuspects?\b/i,
      /\bpolygraph/i,
      /\bpolice\b|\bpolicing\b/i,
      /\bparole\b/i,
    ],
  },
  {
    name: 'migration and border control',
    terms: [/\basylum\b/i, /\bvisas?\b/i, /\bborder (?:control|checks?|guards?|crossing)\b/i, /\bimmigration\b/i],
  },
  {
    name: 'justice and elections',
    terms: [/\bjudges\b/i, /\bcourt rulings?\b/i, /\bsentencing\b/i, /\belections?\b/i, /\bvoters?\b/i, /\bdefendants?\b/i],
  },
];

const DECIDES =
  /\b(?:screen|scor|rank|approv|den(?:y|ie)|decid|decision|diagnos|triag|grad(?:es?|ing)|proctor|predict|flag|identif|assess|select|evaluat|classif|priorit|detect|recogni|rat(?:es?|ing))\w*/i;

/** A use that Annex III names, shown by two of its words and a verb of deciding; undefined where the sentences show none. */
export function highRiskUse(
  sentences: readonly Sentence[],
): { readonly area: string; readonly terms: readonly string[]; readonly at: Sentence } | undefined {
  if (!sentences.some(({ text }) => DECIDES.test(text))) return undefined;
  // No term reaches over the end of a line: most areas have not one word in all of the text.
  const all = sentences.map(({ text }) => text).join('\n');
  for (const { name, terms } of areas) {
    const spoken = terms.filter((term) => term.test(all));
    if (spoken.length < 2) continue;
    const found = spoken.flatMap((term) => {
      for (const sentence of sentences) {
        const match = term.exec(sentence.text);
        if (match) return [{ sentence, words: match[0].toLowerCase() }];
      }
      return [];
    });
    const decided = found.find(({ sentence }) => DECIDES.test(sentence.text));
    if (found.length >= 2 && decided) return { area: name, terms: found.map(({ words }) => words), at: decided.sentence };
  }
  return undefined;
}
