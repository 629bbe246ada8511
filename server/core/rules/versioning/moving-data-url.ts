import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';

const MOVING =
  /^https?:\/\/(?:raw\.githubusercontent\.com\/([\w.-]+\/[\w.-]+)\/(?:refs\/heads\/)?(master|main|develop|dev|HEAD)\/|github\.com\/([\w.-]+\/[\w.-]+)\/(?:raw|blob)\/(?:refs\/heads\/)?(master|main|develop|dev|HEAD)\/)[^\s?#]*\.(?:csv|tsv|json|jsonl|parquet|feather|xlsx?|data|zip|gz|tar|bz2|npz|npy|pkl|h5|txt|arff|ndjson)(?:\.gz|\.zip|\.bz2)?(?:\?raw=true)?$/i;
const MOVING_IN_LINE = new RegExp(MOVING.source.slice(1, -1), 'i');

export default defineRule({
  id: 'versioning/moving-data-url',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'The data are read from a branch of somebody else, which moves.',
  remedy: 'Name a commit or a tag in the URL, or keep a copy and its checksum.',
  why: 'The next push changes the data without a trace here, or removes them, and the model cannot be made again.',
  sources: [
    {
      title: 'GitHub: permanent links to files',
      url: 'https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files',
    },
  ],
  standards: ['EU AI Act Art. 10', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\n\ndf = pd.read_csv("https://raw.githubusercontent.com/example/data/master/income.csv")\n',
    ),
    good: notebookExample(
      'import pandas as pd\n\ndf = pd.read_csv("https://raw.githubusercontent.com/example/data/9b3f6c1e2d4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c/income.csv")\n',
    ),
  },
  *check(python) {
    const found = [
      ...python.strings.flatMap(({ value, part, start, end }) => {
        const match = value.length < 500 ? MOVING.exec(value.trim()) : null;
        return match ? [{ match, span: { part, start, end } }] : [];
      }),
      ...python.magics.flatMap(({ name, args, part, argsStart }) => {
        const match = /^(?:wget|curl)$/.test(name) && args.length < 2000 ? MOVING_IN_LINE.exec(args) : null;
        const start = argsStart + (match?.index ?? 0);
        return match ? [{ match, span: { part, start, end: start + match[0].length } }] : [];
      }),
    ].sort((a, b) => a.span.part - b.span.part || a.span.start - b.span.start);
    const [first] = found;
    if (!first) return;
    const [, raw, rawBranch, plain, branch] = first.match;
    const more = found.length > 1 ? `, one of ${found.length} such URLs here` : '';
    yield finding(first.span, `This file of \`${raw ?? plain}\` follows the branch \`${rawBranch ?? branch}\`${more}.`);
  },
});
