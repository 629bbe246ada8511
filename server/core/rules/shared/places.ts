import type { KubeObject, Manifests } from '../../artifacts/kubernetes.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import type { YamlNode } from '../../artifacts/yaml.js';
import { grouped } from '../../grouped.js';
import type { Related } from '../../model.js';
import type { PlacedObject, Project } from '../../project.js';
import { isService } from '../../references.js';

interface Index {
  readonly files: ReadonlyMap<KubeObject, Manifests>;
  readonly byKind: ReadonlyMap<string, readonly PlacedObject[]>;
  readonly services: ReadonlyMap<string, readonly PlacedObject[]>;
}

const indexes = new WeakMap<Project, Index>();

function indexOf(project: Project): Index {
  let index = indexes.get(project);
  if (!index) {
    const byKind = grouped(project.objects.map((p) => [p.object.kind, p] as const));
    const services = (byKind.get('Service') ?? []).filter(({ object }) => isService(object));
    index = {
      files: new Map(project.objects.map((p) => [p.object, p.manifests])),
      byKind,
      services: grouped(services.map((p) => [p.object.name ?? '', p] as const)),
    };
    indexes.set(project, index);
  }
  return index;
}

/** The file of an object of this project; undefined for an object of another one. */
export function fileOf(project: Project, object: KubeObject): Manifests | undefined {
  return indexOf(project).files.get(object);
}

/** The folder of a file; the empty string for none. */
export function folderOf(file: Manifests | undefined): string {
  return file?.uri.slice(0, file.uri.lastIndexOf('/')) ?? '';
}

/** All objects of these kinds. */
export function ofKinds(project: Project, ...kinds: readonly string[]): readonly PlacedObject[] {
  return kinds.flatMap((kind) => indexOf(project).byKind.get(kind) ?? []);
}

/** The Services of that name, in any namespace. */
export function servicesNamed(project: Project, name: string): readonly PlacedObject[] {
  return indexOf(project).services.get(name) ?? [];
}

/** A further place of a finding, in whatever file of the project it stands; none where the file is not known. */
export function alsoAt(project: Project, object: KubeObject, node: YamlNode | undefined, message: string): Related[] {
  const file = fileOf(project, object);
  return file ? [{ uri: file.uri, span: node ? spanOf(node) : object.anchor, message }] : [];
}
