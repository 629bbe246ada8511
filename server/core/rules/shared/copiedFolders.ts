import { type Dockerfile, finalStage, lastOf, layersOf, pairsOf, wordsOf } from '../../artifacts/dockerfile.js';
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

/**
 * What lies beside the Dockerfile lies in the working folder of the image: everything, or the files by their names, were copied
 * there, and Python is told of no other place.
 */
export function runsWhereCopied(dockerfile: Dockerfile): boolean {
  const layers = layersOf(finalStage(dockerfile));
  const set = layers.flatMap((each) => (each.keyword === 'ENV' ? pairsOf(dockerfile, each) : []));
  if (set.some(({ name }) => name === 'PYTHONPATH')) return false;
  const last = lastOf(layers, 'WORKDIR');
  const folder = plain(last ? (wordsOf(dockerfile, last)[0]?.text ?? '') : '/');
  return layers.some((each) => {
    if (each.keyword !== 'COPY' || each.flags.some(({ name }) => name === 'from')) return false;
    const words = wordsOf(dockerfile, each).map(({ text }) => text);
    const target = words.pop() ?? '';
    const all = words.some((word) => /^(?:\.\/?|[\w-]+\.py)$/.test(word));
    const here = /^\.\/?$/.test(target) ? !last || last.start < each.start : plain(target) === folder;
    return all && here;
  });
}

function plain(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
