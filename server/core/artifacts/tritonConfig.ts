import type { ArtifactBase } from './artifact.js';

/** A Triton model configuration, `config.pbtxt`. */
export interface TritonConfig extends ArtifactBase {
  readonly kind: 'triton-config';
}

/** Reads one; null where the text is none. */
export function readTritonConfig(_uri: string, _text: string): TritonConfig | null {
  return null;
}
