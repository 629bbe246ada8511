import { resultName } from '../catalogue/resultNames.js';
import type { ArtifactBase } from './artifact.js';
import { parseJson } from './jsonTree.js';
import { get, isMap, items, keyText, num, parseYaml, str, type YamlMap, type YamlNode } from './yaml.js';

/** One number of a results file. */
export interface ResultFigure {
  /** Of the metric, as in a card; empty for the score of a benchmark, of which the file does not name the metric. */
  readonly id: string;
  /** `ROC AUC`, `cais/hle`. */
  readonly title: string;
  /** What it was measured on, as far as the file says: `test`, a data set of the Hub. */
  readonly on: string;
  readonly value: number;
  readonly node: YamlNode;
}

/** A file with the results of an evaluation. Never an ML artifact by itself. */
export interface Evaluation extends ArtifactBase {
  readonly kind: 'evaluation';
  readonly figures: readonly [ResultFigure, ...ResultFigure[]];
}

/** Groups of a nested file: more of them are classes or folds, which are no result of the whole. */
const MOST_GROUPS = 4;
const MOST_FIGURES = 20;

/** Reads JSON with numbers by the names of metrics, flat or below a few groups; null where there is none. */
export function readEvaluation(uri: string, text: string): Evaluation | null {
  const { root, errors } = parseJson(text);
  if (!isMap(root) || errors.length > 0) return null;
  const flat = figuresIn(root, '');
  return evaluation(uri, text, flat.length > 0 ? flat : nested(root));
}

/**
 * Reads a file of `.eval_results/` in a repository of the Hub: a list of `{dataset: {id, task_id}, value}`. Source:
 * https://github.com/huggingface/hub-docs/blob/main/docs/hub/eval-results.md
 */
export function readHubResults(uri: string, text: string): Evaluation | null {
  if (!text.includes('dataset') || !text.includes('value')) return null;
  const found = items(parseYaml(text)[0]?.root).flatMap((item): ResultFigure[] => {
    const dataset = str(get(item, 'dataset', 'id'));
    const task = str(get(item, 'dataset', 'task_id')) ?? '';
    const node = get(item, 'value');
    const value = num(node);
    if (!node || value === undefined || dataset === undefined || !/^[\w.-]+(?:\/[\w.-]+)?$/.test(dataset)) return [];
    const part = /^[\w.-]{1,60}$/.test(task) && task !== 'default' ? task : '';
    return [{ id: '', title: dataset, on: part, value, node }];
  });
  return evaluation(uri, text, found);
}

function evaluation(uri: string, text: string, figures: readonly ResultFigure[]): Evaluation | null {
  const [first, ...rest] = figures.slice(0, MOST_FIGURES);
  if (!first) return null;
  return { kind: 'evaluation', uri, parts: [{ uri, text }], problems: [], templated: false, figures: [first, ...rest] };
}

function nested(root: YamlMap): ResultFigure[] {
  const groups = root.pairs.filter(({ value }) => isMap(value));
  if (groups.length > MOST_GROUPS) return [];
  return groups.flatMap((group) => {
    const name = keyText(group) ?? '';
    return isMap(group.value) && /^[\w .-]{1,40}$/.test(name) && !/^train/i.test(name) ? figuresIn(group.value, name) : [];
  });
}

function figuresIn(map: YamlMap, group: string): ResultFigure[] {
  const seen = new Set<string>();
  return map.pairs.flatMap((own): ResultFigure[] => {
    const name = resultName(keyText(own) ?? '');
    const value = num(own.value);
    if (!name || value === undefined || !Number.isFinite(value)) return [];
    const figure = { id: name.id, title: name.title, on: name.split || group, value, node: own.value };
    const key = `${figure.id} ${figure.on}`;
    return seen.has(key) ? [] : [seen.add(key) && figure];
  });
}
