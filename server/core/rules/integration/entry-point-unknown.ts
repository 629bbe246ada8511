import type { Artifact } from '../../artifacts/artifact.js';
import { commandOf, finalStage, lastOf, layersOf } from '../../artifacts/dockerfile.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import { get, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { runsWhereCopied } from '../shared/copiedFolders.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { lacksName, scriptAt, scriptOfModule } from '../shared/programs.js';
import { pathOfValue } from '../shared/pythonCalls.js';

/** Stands at the configuration: the code is there, and its name was changed or mistyped. */
export default defineRule({
  id: 'integration/entry-point-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'error',
  problem: 'What the server is to load has another name in the code.',
  remedy: 'Name the class, function or object as the code does.',
  why: 'The server imports the file, does not find the name and ends before it answers anything.',
  sources: [
    {
      title: 'BentoML: build options, service',
      url: 'https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html',
    },
    { title: 'Cog: cog.yaml', url: 'https://github.com/replicate/cog/blob/main/docs/yaml.md' },
    { title: 'Uvicorn: command line options', url: 'https://www.uvicorn.org/settings/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'service.py': service(), 'bentofile.yaml': bento('service:Scorer') },
    good: { 'service.py': service(), 'bentofile.yaml': bento('service:TicketScorer') },
  },
  *check(project) {
    for (const file of project.scripts.length > 0 ? project.artifacts : []) {
      if (!isMainFile(project, file)) continue;
      for (const { module, name, span } of entriesOf(file)) {
        const folder = folderOf(file);
        const code = module.endsWith('.py') ? scriptAt(project, folder, module) : scriptOfModule(project, folder, module);
        if (!code || !lacksName(code, name)) continue;
        const meant = onlyOne(loadable(code));
        const fixes = meant ? [suggestedFix(`Name \`${meant.name}\``, { span, newText: meant.name })] : [];
        const called = calledFrom(project, file, code);
        const place = meant?.span ?? { part: 0, start: 0, end: 0 };
        const message = `\`${called}\` has nothing that is named \`${name}\`.`;
        yield at(
          file,
          finding(span, message, fixes, [
            { uri: code.uri, span: place, message: meant ? `\`${meant.name}\` stands here.` : 'This file is loaded.' },
          ]),
        );
      }
    }
  },
});

interface Entry {
  readonly module: string;
  readonly name: string;
  /** Of the name alone. */
  readonly span: Span;
}

const ENTRY = /^([\w./]+):([A-Za-z_]\w*)$/;

function entriesOf(file: Artifact): Entry[] {
  const text = file.parts[0]?.text ?? '';
  const read = (written: string | undefined, start: number, end: number): Entry[] => {
    const [, module, name] = ENTRY.exec(written ?? '') ?? [];
    const found = written === undefined ? -1 : text.slice(start, end).lastIndexOf(`:${name}`);
    if (module === undefined || name === undefined || found < 0) return [];
    return [{ module, name, span: { part: 0, start: start + found + 1, end: start + found + 1 + name.length } }];
  };
  if (file.kind === 'bento') return read(file.service?.value, file.service?.span.start ?? 0, file.service?.span.end ?? 0);
  if (file.kind === 'cog') {
    const written = file.runner?.written;
    return read(written?.value, written?.span.start ?? 0, written?.span.end ?? 0);
  }
  if (file.kind === 'ray-serve') {
    return file.config.applications.flatMap(({ node: each }) => {
      const node = get(each, 'import_path');
      return node && !get(each, 'runtime_env', 'working_dir') ? read(str(node), nodeSpan(node).start, nodeSpan(node).end) : [];
    });
  }
  if (file.kind !== 'dockerfile' || !runsWhereCopied(file)) return [];
  const layers = layersOf(finalStage(file));
  const words = ['ENTRYPOINT', 'CMD'].flatMap((keyword) => {
    const own = lastOf(layers, keyword);
    return own ? commandOf(file, own).words : [];
  });
  if (!words.some(({ text: word }) => /(?:^|\/)(?:uvicorn|gunicorn|hypercorn)$/.test(word))) return [];
  // `--app-dir` and `--chdir` look for the module elsewhere.
  if (words.some(({ text: word }) => /^--(?:app-dir|chdir|pythonpath|factory)\b/.test(word))) return [];
  return words.flatMap((word) => read(word.text, word.start, word.end));
}

/** What a server can load from a script: its services, predictors and web applications. */
function loadable({ python }: PythonScript): { readonly name: string; readonly span: Span }[] {
  const classes = python.definitions.filter(
    ({ kind, topLevel, bases, decorators }) =>
      kind === 'class' &&
      topLevel &&
      [...bases, ...decorators].some((path) => /^(?:bentoml\.service|cog\.(?:BasePredictor|BaseRunner))/.test(path)),
  );
  const objects = python.assignments.filter(
    ({ target, value }) =>
      /^[A-Za-z_]\w*$/.test(target) &&
      /^(?:fastapi\.FastAPI|flask\.Flask|starlette\.applications\.Starlette|bentoml\.(?:legacy\.)?Service|ray\.serve\.\w+.*\.bind)\(\)$/.test(
        pathOfValue(value),
      ),
  );
  return [
    ...classes.map(({ name, part, start, end }) => ({ name, span: { part, start, end: Math.min(end, start + 200) } })),
    ...objects.map(({ target, part, start, end }) => ({ name: target, span: { part, start, end } })),
  ];
}

function service(): string {
  return `import bentoml
import joblib


@bentoml.service(resources={"cpu": "2"}, traffic={"timeout": 10})
class TicketScorer:
    def __init__(self) -> None:
        self.model = bentoml.sklearn.load_model("scorer:k3f7a2")

    @bentoml.api
    def score(self, text: str) -> float:
        return float(self.model.predict_proba([text])[0][1])
`;
}

function bento(name: string): string {
  return `service: "${name}"\ninclude: ["service.py"]\npython:\n  packages: [scikit-learn==1.7.2]\n`;
}
