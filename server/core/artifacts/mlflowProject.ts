import type { ArtifactBase } from './artifact.js';

/** MLflow's `MLproject`. */
export interface MlflowProject extends ArtifactBase {
  readonly kind: 'mlflow-project';
}

/** Reads one; null where the text is none. */
export function readMlflowProject(_uri: string, _text: string): MlflowProject | null {
  return null;
}
