import type { Artifact } from './artifacts/artifact.js';
import type { Compose } from './artifacts/compose.js';
import { type Dockerfile, wordsOf } from './artifacts/dockerfile.js';
import { installsOf } from './artifacts/dockerfileInstalls.js';
import { importedFiles } from './artifacts/pythonNeighbours.js';
import { buildPlace } from './builtFrom.js';
import { isModelService } from './composeContainer.js';
import { grouped } from './grouped.js';
import { relativeUri } from './relativeUri.js';
import { remembered } from './remembered.js';

/** What is about a model only because an ML artifact refers to it, or it to one. */
export interface Belonging {
  readonly artifacts: ReadonlySet<Artifact>;
  /** Every Dockerfile whose image holds what runs a model, those that say so themselves included. */
  readonly dockerfiles: ReadonlySet<Artifact>;
}

/**
 * Follows what files say of each other: Dockerfiles and the packages they install, Compose files and the Dockerfiles they build,
 * web services and the modules in which they load a model. `own` are the ML artifacts among `all`. Linear in what they name.
 */
export function belongingTo(root: string, all: readonly Artifact[], own: ReadonlySet<Artifact>): Belonging {
  const byUri = new Map(all.map((a) => [a.uri, a]));
  const builds = all.flatMap((a) => (a.kind === 'compose' && !a.templated ? buildsOf(a) : []));
  const contexts = grouped(builds.map((b) => [b.dockerfile, b.context] as const));
  const dockerfiles = new Set<Artifact>();
  const found = new Set<Artifact>();
  for (const file of all) {
    if (file.kind !== 'dockerfile' || file.templated) continue;
    const places = [...(contexts.get(file.uri) ?? []), folderOf(file.uri), root];
    if (own.has(file) || installsModels(file, places, byUri, own)) dockerfiles.add(file);
  }
  for (const { compose, model, dockerfile } of builds) {
    const built = byUri.get(dockerfile);
    if (built?.kind === 'dockerfile' && model && own.has(compose)) dockerfiles.add(built);
  }
  for (const { compose, dockerfile } of builds) {
    const built = byUri.get(dockerfile);
    if (built && dockerfiles.has(built)) found.add(compose);
  }
  for (const file of dockerfiles) found.add(file);
  for (const file of all) {
    if (file.kind !== 'python-script' || file.aboutModel !== false || !file.answers) continue;
    const loads = (uri: string) => {
      const other = byUri.get(uri);
      return other !== undefined && own.has(other) && other.kind === 'python-script' && other.use.loads;
    };
    if (importedFiles(root, file).some(loads)) found.add(file);
  }
  return { artifacts: found, dockerfiles };
}

interface Build {
  readonly compose: Compose;
  /** The service shows by itself that it runs a model. */
  readonly model: boolean;
  readonly context: string;
  readonly dockerfile: string;
}

const buildsOf = remembered((compose: Compose): readonly Build[] =>
  compose.allServices.flatMap(({ name, node, served }): Build[] => {
    const place = buildPlace(compose.uri, node);
    return place ? [{ compose, model: isModelService(name, served.container), ...place }] : [];
  }),
);

/** It installs or copies a list of packages that is one of machine learning: the first that is read at one of these places. */
function installsModels(
  file: Dockerfile,
  folders: readonly string[],
  byUri: ReadonlyMap<string, Artifact>,
  own: ReadonlySet<Artifact>,
): boolean {
  return packageFiles(file).some((path) => {
    for (const folder of folders) {
      const list = byUri.get(relativeUri(folder, path) ?? '');
      if (list?.kind === 'requirements') return own.has(list);
    }
    return false;
  });
}

/** Paths of lists of packages that it copies from the context of its build, or names behind `-r` and `--file`. */
const packageFiles = remembered((file: Dockerfile): readonly string[] => {
  const copied = file.instructions.flatMap((instruction) => {
    const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD';
    if (!copies || instruction.flags.some(({ name }) => name === 'from')) return [];
    return wordsOf(file, instruction)
      .slice(0, -1)
      .map(({ text }) => text.replace(/^\/+/, ''));
  });
  const installed = installsOf(file).flatMap(({ options }) =>
    options.flatMap((o) => (/^(?:-r|-f|--file)$/.test(o.name) ? [o.value] : [])),
  );
  return [...new Set([...copied, ...installed])].filter((path) => /\.(?:txt|in|ya?ml|toml)$|(?:^|\/)Pipfile$/.test(path));
});

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
