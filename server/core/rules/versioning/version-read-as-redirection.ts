import { placeOf } from '../../artifacts/dockerfile.js';
import { runCommands } from '../../artifacts/dockerfileCommands.js';
import { execWords } from '../../artifacts/dockerfileWords.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { redirectionMessage, versionAsRedirection } from '../shared/versionRedirections.js';

export default defineRule({
  id: 'versioning/version-read-as-redirection',
  consideration: 'versioning/version-control',
  reads: 'dockerfile',
  severity: 'warning',
  problem: 'The shell takes the version of a package for the redirection of a stream.',
  remedy: 'Put the requirement into quotes: `pip install "torch>=2.6"`.',
  why: 'The package is installed in any version at all, or the build stops, while the file reads as if a version were required.',
  sources: [
    {
      title: 'POSIX: shell command language, redirection',
      url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
    },
    { title: 'pip: pip install, examples', url: 'https://pip.pypa.io/en/stable/cli/pip_install/#examples' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { Dockerfile: 'FROM python:3.12.8\nRUN pip install --no-cache-dir scikit-learn>=1.7\n' },
    good: { Dockerfile: 'FROM python:3.12.8\nRUN pip install --no-cache-dir "scikit-learn>=1.7"\n' },
  },
  *check(dockerfile) {
    for (const { command, instruction, words } of runCommands(dockerfile)) {
      if (command.kind !== 'pip' || !words.some((w) => w.text === 'install')) continue;
      if (execWords(dockerfile.joined, instruction.argsStart, instruction.argsEnd)) continue;
      for (const word of words) {
        const source = dockerfile.joined.slice(word.start, word.end);
        const taken = versionAsRedirection(source);
        if (!taken) continue;
        const fix = suggestedFix('Put it into quotes', { span: placeOf(word), newText: `"${source}"` });
        yield finding(placeOf(word), redirectionMessage(taken), [fix]);
      }
    }
  },
});
