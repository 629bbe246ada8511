import type { ArtifactBase } from './artifact.js';

/** A Helm `Chart.yaml`. */
export interface HelmChart extends ArtifactBase {
  readonly kind: 'helm-chart';
}

/** Reads one; null where the text is none. */
export function readHelmChart(_uri: string, _text: string): HelmChart | null {
  return null;
}
