import { parseImage } from '../imageReference.js';
import type { ImageUse, Variable, Written } from '../meanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { get, isMap, items, keyText, str, type YamlMap, type YamlNode } from './yaml.js';
import { readYamlFile } from './yamlFile.js';
import { nodeSpan, writtenAt } from './yamlSpan.js';
import { scalarSource } from './yamlWrite.js';

/** MLflow's `MLproject` (https://mlflow.org/docs/latest/ml/projects/#mlproject-file). */
export interface MlflowProject extends ArtifactBase {
  readonly kind: 'mlflow-project';
  readonly root: YamlMap;
  readonly name: Written | undefined;
  /** The environment it names; MLflow allows one. */
  readonly environment: { readonly kind: (typeof ENVIRONMENTS)[number]; readonly span: Span } | undefined;
  readonly entryPoints: readonly EntryPoint[];
}

/** One command of the project. */
export interface EntryPoint {
  readonly name: string;
  readonly span: Span;
  readonly node: YamlNode;
  readonly parameters: readonly { readonly name: string; readonly key: YamlNode; readonly value: YamlNode }[];
  readonly command: YamlNode | undefined;
}

const ENVIRONMENTS = ['python_env', 'conda_env', 'docker_env'] as const;

/** Reads one; null where the text is no mapping with a key of an MLproject. */
export function readMlflowProject(uri: string, text: string): MlflowProject | null {
  if (!/entry_points|_env|databricks_spark_job/.test(text)) return null;
  const file = readYamlFile(uri, text);
  if (!file) return null;
  const { root } = file;
  const environment = root.pairs.flatMap((each) => {
    const kind = ENVIRONMENTS.find((known) => known === keyText(each));
    return kind ? [{ kind, span: nodeSpan(each.key) }] : [];
  })[0];
  const points = get(root, 'entry_points');
  if (!environment && !isMap(points) && !get(root, 'databricks_spark_job')) return null;
  return {
    ...file.base,
    kind: 'mlflow-project',
    root,
    name: writtenAt(text, get(root, 'name')),
    environment,
    entryPoints: isMap(points) ? points.pairs.flatMap(entryPointOf) : [],
    meanings: () => ({ images: imagesOf(text, root), variables: variablesOf(text, root) }),
  };
}

function entryPointOf({ key, value }: { readonly key: YamlNode; readonly value: YamlNode }): EntryPoint[] {
  const name = str(key);
  if (name === undefined) return [];
  const declared = get(value, 'parameters');
  const parameters = isMap(declared)
    ? declared.pairs.flatMap((each) => {
        const of = keyText(each);
        return of === undefined ? [] : [{ name: of, key: each.key, value: each.value }];
      })
    : [];
  return [{ name, span: nodeSpan(key), node: value, parameters, command: get(value, 'command') }];
}

/** `docker_env.image`, which an MLflow client builds on or runs; an address in a registry, or a local name. */
function imagesOf(text: string, root: YamlMap): readonly ImageUse[] {
  const written = writtenAt(text, get(root, 'docker_env', 'image'));
  return written ? [{ reference: parseImage(written.value), role: 'base', written }] : [];
}

/** `environment: [["NAME", "value"], "COPIED_FROM_THE_HOST"]`. */
function variablesOf(text: string, root: YamlMap): readonly Variable[] {
  return items(get(root, 'docker_env', 'environment')).flatMap((item): Variable[] => {
    const [name, node] = items(item);
    const written = writtenAt(text, node);
    if (!written || str(name) === undefined) return [];
    return [
      {
        name: str(name)!,
        written,
        advice: 'Give only its name, so that MLflow copies it from the machine that runs the project.',
        fromSecret: () => ({
          title: 'Copy it from the environment of the machine',
          edits: [{ span: nodeSpan(item), newText: scalarSource(str(name)!, true) }],
        }),
      },
    ];
  });
}
