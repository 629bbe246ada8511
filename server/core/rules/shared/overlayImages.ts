import type { Artifact } from '../../artifacts/artifact.js';
import { parseImage } from '../../imageReference.js';
import type { Span } from '../../model.js';
import { isPinnedByOverlay } from '../../overlays.js';
import type { Project } from '../../project.js';

/**
 * Whether a kustomization settles the tag of the image that stands at `span`: an overlay around the manifest names a tag that
 * stays. An override itself only counts where a workload of this project runs its image.
 */
export function isSettledByOverlay(span: Span, artifact: Artifact, project: Project, moves: (tag: string) => boolean): boolean {
  if (artifact.kind === 'kustomization') {
    const override = artifact.images.find((o) => o.tagNode?.start === span.start);
    return override !== undefined && !isRun(override.name, artifact, project);
  }
  if (artifact.kind !== 'kubernetes' && artifact.kind !== 'kserve') return false;
  const written = artifact.parts[span.part]!.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
  return isPinnedByOverlay(project.overlays, artifact.uri, parseImage(written), moves);
}

function isRun(name: string, overlay: Artifact, project: Project): boolean {
  return project.workloads.some(
    ({ manifests, workload }) =>
      workload.allContainers.some((c) => c.image?.reference.repository === name) &&
      project.overlays.of(manifests.uri).some((k) => k === overlay),
  );
}
