import type { Artifact } from './artifacts/artifact.js';
import { type Dockerfile, pairsOf } from './artifacts/dockerfile.js';
import { type Manifests, readManifests } from './artifacts/kubernetes.js';
import { buildPlace } from './builtFrom.js';
import { type ImageReference, parseImage } from './imageReference.js';

/** Images that the project builds around a model. */
export interface OwnImages {
  has(image: ImageReference): boolean;
  /** Last segments of their names, sorted. */
  readonly names: readonly string[];
  /** The same for the same images. */
  readonly key: string;
}

/** Names of folders and suffixes that say nothing of the image, and images that everybody has. */
const COMMON = new Set(
  (
    'docker dockerfiles container containers build builds image images deploy deployment deployments infra ci src app gpu cpu cuda ' +
    'dev prod production test tests base latest local python node nginx redis postgres mysql mongo golang rust debian ubuntu alpine ' +
    'jupyter notebook spark flink airflow mlflow kafka rabbitmq traefik registry vault grafana prometheus'
  ).split(' '),
);
const LABELS = new Set(['org.opencontainers.image.title', 'name']);

/**
 * What the Dockerfiles of a project are called as images: by the Compose services that build them, by a label, by the folder or
 * suffix of the file. A name of two Dockerfiles is nobody's. `aboutModels` are those of its Dockerfiles that hold a model.
 */
export function ownImages(root: string, all: readonly Artifact[], aboutModels: ReadonlySet<Artifact>): OwnImages {
  if (aboutModels.size === 0) return { has: () => false, names: [], key: '' };
  const dockerfiles = all.filter((a): a is Dockerfile => a.kind === 'dockerfile' && !a.templated);
  const byUri = new Map(dockerfiles.map((d) => [d.uri, d]));
  const repositories = new Map<string, Set<Dockerfile>>();
  const names = new Map<string, Set<Dockerfile>>();
  const services = new Map<string, Set<Dockerfile>>();
  for (const file of all) {
    for (const { name, node, served } of file.kind === 'compose' ? file.allServices : []) {
      const repository = served.container.image?.reference.repository;
      const built = byUri.get(buildPlace(file.uri, node)?.dockerfile ?? '');
      if (built && repository === undefined) add(services, name, built);
      if (!built || repository === undefined || repository.includes('$')) continue;
      add(repositories, repository, built);
      add(names, lastSegment(repository), built);
    }
  }
  for (const file of dockerfiles) {
    const bases = new Set(file.stages.map(({ base }) => lastSegment(base.repository)));
    for (const name of namesOf(root, file)) if (!bases.has(name) && !COMMON.has(name)) add(names, name, file);
  }
  const isOurs = (found: ReadonlySet<Dockerfile> | undefined) => found?.size === 1 && [...found].every((d) => aboutModels.has(d));
  // Compose calls what it builds `<project>-<service>`, and the project has whatever name it was started with; such an image
  // comes from no registry. Source: https://docs.docker.com/reference/compose-file/build/
  const built = [...services].flatMap(([name, found]) => (isOurs(found) ? [name] : []));
  const isBuilt = (repository: string) =>
    !repository.includes('/') && built.some((name) => repository.endsWith(`-${name}`) || repository.endsWith(`_${name}`));
  const own = [...names].flatMap(([name, found]) => (isOurs(found) ? [name] : []));
  const others = [...repositories].flatMap(([name, found]) => (isOurs(found) ? [] : [name]));
  return {
    has: ({ repository }) => {
      const exact = repositories.get(repository) ?? names.get(lastSegment(repository));
      return exact ? isOurs(exact) === true : isBuilt(repository);
    },
    names: [...new Set([...own, ...built])].sort(),
    key: [own, built, others].map((list) => [...list].sort().join(' ')).join('|'),
  };
}

function add(map: Map<string, Set<Dockerfile>>, name: string, file: Dockerfile): void {
  const found = map.get(name);
  if (found) found.add(file);
  else map.set(name, new Set([file]));
}

function namesOf(root: string, file: Dockerfile): string[] {
  const [folder, name] = [file.uri.slice(0, file.uri.lastIndexOf('/')), file.uri.slice(file.uri.lastIndexOf('/') + 1)];
  const suffix = /^(?:docker|container)file\.(.+)$/i.exec(name)?.[1] ?? /^(.+)\.dockerfile$/i.exec(name)?.[1];
  const labels = file.instructions
    .filter((i) => i.keyword === 'LABEL')
    .flatMap((i) =>
      pairsOf(file, i).flatMap(({ name, value }) =>
        LABELS.has(name) && value ? [lastSegment(parseImage(value).repository)] : [],
      ),
    );
  const place = suffix ?? (folder === root ? undefined : lastSegment(folder));
  return [...labels, ...(place === undefined ? [] : [place])]
    .map((n) => n.toLowerCase())
    .filter((n) => /^[a-z\d][a-z\d._-]+$/.test(n));
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const seen = new WeakMap<Manifests, { readonly key: string; readonly result: Manifests }>();

/**
 * The manifest file as it counts in a project that builds these images: pods of one of them run a model. The file itself where
 * it has none, and the same object as long as the images stay the same, so that results can be kept.
 */
export function withOwnImages(file: Manifests, own: OwnImages): Manifests {
  const part = file.parts[0]!;
  if (!own.names.some((name) => part.text.includes(name))) return file;
  const known = seen.get(file);
  if (known?.key === own.key) return known.result;
  const partial = file.objects.every((o) => o.partial);
  const read = readManifests(part.uri, part.text, file.documents, file.templated, partial, own);
  const result = read && read.workloads.length > file.workloads.length ? read : file;
  seen.set(file, { key: own.key, result });
  return result;
}
