import type { Artifact } from '../../artifacts/artifact.js';
import { splitWords } from '../../artifacts/dockerfileWords.js';
import type { Magic, PythonCode } from '../../artifacts/python.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { redirectionMessage, type VersionRedirection, versionAsRedirection } from '../shared/versionRedirections.js';

export default defineRule({
  id: 'versioning/notebook-version-read-as-redirection',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'warning',
  problem: 'The shell takes the version of a package for the redirection of a stream.',
  remedy: 'Put the requirement into quotes: `%pip install "torch>=2.6"`.',
  why: 'The package is installed in any version at all, and what pip says of it goes into a file, while the cell reads as if a version were required.',
  sources: [
    {
      title: 'POSIX: shell command language, redirection',
      url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
    },
    {
      title: 'IPython: %pip hands its line to the system shell',
      url: 'https://github.com/ipython/ipython/blob/main/IPython/core/magics/packaging.py',
    },
    { title: 'pip: pip install, examples', url: 'https://pip.pypa.io/en/stable/cli/pip_install/#examples' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('!pip install -q evaluate>=0.4.6\nimport evaluate\nimport transformers\n'),
    good: notebookExample('!pip install -q "evaluate>=0.4.6"\nimport evaluate\nimport transformers\n'),
  },
  *check(python, { artifact }) {
    const own = hasOwnPip(python, artifact);
    const found = python.magics.flatMap((magic) => (own && magic.via === 'magic' ? [] : redirectionsOf(magic)));
    const [first] = found;
    if (!first) return;
    const message = redirectionMessage(first.taken);
    const more = found.length > 1 ? ` So it does with ${found.length - 1} more of this ${python.form}.` : '';
    const title =
      found.length > 2 ? `Put all ${found.length} into quotes` : found.length > 1 ? 'Put both into quotes' : 'Put it into quotes';
    yield finding(first.edit.span, message + more, [suggestedFix(title, ...found.map(({ edit }) => edit))]);
  },
});

/** Databricks and Pyodide have a `%pip` of their own, which asks no shell. */
function hasOwnPip(python: PythonCode, artifact: Artifact): boolean {
  if (python.mentions('dbutils', 'displayHTML(')) return true;
  const text = artifact.kind === 'notebook' ? (artifact.source?.text ?? '') : (artifact.parts[0]?.text ?? '');
  return /vnd\.databricks|^# (?:Databricks notebook source|MAGIC)|pyodide|pyolite/m.test(text);
}

function redirectionsOf({ kind, args, argsStart, part }: Magic): { taken: VersionRedirection; edit: Edit }[] {
  if (kind !== 'pip') return [];
  const words = splitWords(args, 0, args.length);
  if (words.find((word) => !word.text.startsWith('-'))?.text !== 'install') return [];
  return words.flatMap(({ start, end }) => {
    const source = args.slice(start, end);
    const taken = versionAsRedirection(source);
    if (!taken) return [];
    return [{ taken, edit: { span: { part, start: argsStart + start, end: argsStart + end }, newText: `"${source}"` } }];
  });
}
