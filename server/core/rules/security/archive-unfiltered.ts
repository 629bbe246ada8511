import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { calleeSpan, partText, stringOf } from '../shared/pythonCalls.js';

const EXTRACTS = /^tarfile\.(?:open|TarFile|TarFile\.open)\(\)(?:\.__enter__\(\))?\.(?:extractall|extract)$/;

export default defineRule({
  id: 'security/archive-unfiltered',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'info',
  problem: 'An archive is unpacked without a filter.',
  remedy: 'Give `filter="data"`, which Python has since 3.12 and in security releases of 3.8 to 3.11.',
  why: 'Before Python 3.14 an archive writes wherever the paths in it say, over your code or your SSH keys.',
  sources: [
    { title: 'Python: tarfile, extraction filters', url: 'https://docs.python.org/3/library/tarfile.html#extraction-filters' },
    { title: 'PEP 706: filter for tarfile.extractall', url: 'https://peps.python.org/pep-0706/' },
  ],
  standards: ['CWE-22'],
  fix: 'suggested',
  examples: {
    bad: {
      'prepare.py': `import tarfile

import torch

with tarfile.open("weights.tar.gz") as archive:
    archive.extractall("weights")
state = torch.load("weights/model.pt", weights_only=True)
`,
    },
    good: {
      'prepare.py': `import tarfile

import torch

with tarfile.open("weights.tar.gz") as archive:
    archive.extractall("weights", filter="data")
state = torch.load("weights/model.pt", weights_only=True)
`,
    },
  },
  *check(python, { artifact }) {
    const open = python.calls.filter(
      (call) =>
        EXTRACTS.test(call.callee) &&
        !call.hasStarArgs &&
        // A member that is named goes where its name says.
        !(call.method === 'extract' && stringOf(call.arg('member', 0)) !== undefined) &&
        (!call.arg('filter') || stringOf(call.arg('filter')) === 'fully_trusted'),
    );
    // A filter that is set for the whole class.
    if (python.assignments.some(({ target }) => /\bextraction_filter$/.test(target)) || python.mentions('is_within_directory'))
      return;
    const [first] = open.filter((call) => !(call.arg('members') && call.method === 'extractall'));
    if (!first) return;
    const text = partText(artifact, first.part);
    const rest = open.length - 1;
    const message = `\`${first.method}\`${rest > 0 ? `, here and ${rest} more time${rest === 1 ? '' : 's'},` : ''} writes wherever the paths in the archive say.`;
    const edits = open.flatMap((call) => addKeywordEdit(call, partText(artifact, call.part), 'filter="data"') ?? []);
    yield finding(
      calleeSpan(first, text),
      message,
      edits.length === open.length ? [suggestedFix('Unpack with `filter="data"`', ...edits)] : [],
    );
  },
});
