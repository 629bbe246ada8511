import type { Artifact } from '../../artifacts/artifact.js';
import type { Kustomization } from '../../artifacts/kustomization.js';
import { parseImage } from '../../imageReference.js';
import type { Span } from '../../model.js';
import { isPinnedByOverlay } from '../../overlays.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';

/**
 * Whether a kustomization settles the tag of the image that stands at `span`: an overlay around the manifest names a tag that
 * stays. An override itself only counts where a workload of this project runs its image.
 */
export function isSettledByOverlay(span: Span, artifact: Artifact, project: Project, moves: (tag: string) => boolean): boolean {
  if (artifact.kind === 'kustomization') {
    const override = artifact.images.find((o) => o.tagNode?.start === span.start);
    return override !== undefined && !repositoriesOf(project).get(artifact)?.has(override.name);
  }
  if (artifact.kind !== 'kubernetes' && artifact.kind !== 'kserve') return false;
  const written = artifact.parts[span.part]!.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
  return isPinnedByOverlay(project.overlays, artifact.uri, parseImage(written), moves);
}

/** Repositories of the images that a kustomization finds in the workloads it takes in. */
export const repositoriesOf = remembered((project: Project): ReadonlyMap<Kustomization, ReadonlySet<string>> => {
  const found = new Map<Kustomization, Set<string>>();
  for (const { manifests, workload } of project.workloads) {
    const own = workload.allContainers.flatMap(({ image }) =>
      image && !image.reference.unknown ? [image.reference.repository] : [],
    );
    for (const overlay of project.overlays.of(manifests.uri)) {
      const known = found.get(overlay) ?? new Set();
      for (const repository of own) known.add(repository);
      found.set(overlay, known);
    }
  }
  return found;
});
