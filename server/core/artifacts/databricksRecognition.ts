import { TRAINING_WORDS } from '../catalogue/operations.js';
import type { BundleResource } from './databricksBundle.js';
import { databricksTasks } from './databricksTasks.js';
import { get, isMap, str, type YamlMap } from './yaml.js';

/** Kinds of resource that no other tool has a word for. */
const OWN_TYPES = new Set([
  'model_serving_endpoints',
  'registered_models',
  'quality_monitors',
  'sql_warehouses',
  'database_instances',
]);

/** A first look that spares nearly all YAML the parser. */
export function mentionsBundle(text: string): boolean {
  if (!text.includes('resources') && !text.includes('bundle')) return false;
  return (
    /^["']?bundle["']?\s*:/m.test(text) ||
    [...OWN_TYPES].some((type) => text.includes(type)) ||
    (text.includes('resources') && (text.includes('_task') || text.includes('experiments')))
  );
}

/** The file that a bundle begins with: `databricks.yml` with a `bundle` that has a name. */
export function isBundleName(uri: string, root: YamlMap): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return /^(?:databricks|bundle)\.ya?ml$/i.test(name) && str(get(root, 'bundle', 'name')) !== undefined;
}

/** Jobs and experiments are words of other tools too: theirs have tasks of Databricks, or stand in a folder of the workspace. */
export function provesBundle({ type, node }: BundleResource): boolean {
  if (OWN_TYPES.has(type)) return true;
  if (type === 'experiments') return /^(?:\/|\$\{)/.test(str(get(node, 'name')) ?? '');
  return type === 'jobs' && databricksTasks(node).length > 0;
}

/** It serves, registers, watches or trains a model. */
export function speaksOfModels({ type, key, node }: BundleResource): boolean {
  if (['model_serving_endpoints', 'registered_models', 'models', 'experiments'].includes(type)) return true;
  if (type === 'quality_monitors') return isMap(get(node, 'inference_log'));
  return type === 'jobs' && TRAINING_WORDS.test(jobWords(key, node));
}

/** The words by which a job says what it does: its names, and what its tasks run. */
export function jobWords(key: string, node: YamlMap): string {
  const tasks = databricksTasks(node).flatMap(({ node: task, kind }) => [
    str(get(task, 'task_key')),
    str(get(task, kind, 'notebook_path')),
    str(get(task, kind, 'python_file')),
    str(get(task, kind, 'entry_point')),
  ]);
  return [key, str(get(node, 'name')), str(get(node, 'description')), ...tasks].filter(Boolean).join(' ').replaceAll('_', '-');
}
