import type { ArtifactBase } from './artifact.js';

/** A TensorFlow Serving model list, `models.config`. */
export interface TfServingConfig extends ArtifactBase {
  readonly kind: 'tf-serving-config';
}

/** Reads one; null where the text is none. */
export function readTfServingConfig(_uri: string, _text: string): TfServingConfig | null {
  return null;
}
