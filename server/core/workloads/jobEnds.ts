import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isMap, type YamlMap } from '../artifacts/yaml.js';
import { table } from '../table.js';

/** Where a kind of job keeps the field that ends it, and the one that clears it away. */
export interface JobEnd {
  readonly holder: YamlMap;
  readonly deadline: string;
  readonly cleanUp: string;
}

/**
 * Sources: Kubernetes API `batch/v1`; kuberay `rayjob_types.go`; kubeflow/training-operator `common_types.go` (`RunPolicy`).
 * A JobSet has no deadline of its own: its jobs have.
 */
const PATHS: Readonly<Record<string, readonly string[]>> = table({
  'batch/Job': ['spec'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec'],
  'ray.io/RayJob': ['spec'],
  'kubeflow.org/PyTorchJob': ['spec', 'runPolicy'],
  'kubeflow.org/TFJob': ['spec', 'runPolicy'],
  'kubeflow.org/MPIJob': ['spec', 'runPolicy'],
  'kubeflow.org/XGBoostJob': ['spec', 'runPolicy'],
  'kubeflow.org/PaddleJob': ['spec', 'runPolicy'],
  'kubeflow.org/JAXJob': ['spec', 'runPolicy'],
});

/** The mapping that ends a job; undefined for what is no job, and where the mapping is not there yet. */
export function jobEnd({ group, kind, node }: KubeObject): JobEnd | undefined {
  const path = PATHS[`${group}/${kind}`];
  const holder = path && get(node, ...path);
  return isMap(holder) ? { holder, deadline: 'activeDeadlineSeconds', cleanUp: 'ttlSecondsAfterFinished' } : undefined;
}

/** It is a job that can be given an end. */
export function isJob({ group, kind }: KubeObject): boolean {
  return PATHS[`${group}/${kind}`] !== undefined;
}
