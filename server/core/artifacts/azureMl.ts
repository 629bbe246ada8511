import type { ArtifactBase } from './artifact.js';

/** An Azure Machine Learning v2 YAML file. */
export interface AzureMl extends ArtifactBase {
  readonly kind: 'azureml';
}

/** Reads one; null where the text is none. */
export function readAzureMl(_uri: string, _text: string): AzureMl | null {
  return null;
}
