import { type Dockerfile, type DockerStage, finalStage, placeOf, rootStage } from '../../artifacts/dockerfile.js';
import type { Edit, Span } from '../../model.js';

/** The Python that a Dockerfile's image begins with. */
export interface ImagePython {
  /** `3.12`: of Python the minor version decides what can be loaded and installed. */
  readonly minor: string;
  readonly span: Span;
  /** Begins with another one; nothing where such a tag need not exist. */
  replace(minor: string): Edit[];
}

/** By the tag of the official image (https://hub.docker.com/_/python); undefined for every other image. */
export function pythonOfImage(dockerfile: Dockerfile): ImagePython | undefined {
  const last = finalStage(dockerfile);
  const stage: DockerStage | undefined = last && rootStage(last);
  const { image } = stage ?? {};
  const official = /^(?:docker\.io\/)?(?:library\/)?python:(3\.\d{1,2})(?:\.\d{1,3})?((?:-slim|-alpine)?)((?:-[\w.]+)?)$/;
  const [, minor, form = '', system = ''] = official.exec(image?.text ?? '') ?? [];
  if (!image || minor === undefined) return undefined;
  return {
    minor,
    span: placeOf(image),
    // Newer versions are built upon other systems.
    replace: (wanted) => (system === '' ? [{ span: placeOf(image), newText: `python:${wanted}${form}` }] : []),
  };
}
