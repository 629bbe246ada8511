import { get, isMap, items, keys, type YamlMap } from './yaml.js';

/** Kinds of task that run code of the bundle. */
const CODE_TASKS: ReadonlySet<string> = new Set([
  'notebook_task',
  'spark_python_task',
  'python_wheel_task',
  'spark_jar_task',
  'pipeline_task',
  'for_each_task',
  'run_job_task',
  'sql_task',
  'dbt_task',
  'spark_submit_task',
]);

export interface BundleTask {
  readonly node: YamlMap;
  /** Its key that says what is run: `notebook_task`. */
  readonly kind: string;
}

/** The tasks of a job that say what they run; what a loop repeats counts, too. */
export function databricksTasks(job: YamlMap): BundleTask[] {
  const own = items(get(job, 'tasks')).filter(isMap);
  const repeated = own.map((task) => get(task, 'for_each_task', 'task')).filter(isMap);
  return [...own, ...repeated].flatMap((node): BundleTask[] => {
    const kind = keys(node).find((key) => CODE_TASKS.has(key));
    return kind === undefined ? [] : [{ node, kind }];
  });
}
