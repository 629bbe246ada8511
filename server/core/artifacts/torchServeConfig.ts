import type { ArtifactBase } from './artifact.js';

/** TorchServe's `config.properties`. */
export interface TorchServeConfig extends ArtifactBase {
  readonly kind: 'torchserve-config';
}

/** Reads one; null where the text is none. */
export function readTorchServeConfig(_uri: string, _text: string): TorchServeConfig | null {
  return null;
}
