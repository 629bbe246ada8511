import { challenges, considerations } from '../catalogue/catalogue.js';
import { LEVELS, type Level, RISKS, type Risk, STAGES, type Stage } from '../config.js';
import { allRules } from '../rules/rules.js';
import { eolOf } from '../text.js';
import { type Completion, completeYaml, type Meaning, meaningAt } from './complete.js';
import type { Choice, Schema } from './schema.js';

const stageMeanings: Readonly<Record<Stage, string>> = {
  prototype: 'What is missing is not reported, only what is wrong',
  pilot: 'What is missing and matters most is reported as information',
  production: 'What is missing is reported, as a warning where it matters most',
};

const riskMeanings: Readonly<Record<Risk, string>> = {
  minimal: 'Nobody is worse off for a wrong output',
  limited: 'A wrong output is a nuisance that can be put right',
  high: 'A wrong output touches rights, health, money or safety of people',
};

const levelMeanings: Readonly<Record<Level, string>> = {
  off: 'Not checked',
  hint: 'A faint mark in the editor',
  info: 'Shown as information',
  warning: 'Shown as a warning',
  error: 'Shown as an error',
};

const levels: readonly Choice[] = LEVELS.map((value) => ({ value, detail: levelMeanings[value], plain: true }));

/** Rules with what they report, challenges in front of their own. */
const rules: readonly Choice[] = challenges.flatMap(({ id, title }) => [
  { value: id, detail: `all rules on ${title.toLowerCase()}` },
  ...allRules
    .filter((rule) => rule.id.startsWith(`${id}/`))
    .map(({ id: value, problem, why, sources }) => ({ value, about: `${problem} ${why}`, sources })),
]);

const day = (about: string): Schema => ({ about, detail: 'a day such as 2027-03-01' });
const byConsideration = (below: Schema): Readonly<Record<string, Schema>> =>
  Object.fromEntries(considerations.map(({ id, title, question }) => [id, { ...below, detail: title, about: question }]));

const schema: Schema = {
  keys: {
    stage: {
      about:
        'How far the project is. It decides how loud the editor is about what nothing in the project shows; the default is `pilot`.',
      values: STAGES.map((value) => ({ value, detail: stageMeanings[value] })),
    },
    risk: {
      about:
        'What a wrong output can do to people. It decides how much fairness, trust and compliance weigh; the default is `limited`.',
      values: RISKS.map((value) => ({ value, detail: riskMeanings[value] })),
    },
    rules: {
      about: 'Severity by rule, or by challenge for all of its rules; a rule goes before its challenge.',
      detail: 'rule: severity',
      keys: Object.fromEntries(
        rules.map(({ value, detail, about, sources }) => [value, { detail, about: about ?? detail, sources, values: levels }]),
      ),
    },
    ignore: {
      about: 'Files that are not looked at, as patterns of `.gitignore` relative to this file.',
      detail: 'list of patterns',
      items: {},
    },
    allow: {
      about: 'Findings that are accepted, with a reason, optionally for some files or until a day.',
      detail: 'list of acceptances',
      items: {
        first: 'rule',
        keys: {
          rule: { about: 'The rule, or the challenge, whose findings are accepted.', detail: 'required', values: rules },
          path: { about: 'Files for which it holds, a pattern of `.gitignore`; everywhere without it.', detail: 'optional' },
          reason: { about: 'Why it is accepted; without a reason it has no effect.', detail: 'required' },
          until: day('The last day on which it holds.'),
        },
      },
    },
    attest: {
      about: 'Considerations that somebody vouches for by name, where files cannot show it.',
      detail: 'consideration: who and when',
      keys: byConsideration({
        first: 'by',
        keys: {
          by: { about: 'Who vouches for it.', detail: 'required' },
          on: { ...day('The day on which it was looked at.'), detail: 'required, a day' },
          until: day('The last day on which it holds; without it, it holds on.'),
          evidence: { about: 'Where it can be seen: a path in the project, or a URL.', detail: 'optional' },
        },
      }),
    },
    'not-applicable': {
      about: 'Considerations that do not concern this project, each with the reason.',
      detail: 'consideration: reason',
      keys: byConsideration({}),
    },
  },
};

/** What can be written at an offset of `ml-preflight.yaml`. */
export function completeProjectFile(text: string, offset: number): Completion[] {
  return completeYaml(schema, text, 0, text.length, offset, eolOf(text));
}

/** What the key or value at an offset of `ml-preflight.yaml` means, or null. */
export function hoverProjectFile(text: string, offset: number): Meaning | null {
  return meaningAt(schema, text, 0, text.length, offset);
}
