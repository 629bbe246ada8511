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
    'preflight/attestation': {
      problem:
        'An attestation has ended or ends soon, has not begun, names evidence that is not there, or is contradicted by a file.',
      remedy: 'Renew it in your name, correct its dates or its evidence, or end the findings that stand against it.',
      why: 'A word that nobody stands behind any more, or that nobody can look up, is no evidence to whoever relies on the checklist.',
    },
    'preflight/suppression': {
      problem: 'A directive or annotation that accepts findings is incomplete, names no known rule, or is not needed any more.',
      remedy: 'Name the rule and the reason, as in `# ml-preflight-disable-next-line security/x -- why`, or remove it.',
      why: 'An acceptance without a reason cannot be reviewed, and one that outlives its finding hides the next.',
    },
  });
