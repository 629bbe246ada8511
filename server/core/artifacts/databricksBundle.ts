import type { ArtifactBase } from './artifact.js';

/** A Databricks asset bundle file that serves or trains a model. */
export interface DatabricksBundle extends ArtifactBase {
  readonly kind: 'databricks';
}

/** Reads one; null where the text is none. */
export function readDatabricksBundle(_uri: string, _text: string): DatabricksBundle | null {
  return null;
}
