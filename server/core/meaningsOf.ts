import type { Artifact } from './artifacts/artifact.js';
import type { Meanings } from './meanings.js';
import { remembered } from './remembered.js';

/** What a file says in common with others, read once for all that ask: the rules of the file, those of its project, sizing, hover. */
export const meaningsOf = remembered((artifact: Artifact): Meanings => artifact.meanings?.() ?? {});
