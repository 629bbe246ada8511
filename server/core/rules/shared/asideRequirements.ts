import type { ArtifactBase } from '../../artifacts/artifact.js';

const ASIDE =
  /(?:^|[-_./])(?:dev|develop|development|tests?|testing|docs?|documentation|sphinx|mkdocs|lint|linting|style|ci|tools?|build|typing|benchmarks?)(?=[-_./]|$)/i;

/** A file for tests, documentation or tools, by its name or its folder: what it installs never touches the model. */
export function isAside({ uri }: ArtifactBase): boolean {
  const path = uri.split('/').slice(-3).join('/');
  return ASIDE.test(path.replace(/requirements|\.txt$/gi, ''));
}
