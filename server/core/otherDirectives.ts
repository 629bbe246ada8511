import type { Artifact } from './artifacts/artifact.js';
import { hadolintComments } from './hadolintComments.js';
import { linterAnnotations } from './otherAnnotations.js';
import { linterComments } from './otherComments.js';
import type { Acceptance } from './suppress.js';

/**
 * What a file accepts in the words of other linters (kube-linter, kube-score, checkov, trivy, hadolint): nobody should have to say the
 * same twice. They are never reported as unused or unknown, as most of what they say is meant for somebody else.
 */
export function otherAcceptancesOf(artifact: Artifact): Acceptance[] {
  return [...linterAnnotations(artifact), ...linterComments(artifact), ...hadolintComments(artifact)];
}
