import type { Magic } from '../../artifacts/python.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

const INSTALL = /^!\s*(?:python3?\s+-m\s+)?(pip3?|conda|mamba)\s+install\b/;

export default defineRule({
  id: 'versioning/shell-pip',
  consideration: 'versioning/version-control',
  reads: 'notebook',
  severity: 'info',
  problem: 'Packages are installed by the shell, not into the environment of the kernel.',
  remedy: 'Write `%pip install` instead of `!pip install`.',
  why: '`!pip` is the first one on the path of the shell: where that is another Python, the import fails or finds the old version.',
  sources: [
    { title: 'IPython: %pip', url: 'https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-pip' },
    { title: 'IPython 7.3: %pip and %conda', url: 'https://ipython.readthedocs.io/en/stable/whatsnew/version7.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('!pip install -q evaluate==0.4.6\nimport evaluate\nimport transformers\n'),
    good: notebookExample('%pip install -q evaluate==0.4.6\nimport evaluate\nimport transformers\n'),
  },
  *check(notebook) {
    // On hosted machines there is one Python only.
    if (isHosted(notebook.source?.text ?? '', notebook.python.mentions('google.colab', '/content/', '/kaggle/'))) return;
    const magics = notebook.python.magics.filter((magic) => isShellInstall(magic, partText(notebook, magic.part)));
    const [first] = magics;
    if (!first) return;
    const edits = magics.map((magic) => {
      const text = partText(notebook, magic.part).slice(magic.start, magic.end);
      const [whole, tool] = INSTALL.exec(text)!;
      const newText = `%${tool === 'pip3' ? 'pip' : tool} install`;
      return { span: { part: magic.part, start: magic.start, end: magic.start + whole.length }, newText };
    });
    const more = magics.length > 1 ? `, ${magics.length} times in this notebook` : '';
    yield finding(edits[0]!.span, `\`!${first.name}\` installs into the Python of the shell${more}.`, [
      suggestedFix(`Write \`${edits[0]!.newText}\``, ...edits),
    ]);
  },
});

/** A line of its own at the margin: `%pip` takes no further commands, no pipe and no redirection. */
function isShellInstall({ kind, via, start, end }: Magic, text: string): boolean {
  const line = text.slice(start, end);
  const atMargin = /(?:^|\n)[ \t]*$/.test(text.slice(0, start));
  return (
    (kind === 'pip' || kind === 'conda') &&
    via === 'shell' &&
    atMargin &&
    INSTALL.test(line) &&
    !/[;|&>$<`]|\{/.test(text.slice(start, lineEnd(text, end)))
  );
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

function isHosted(json: string, mentioned: boolean): boolean {
  return mentioned || /"(?:colab|kaggle|accelerator)":|colab\.research\.google\.com|kaggle\.com/.test(json);
}
