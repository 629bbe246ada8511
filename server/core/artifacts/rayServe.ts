import type { ArtifactBase } from './artifact.js';

/** A Ray Serve config file. */
export interface RayServe extends ArtifactBase {
  readonly kind: 'ray-serve';
}

/** Reads one; null where the text is none. */
export function readRayServe(_uri: string, _text: string): RayServe | null {
  return null;
}
