import type { Artifact } from './artifacts/artifact.js';
import type { Manifests } from './artifacts/kubernetes.js';
import { readManifests } from './artifacts/kubernetes.js';
import type { Kustomization, PathReference } from './artifacts/kustomization.js';
import { grouped } from './grouped.js';
import type { ImageReference } from './imageReference.js';
import { isNearName } from './nearNames.js';
import { relativeUri } from './relativeUri.js';
import { remembered } from './remembered.js';

/** More overlays around one file, or more files in one folder, are written by a program: their names are near by rule. */
const MANY = 100;

/** What the kustomizations of a project make of its manifest files. */
export interface Overlays {
  /** Kustomizations that take in a file, by themselves or through others. */
  of(uri: string): readonly Kustomization[];
  /** The artifact as it counts in the project: a file that is somebody's patch is only part of an object. */
  seen(artifact: Artifact): Artifact;
  /** What kustomizations build upon and nobody has read, where something beside it has almost that name. */
  missing(): readonly MissingFile[];
}

/** A path of a kustomization that leads nowhere. */
export interface MissingFile {
  readonly kustomization: Kustomization;
  readonly reference: PathReference;
  /** The name of what stands there instead. */
  readonly near: string;
}

/** Relates kustomizations to the files they name. Linear in what they name. */
export function overlaysOf(artifacts: readonly Artifact[]): Overlays {
  const kustomizations = artifacts.filter((a): a is Kustomization => a.kind === 'kustomization');
  const byFolder = new Map(kustomizations.map((k) => [folderOf(k.uri), k]));
  /** Who names a file or folder. */
  const namedBy = new Map<string, Kustomization[]>();
  const patches = new Set<string>();
  for (const k of kustomizations) {
    const folder = folderOf(k.uri);
    const add = (path: string) => {
      const uri = relativeUri(folder, path);
      if (uri === undefined) return undefined;
      const list = namedBy.get(uri);
      if (list) list.push(k);
      else namedBy.set(uri, [k]);
      return uri;
    };
    for (const { path } of k.resources) add(path);
    for (const { path } of k.patches) {
      const uri = add(path);
      if (uri !== undefined) patches.add(uri);
    }
  }
  const known = new Map<string, readonly Kustomization[]>();
  return {
    of(uri) {
      const before = known.get(uri);
      if (before) return before;
      const found = new Set<Kustomization>();
      const open = [...(namedBy.get(uri) ?? [])];
      for (let k = open.pop(); k && found.size < MANY; k = open.pop()) {
        if (found.has(k)) continue;
        found.add(k);
        open.push(...(namedBy.get(folderOf(k.uri)) ?? []).filter((parent) => byFolder.get(folderOf(parent.uri)) === parent));
      }
      const list = [...found];
      known.set(uri, list);
      return list;
    },
    seen: (artifact) =>
      patches.has(artifact.uri) && (artifact.kind === 'kubernetes' || artifact.kind === 'kserve') ? asPatch(artifact) : artifact,
    missing: () => missingFiles(kustomizations, artifacts),
  };
}

/**
 * Files of objects and folders of kustomizations that are named by a slip. A file that is not read (it holds nothing but custom
 * resource definitions, say) may well be there: only one that has no such name and a near one beside it is missing.
 */
function missingFiles(kustomizations: readonly Kustomization[], artifacts: readonly Artifact[]): MissingFile[] {
  const named = artifacts.flatMap((a) =>
    a.kind === 'kubernetes' || a.kind === 'kserve' ? [a.uri] : a.kind === 'kustomization' ? [folderOf(a.uri)] : [],
  );
  const children = grouped([...new Set(named)].map((uri) => [folderOf(uri), uri] as const));
  const all = new Set(artifacts.flatMap((a) => [a.uri, folderOf(a.uri)]));
  return kustomizations.flatMap((kustomization) => {
    const folder = folderOf(kustomization.uri);
    if (kustomization.templated || kustomization.problems.length > 0) return [];
    const own = new Set(kustomization.resources.map((r) => relativeUri(folder, r.path)));
    return kustomization.resources.flatMap((reference) => {
      const uri = relativeUri(folder, reference.path);
      if (uri === undefined || all.has(uri)) return [];
      const beside = children.get(folderOf(uri)) ?? [];
      if (beside.length > MANY) return [];
      const near = beside.filter((other) => !own.has(other) && isSlipOf(nameOf(other), nameOf(uri)));
      return near.length === 1 ? [{ kustomization, reference, near: nameOf(near[0]!) }] : [];
    });
  });
}

function isSlipOf(there: string, written: string): boolean {
  const [a, b] = [there, written].map((name) => name.replace(/\.ya?ml$/, ''));
  return a === b || isNearName(a!, b!);
}

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether an override of some kustomization around the file gives the image a tag that stays, or a digest. */
export function isPinnedByOverlay(
  overlays: Overlays,
  uri: string,
  image: ImageReference,
  moves: (tag: string) => boolean,
): boolean {
  const overrides = overlays.of(uri).flatMap((k) => k.images);
  // Who renames an image first is met by the others under its new name.
  const names = new Set([image.repository]);
  for (const o of overrides) if (o.name === image.repository && o.newName !== undefined) names.add(o.newName);
  return overrides.some(
    (o) => names.has(o.name) && (o.digest !== undefined || (o.newTag !== undefined && !moves(o.newTag.toLowerCase()))),
  );
}

/** How many replicas kustomizations around the file give to an object of that name; the most of them. */
export function replicasByOverlay(overlays: Overlays, uri: string, name: string): number | undefined {
  const counts = overlays.of(uri).flatMap((k) => k.replicas.flatMap((r) => (r.name === name ? [r.count] : [])));
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

/** The same file, of which nothing proves anything by what it lacks. Made once for each, so that results can be kept. */
const asPatch = remembered((file: Manifests): Manifests => {
  if (file.objects.every((o) => o.partial)) return file;
  const part = file.parts[0]!;
  return readManifests(file.uri, part.text, file.documents, file.templated, true) ?? file;
});

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
