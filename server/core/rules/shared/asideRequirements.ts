import type { ArtifactBase } from '../../artifacts/artifact.js';
import { isRunRecord } from './runStore.js';

const ASIDE =
  /(?:^|[-_./])(?:dev|develop|development|tests?|testing|docs?|documentation|sphinx|mkdocs|lint|linting|style|ci|tools?|build|typing|benchmarks?)(?=[-_./]|$)/i;

/** A file for tests, documentation, tools or the record of a run, by its name or its folder: what it installs never touches the model. */
export function isAside({ uri }: ArtifactBase): boolean {
  if (isRunRecord({ uri })) return true;
  const path = uri.split('/').slice(-3).join('/');
  return ASIDE.test(path.replace(/requirements|\.txt$/gi, ''));
}
