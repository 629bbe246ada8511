import type { Artifact } from '../../artifacts/artifact.js';
import type { ModelReference } from '../../meanings.js';
import { meaningsOf } from '../../meaningsOf.js';
import type { Finding } from '../../model.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { agreed, isMainFile } from './mainFiles.js';
import { hubPins, registryPins } from './pinnedUses.js';

const commitsOf = remembered((project: Project): ReadonlyMap<string, ReadonlyMap<string, Artifact>> => {
  const found = new Map<string, Map<string, Artifact>>();
  for (const { model, version, artifact } of hubPins(project)) {
    if (!/^[0-9a-f]{40}$/.test(version)) continue;
    const key = model.toLowerCase();
    found.set(key, (found.get(key) ?? new Map()).set(version, artifact));
  }
  return found;
});

const numbersOf = remembered((project: Project): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { model, version } of registryPins(project)) found.set(model, (found.get(model) ?? new Set()).add(version));
  return found;
});

const writtenModels = remembered((project: Project): readonly string[] =>
  project.artifacts.flatMap((artifact) =>
    isMainFile(project, artifact) ? (meaningsOf(artifact).models ?? []).map(({ written }) => written.value) : [],
  ),
);

/** The one commit at which main files of the project take a repository of the Hub, and one of these files. */
export function knownCommit(project: Project, id: string): readonly [string, Artifact] | undefined {
  const known = [...(commitsOf(project).get(id.toLowerCase()) ?? [])];
  return known.length === 1 ? known[0] : undefined;
}

/** The one number under which main files of the project take `models:/name`. */
export function knownNumber(project: Project, model: string): string | undefined {
  return agreed(numbersOf(project).get(model) ?? []);
}

/** The one address among those of the project's main files that `fits` accepts. */
export function knownAddress(project: Project, fits: (address: string) => boolean): string | undefined {
  return agreed(writtenModels(project).filter(fits));
}

/** The reference to a model that a finding stands at: to one of the Hub, or to one of elsewhere. */
export function modelAt({ span }: Finding, artifact: Artifact, hub: boolean): ModelReference | undefined {
  const models = (meaningsOf(artifact).models ?? []).filter(({ source }) => (source === 'hub') === hub);
  return models.find(({ written, revision }) =>
    [written, revision].some((w) => w && w.span.part === span.part && w.span.start === span.start && w.span.end === span.end),
  );
}
