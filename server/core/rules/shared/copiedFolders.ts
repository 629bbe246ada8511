import { type Dockerfile, finalStage, layersOf, wordsOf } from '../../artifacts/dockerfile.js';
import { relativeUri } from '../../relativeUri.js';
import { folderOf } from './beside.js';

/** URIs of what a Dockerfile copies into the image it builds, taking its own folder for the context of the build. */
export function copiedPaths(dockerfile: Dockerfile): string[] {
  return layersOf(finalStage(dockerfile)).flatMap((instruction) => {
    const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD';
    if (!copies || instruction.flags.some(({ name }) => name === 'from')) return [];
    const sources = wordsOf(dockerfile, instruction).slice(0, -1);
    return sources.flatMap(({ text }) => (/[$*?[{<]/.test(text) ? [] : (relativeUri(folderOf(dockerfile), text) ?? [])));
  });
}
