import type { Artifact } from '../../artifacts/artifact.js';
import { commandOf, finalStage, lastOf, layersOf } from '../../artifacts/dockerfile.js';
import { splitWords } from '../../artifacts/dockerfileWords.js';
import { get, isScalar, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { isNearName } from '../../nearNames.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { runsWhereCopied } from '../shared/copiedFolders.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { optionsOf, scriptAt, startedScript, type Word } from '../shared/programs.js';
import { calleeSpan } from '../shared/pythonCalls.js';

/** Stands at the command: the script says what it takes, and whoever wrote the command knew an older one. */
export default defineRule({
  id: 'integration/command-option-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'error',
  problem: 'The command gives the script an option that it does not know.',
  remedy: 'Name the option as the script does, or add it to the script.',
  why: 'The script ends over unrecognized arguments before anything is trained or served.',
  sources: [
    { title: 'Python: argparse', url: 'https://docs.python.org/3/library/argparse.html#argparse.ArgumentParser.parse_args' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'train.py': script(), MLproject: project('--learnign-rate') },
    good: { 'train.py': script(), MLproject: project('--learning-rate') },
  },
  *check(project) {
    for (const file of project.scripts.length > 0 ? project.artifacts : []) {
      if (!isMainFile(project, file)) continue;
      for (const command of commandsOf(file)) {
        const started = startedScript(command.words);
        const code = started && started.options.length > 0 ? scriptAt(project, folderOf(file), started.path) : undefined;
        const known = code && optionsOf(code.python);
        if (!started || !code || !known) continue;
        for (const option of started.options) {
          // argparse takes a beginning for the whole, where it is only one's.
          if ([...known.names].some((name) => name.startsWith(option.text)) || known.names.has(option.text)) continue;
          const near = onlyOne([...known.names].filter((name) => isMeant(bare(name), bare(option.text))));
          const span = { part: 0, start: option.start, end: option.end };
          const exact = file.parts[0]!.text.slice(option.start, option.end) === option.text;
          const fixes = near && exact ? [suggestedFix(`Write \`${near}\``, { span, newText: near })] : [];
          const called = calledFrom(project, file, code);
          const related = {
            uri: code.uri,
            span: calleeSpan(known.parser, code.parts[0]!.text),
            message: 'The options that it takes.',
          };
          yield at(file, finding(span, `\`${called}\` has no option \`${option.text}\`.`, fixes, [related]));
        }
      }
    }
  },
});

function isMeant(a: string, b: string): boolean {
  return a === b || isNearName(a, b);
}

function bare(option: string): string {
  return option.replace(/^--/, '').replaceAll('_', '-');
}

interface Command {
  readonly words: readonly Word[];
}

/** Commands that run in the folder of their file: those of DVC, MLflow and of the image that is built there. */
function commandsOf(file: Artifact): Command[] {
  const text = file.parts[0]?.text ?? '';
  if (file.kind === 'dvc')
    return file.stages.flatMap(({ node }) =>
      get(node, 'wdir') ? [] : scalarsOf(get(node, 'cmd')).flatMap((each) => words(text, each)),
    );
  if (file.kind === 'mlflow-project')
    return file.entryPoints.flatMap(({ command }) => scalarsOf(command).flatMap((each) => words(text, each)));
  if (file.kind !== 'dockerfile' || !runsWhereCopied(file)) return [];
  const layers = layersOf(finalStage(file));
  const [entry, command] = [lastOf(layers, 'ENTRYPOINT'), lastOf(layers, 'CMD')];
  const given = [entry, command].flatMap((each) => (each ? commandOf(file, each).words : []));
  const quoted = given.map(({ text: word, start, end }) => ({
    text: word,
    start: start + (end - start > word.length ? 1 : 0),
    end,
  }));
  return [{ words: quoted }];
}

function scalarsOf(node: YamlNode | undefined): YamlNode[] {
  return isScalar(node) ? [node] : items(node);
}

/** The words of a command, where it is written as it runs; several commands in one text are left alone. */
function words(text: string, node: YamlNode): Command[] {
  const value = str(node)?.trim();
  const start = value === undefined || value === '' ? -1 : text.indexOf(value, node.start);
  if (!value || start < 0 || start >= node.end || /&&|\|\||[;\n]/.test(value)) return [];
  return [{ words: splitWords(text, start, start + value.length) }];
}

function script(): string {
  return `import argparse

import joblib
from sklearn.linear_model import SGDClassifier

parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.01)
parser.add_argument("--seed", type=int, default=7)
args = parser.parse_args()
model = SGDClassifier(eta0=args.learning_rate, random_state=args.seed).fit(X, y)
joblib.dump(model, "model.joblib")
`;
}

function project(option: string): string {
  return `name: scorer
python_env: python_env.yaml
entry_points:
  main:
    parameters:
      rate: {type: float, default: 0.01}
    command: "python train.py ${option} {rate}"
`;
}
