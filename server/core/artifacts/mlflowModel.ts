import type { ArtifactBase } from './artifact.js';

/** MLflow's `MLmodel`. */
export interface MlflowModel extends ArtifactBase {
  readonly kind: 'mlflow-model';
}

/** Reads one; null where the text is none. */
export function readMlflowModel(_uri: string, _text: string): MlflowModel | null {
  return null;
}
