import { isMap, isScalar, str, type YamlNode } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';

export default defineRule({
  id: 'integration/mlflow-undeclared-parameter',
  consideration: 'integration/service-interface',
  reads: 'mlflowProject',
  severity: 'error',
  problem: 'The command uses a parameter that the entry point does not declare.',
  remedy: 'Declare it below `parameters`, or write `{{` and `}}` for braces that belong to the command.',
  why: 'MLflow fills the command with the declared parameters only, and `mlflow run` ends with a KeyError before anything starts.',
  sources: [
    {
      title: 'MLflow: how the command is filled in',
      url: 'https://github.com/mlflow/mlflow/blob/master/mlflow/projects/_project_spec.py',
    },
    { title: 'MLflow: MLproject file', url: 'https://mlflow.org/docs/latest/ml/projects/' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: {
      MLproject: `name: scorer
python_env: python_env.yaml
entry_points:
  main:
    parameters:
      alpha: {type: float, default: 0.1}
    command: python train.py --alpha {alpha} --epochs {epochs}
`,
    },
    good: {
      MLproject: `name: scorer
python_env: python_env.yaml
entry_points:
  main:
    parameters:
      alpha: {type: float, default: 0.1}
      epochs: {type: float, default: 10}
    command: python train.py --alpha {alpha} --epochs {epochs}
`,
    },
  },
  *check(project, { artifact }) {
    if (project.templated || project.problems.length > 0) return;
    const { text } = artifact.parts[0]!;
    for (const { name, node, command, parameters } of project.entryPoints) {
      const written = str(command);
      if (!command || !isScalar(command) || written === undefined) continue;
      for (const field of fieldsOf(written)) {
        if (parameters.some((parameter) => parameter.name === field)) continue;
        yield finding(
          placeOf(text, command, field),
          `The entry point \`${name}\` declares no parameter \`${field.slice(0, 60)}\`.`,
          offered(
            `Declare \`${field.slice(0, 60)}\``,
            isMap(node) ? ensurePath(text, node, ['parameters', field], 'string') : [],
          ),
        );
      }
    }
  },
});

/** The fields of Python's `str.format`, each once: `{name}`, `{name!r}`, `{name:>3}`; doubled braces are braces. */
function fieldsOf(command: string): Set<string> {
  const found = new Set<string>();
  for (const [token, name] of command.matchAll(/\{\{|\}\}|\{([A-Za-z_][\w-]{0,99})(?:[!:][^{}]{0,50})?\}/g)) {
    if (token !== '{{' && token !== '}}') found.add(name!);
  }
  return found;
}

/** Where the field stands, in text that may be folded over lines. */
function placeOf(text: string, command: YamlNode, field: string): Span {
  const at = text.slice(command.start, command.end).search(new RegExp(`\\{${field}[!:}]`));
  return at < 0
    ? { part: 0, start: command.start, end: command.end }
    : { part: 0, start: command.start + at, end: command.start + at + field.length + 2 };
}
