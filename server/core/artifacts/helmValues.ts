import type { ArtifactBase } from './artifact.js';

/** The `values.yaml` of a Helm chart. */
export interface HelmValues extends ArtifactBase {
  readonly kind: 'helm-values';
}

/** Reads one; null where the text is none. */
export function readHelmValues(_uri: string, _text: string): HelmValues | null {
  return null;
}
