import type { ArtifactBase } from './artifact.js';

/** A Dockerfile. */
export interface Dockerfile extends ArtifactBase {
  readonly kind: 'dockerfile';
}

/** Reads one; null where the text is none. */
export function readDockerfile(_uri: string, _text: string): Dockerfile | null {
  return null;
}
