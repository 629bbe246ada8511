import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall } from '../../artifacts/python.js';
import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import type { Span } from '../../model.js';
import type { Project } from '../../project.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { enumerated } from '../shared/enumerated.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';
import { missingSeed, setsSeed } from '../shared/randomness.js';
import { startedHere } from '../shared/startedHere.js';

export default defineRule({
  id: 'versioning/missing-seed',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'The result of this call differs from run to run.',
  remedy: 'Give it a fixed `random_state`.',
  why: 'Without a seed nobody can train the same model again, and a better score can be a luckier split.',
  sources: [
    {
      title: 'scikit-learn: controlling randomness',
      url: 'https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness',
    },
    { title: 'Hugging Face Datasets: process', url: 'https://huggingface.co/docs/datasets/process' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(`from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)
`),
    good: notebookExample(`from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
`),
  },
  settled,
  *check(python, { artifact }) {
    if (setsSeed(python)) return;
    const cells = new Map<number, PyCall[]>();
    for (const call of python.calls) {
      if (missingSeed(call)) cells.set(call.part, [...(cells.get(call.part) ?? []), call]);
    }
    for (const [part, calls] of cells) {
      const text = partText(artifact, part);
      const edits = calls.flatMap((call) => addKeywordEdit(call, text, `${missingSeed(call)}=42`) ?? []);
      const keywords = new Set(calls.map(missingSeed));
      const keyword = keywords.size === 1 ? missingSeed(calls[0]!) : null;
      const names = [...new Set(calls.map((call) => call.method))];
      const message = `${enumerated(names)} ${names.length === 1 ? 'gives' : 'give'} another result in every run: no ${keyword ? `\`${keyword}\`` : 'seed'} is given.`;
      yield finding(
        calleeSpan(calls[0]!, text),
        message,
        edits.length === calls.length ? [suggestedFix(keyword ? `Add \`${keyword}=42\`` : 'Add a fixed seed', ...edits)] : [],
      );
    }
  },
});

/** A module that others call, in a project where another file sets the seed for all. */
function settled({ part }: Span, artifact: Artifact, project: Project): boolean {
  if (artifact.kind !== 'python-script') return false;
  const calls = artifact.python.calls.filter((call) => call.part === part && missingSeed(call));
  if (calls.some((call) => startedHere(artifact.python, call))) return false;
  return project.scripts.some((each) => each !== artifact && setsSeed(each.python));
}
