import type { ArtifactBase } from './artifact.js';

/** TorchServe's `model-config.yaml`. */
export interface TorchServeModel extends ArtifactBase {
  readonly kind: 'torchserve-model';
}

/** Reads one; null where the text is none. */
export function readTorchServeModel(_uri: string, _text: string): TorchServeModel | null {
  return null;
}
