import type { KubeObject, Manifests } from '../../artifacts/kubernetes.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import type { YamlNode } from '../../artifacts/yaml.js';
import type { Related } from '../../model.js';
import type { Project } from '../../project.js';

const known = new WeakMap<Project, ReadonlyMap<KubeObject, Manifests>>();

/** The file of an object of this project; undefined for an object of another one. */
export function fileOf(project: Project, object: KubeObject): Manifests | undefined {
  let files = known.get(project);
  if (!files) {
    files = new Map(project.objects.map((p) => [p.object, p.manifests]));
    known.set(project, files);
  }
  return files.get(object);
}

/** A further place of a finding, in whatever file of the project it stands; none where the file is not known. */
export function alsoAt(project: Project, object: KubeObject, node: YamlNode | undefined, message: string): Related[] {
  const file = fileOf(project, object);
  return file ? [{ uri: file.uri, span: node ? spanOf(node) : object.anchor, message }] : [];
}
