import type { ArtifactBase } from './artifact.js';

/** A CloudFormation or SAM template with SageMaker resources. */
export interface CloudFormation extends ArtifactBase {
  readonly kind: 'cloudformation';
}

/** Reads one; null where the text is none. */
export function readCloudFormation(_uri: string, _text: string): CloudFormation | null {
  return null;
}
