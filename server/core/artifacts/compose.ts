import type { ArtifactBase } from './artifact.js';

/** A Docker Compose file. */
export interface Compose extends ArtifactBase {
  readonly kind: 'compose';
}

/** Reads one; null where the text is none. */
export function readCompose(_uri: string, _text: string): Compose | null {
  return null;
}
