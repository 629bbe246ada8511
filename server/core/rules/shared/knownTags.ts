import type { Artifact } from '../../artifacts/artifact.js';
import type { ImageReference } from '../../imageReference.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Finding, Fix } from '../../model.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { suggestedFix } from '../../rule.js';
import { agreed, calledFrom, isMainFile } from './mainFiles.js';

interface PlacedImage {
  readonly reference: ImageReference;
  readonly artifact: Artifact;
}

/** Images of the project's main files by repository, as they are written. */
const imagesByRepository = remembered((project: Project): ReadonlyMap<string, readonly PlacedImage[]> => {
  const found = new Map<string, PlacedImage[]>();
  for (const artifact of project.artifacts) {
    if (!isMainFile(project, artifact)) continue;
    for (const { reference } of meaningsOf(artifact).images ?? []) {
      if (reference.unknown) continue;
      const list = found.get(reference.repository);
      if (list) list.push({ reference, artifact });
      else found.set(reference.repository, [{ reference, artifact }]);
    }
  }
  return found;
});

/** The image at a finding with the one fixed tag that the project names elsewhere for its repository. */
export function tagFromProject(found: Finding, artifact: Artifact, project: Project, moves: (tag: string) => boolean): Fix[] {
  const { part, start } = found.span;
  const use = meaningsOf(artifact).images?.find(({ written }) => written.span.part === part && written.span.start === start);
  if (!use?.written.replace) return [];
  const { repository, raw, tag } = use.reference;
  const others = (imagesByRepository(project).get(repository) ?? []).filter(
    (o) => o.reference.tag !== undefined && !moves(o.reference.tag),
  );
  const fixed = agreed(others.map((o) => suffixOf(o.reference)));
  if (fixed === undefined) return [];
  const place = calledFrom(project, artifact, others[0]!.artifact);
  const title = `Use \`${fixed.replace(/^:/, '').replace(/(@sha256:.{12}).*/, '$1…')}\`, as in \`${place}\``;
  if (use.written.value === raw) return [suggestedFix(title, ...use.written.replace(repository + fixed))];
  // Some formats hold the tag apart from the name, and have another place for a digest.
  const alone = use.written.value === tag && !fixed.includes('@');
  return alone ? [suggestedFix(title, ...use.written.replace(fixed.slice(1)))] : [];
}

function suffixOf({ tag, digest }: ImageReference): string {
  return `:${tag}${digest === undefined ? '' : `@${digest}`}`;
}
