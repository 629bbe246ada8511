import type { Notebook } from '../../artifacts/notebook.js';
import { type OutputText, readOutputs } from '../../artifacts/notebookOutputs.js';
import { moduleImportEdit } from '../../artifacts/pythonEdits.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import type { Edit, Fix, Span } from '../../model.js';
import { defineRule, finding, outputFinding, suggestedFix } from '../../rule.js';
import { findSecrets } from '../../secrets.js';
import { table } from '../../table.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { partText } from '../shared/pythonCalls.js';
import { namedSecrets, wholeLiteral } from '../shared/pythonSecrets.js';

/** Environment variables under which the owners of these credentials look for them. */
const VARIABLES: Readonly<Record<string, string>> = table({
  'Hugging Face token': 'HF_TOKEN',
  'Hugging Face organisation token': 'HF_TOKEN',
  'OpenAI key': 'OPENAI_API_KEY',
  'Anthropic key': 'ANTHROPIC_API_KEY',
  'AWS access key': 'AWS_ACCESS_KEY_ID',
  'Google API key': 'GOOGLE_API_KEY',
  'GitHub token': 'GITHUB_TOKEN',
  'Databricks token': 'DATABRICKS_TOKEN',
  'NVIDIA API key': 'NVIDIA_API_KEY',
  'Groq key': 'GROQ_API_KEY',
  'Replicate token': 'REPLICATE_API_TOKEN',
  'LangSmith key': 'LANGSMITH_API_KEY',
});
/** Longest output text that is searched: beyond it stand dumps of data. */
const SEARCHED = 300_000;

export default defineRule({
  id: 'security/secret-in-code',
  consideration: 'security/protection',
  reads: 'code',
  severity: 'error',
  problem: 'A credential stands in the code.',
  remedy: 'Revoke it, then read it from the environment or a secret store.',
  why: 'Notebooks and scripts are shared and committed, and whoever reads one can use the credential until it is revoked.',
  sources: [
    { title: 'CWE-798: use of hard-coded credentials', url: 'https://cwe.mitre.org/data/definitions/798.html' },
    { title: 'Hugging Face Hub: user access tokens', url: 'https://huggingface.co/docs/hub/security-tokens' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import wandb\n\nwandb.login(key="9f2c4e8a1b7d3f6059c8e2a4b6d1f3078e5a9c2b")\nwandb.init(project="income")\n',
    ),
    good: notebookExample(
      'import os\n\nimport wandb\n\nwandb.login(key=os.environ["WANDB_API_KEY"])\nwandb.init(project="income")\n',
    ),
  },
  *check(code) {
    const named = namedSecrets(code.python);
    for (const [part, { text }] of code.parts.entries()) {
      const shaped = findSecrets(text);
      for (const { start, end, kind } of shaped) {
        const place = named.find((each) => each.part === part && each.start <= start && end <= each.end);
        const variable = place?.variable ?? VARIABLES[kind];
        yield finding({ part, start, end }, `A ${kind} stands here.`, literalFix(code, { part, start, end }, variable));
      }
      for (const { part: of, variable, ...place } of named) {
        if (of !== part || shaped.some(({ start, end }) => start < place.end && place.start < end)) continue;
        yield finding(
          { part, ...place },
          `The value of \`${variable}\` stands here.`,
          literalFix(code, { part, ...place }, variable),
        );
      }
    }
    if (code.kind !== 'notebook') return;
    for (const [index, cell] of code.cells.entries()) {
      if (cell.outputs === 0) continue;
      for (const kind of readOutputs(code, index, memory, kindsIn))
        yield outputFinding(firstLine(code, cell.part), `The output of this cell shows a ${kind}.`);
    }
  },
});

const memory = new WeakMap<object, ReadonlySet<string>>();

function kindsIn(texts: readonly OutputText[]): ReadonlySet<string> {
  return new Set(texts.flatMap(({ text }) => findSecrets(text.slice(0, SEARCHED)).map(({ kind }) => kind)));
}

/** Writes `os.environ["NAME"]` for the literal, or asks for the value where it is to go into the environment. */
function literalFix(code: Notebook | PythonScript, { part, start, end }: Span, variable: string | undefined): Fix[] {
  const { python } = code;
  const literal = wholeLiteral(python.strings, part, start, end);
  if (!literal || variable === undefined) return [];
  const intoEnvironment = python.assignments.some(
    (a) => a.part === part && a.name === 'os.environ[]' && a.valueStart === literal.start,
  );
  const module = intoEnvironment ? 'getpass' : 'os';
  const newText = intoEnvironment ? `getpass.getpass("${variable}: ")` : `os.environ["${variable}"]`;
  const replace: Edit = { span: { part, start: literal.start, end: literal.end }, newText };
  const imported = moduleImportEdit(python, partText(code, part), part, start, module);
  const title = intoEnvironment ? `Ask for ${variable} instead` : `Read it from the environment variable ${variable}`;
  return [suggestedFix(title, ...(imported ? [imported] : []), replace)];
}

function firstLine(notebook: Notebook, part: number): Span {
  const text = partText(notebook, part);
  const end = text.search(/\r?\n|$/);
  return { part, start: 0, end };
}
