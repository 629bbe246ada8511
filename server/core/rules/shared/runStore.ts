import type { ArtifactBase } from '../../artifacts/artifact.js';

/**
 * A file in the folder where MLflow keeps what was logged: a record of a past run, which nobody edits; the code that logs it is
 * what can be mended.
 */
export function isRunRecord({ uri }: Pick<ArtifactBase, 'uri'>): boolean {
  return /\/(?:mlruns|mlartifacts)\//.test(uri);
}
