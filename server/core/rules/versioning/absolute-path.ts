import type { PyString } from '../../artifacts/python.js';
import type { Edit } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';

const HOME =
  /^(?:\/home\/([^/\s]+)\/|\/Users\/([^/\s]+)\/|[A-Za-z]:[\\/]+Users[\\/]+([^\\/\s]+)[\\/]|file:\/{2,3}(?:home|Users)\/([^/\s]+)\/)/;
/** Homes that a platform gives to everybody, and names that stand for anybody. */
const SHARED =
  /^(?:jovyan|jupyter|user|username|users?|ubuntu|ec2-user|sagemaker-user|studio-lab-user|coder|vscode|codespace|runner|app|appuser|me|you|your\w*|my\w*|example|shared|public|airflow|mambauser|gitpod|trusted-service-user|azureuser|repl|root|name|xxx+|<.*|\{.*|\$.*|\.\.\.|default|all users|circleci|data|datascience|work|nbuser)$/i;
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:|file:)/;
const PATH = /^[\w ./\\:~+@,()[\]{}*?=&%#-]+$/;

export default defineRule({
  id: 'versioning/absolute-path',
  consideration: 'versioning/process-record',
  reads: 'code',
  severity: 'info',
  problem: 'The code names a path of one machine.',
  remedy:
    'Name files relative to the notebook (in a script, to `Path(__file__).parent`), or take the folder from a parameter or an environment variable.',
  why: 'On any other machine, in CI and for your successor the code stops at this line.',
  sources: [
    { title: 'Pimentel et al.: reproducibility of Jupyter notebooks (MSR 2019)', url: 'https://doi.org/10.1109/MSR.2019.00077' },
    { title: 'Python: pathlib', url: 'https://docs.python.org/3/library/pathlib.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import pandas as pd\n\ndf = pd.read_csv("/project/data/income.csv")\n'),
    good: notebookExample('import pandas as pd\n\ndf = pd.read_csv("data/income.csv")\n'),
  },
  *check(code) {
    const folder = folderOf(code.uri);
    const told = new Set<string>();
    for (const literal of code.python.strings) {
      const { value, part, start, end } = literal;
      const span = { part, start, end };
      if (value.length > 400 || !ABSOLUTE.test(value) || !PATH.test(value)) continue;
      const relative = relativeTo(folder, value);
      if (relative !== null) {
        // A notebook runs in its folder, a script wherever it is started.
        const edit = code.kind === 'notebook' ? literalEdit(literal, partText(code, part), relative) : null;
        yield finding(
          span,
          `\`${value}\` is the place of this project on one machine.`,
          edit ? [suggestedFix(`Write \`${relative}\``, edit)] : [],
        );
        continue;
      }
      const match = HOME.exec(value);
      const owner = match?.slice(1).find((name) => name !== undefined);
      // One remark for each home: the paths below it are mended together.
      if (!match || owner === undefined || SHARED.test(owner) || told.has(match[0])) continue;
      told.add(match[0]);
      yield finding(span, `\`${match[0]}…\` is the home of one user on one machine.`);
    }
  },
});

/** The folder of a file as a path of its machine, with a slash at the end; empty for what lies on none. */
function folderOf(uri: string): string {
  const path = /^file:\/\/(\/.*\/)[^/]*$/.exec(uri)?.[1];
  if (path === undefined) return '';
  try {
    return decodeURIComponent(path).replace(/^\/([A-Za-z]:)/, '$1');
  } catch {
    return '';
  }
}

/**
 * The path as seen from the folder of the code, or null where it lies elsewhere. Up to two folders above it, as long as three
 * names are shared: what two paths near the root of a disk have in common says nothing.
 */
function relativeTo(folder: string, path: string): string | null {
  const plain = path.replace(/\\/g, '/');
  let base = folder;
  for (let up = 0; up <= 2; up++) {
    if (base.length < 4 || (up > 0 && base.split('/').length < 5)) return null;
    if (plain.startsWith(base) && plain.length > base.length) return '../'.repeat(up) + plain.slice(base.length);
    base = base.slice(0, base.lastIndexOf('/', base.length - 2) + 1);
  }
  return null;
}

/** Only in a plain literal: escapes and holes stay as they are written. */
function literalEdit(literal: PyString, text: string, relative: string): Edit | null {
  const written = text.slice(literal.start, literal.end);
  const quoted = /^(?:[rR])?(["'])(?!\1)([^\r\n]*)\1$/.exec(written);
  if (!quoted || literal.holes.length > 0 || quoted[2] !== literal.value || /["'\\]/.test(relative)) return null;
  return { span: { part: literal.part, start: literal.start, end: literal.end }, newText: `${quoted[1]}${relative}${quoted[1]}` };
}
