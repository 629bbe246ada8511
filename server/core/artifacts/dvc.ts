import type { ArtifactBase } from './artifact.js';

/** A DVC pipeline, `dvc.yaml`, or a `.dvc` file. */
export interface Dvc extends ArtifactBase {
  readonly kind: 'dvc';
}

/** Reads one; null where the text is none. */
export function readDvc(_uri: string, _text: string): Dvc | null {
  return null;
}
