import { table } from '../core/table.js';

/** What is said under `preflight/*`: findings of the tool about its own configuration and about texts it cannot read. */
export const ownRules: Readonly<Record<string, { readonly problem: string; readonly remedy: string; readonly why: string }>> =
  table({
    'preflight/syntax': {
      problem: 'The text is not what its format allows.',
      remedy: 'Mend the text at this place.',
      why: 'What is behind a mistake can be misread, so nothing is said to be missing from this file until it is mended.',
    },
    'preflight/configuration': {
      problem: 'An entry of ml-preflight.yaml is not understood.',
      remedy: 'Correct the entry; the message names what is allowed there.',
      why: 'An entry that is not understood has no effect, whatever its author meant.',
    },
    'preflight/suppression': {
      problem: 'A directive or annotation that accepts findings is incomplete, names no known rule, or is not needed any more.',
      remedy: 'Name the rule and the reason, as in `# ml-preflight-disable-next-line security/x -- why`, or remove it.',
      why: 'An acceptance without a reason cannot be reviewed, and one that outlives its finding hides the next.',
    },
  });
