import type { ArtifactBase } from './artifact.js';

/** MLServer's `model-settings.json`. */
export interface ModelSettings extends ArtifactBase {
  readonly kind: 'model-settings';
}

/** Reads one; null where the text is none. */
export function readModelSettings(_uri: string, _text: string): ModelSettings | null {
  return null;
}
