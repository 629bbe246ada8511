import type { Part, Span } from '../model.js';
import type { OwnImages } from '../ownImages.js';
import { type Workload, workloadsOf } from '../serving.js';
import { workloadMeanings } from '../workloadMeanings.js';
import { withPlatforms } from '../workloads/platformMeanings.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { get, isMap, isSeq, str, type YamlDocument, type YamlMap, type YamlNode } from './yaml.js';

/** A file of Kubernetes objects, one per YAML document or item of a `kind: List`. */
export interface Manifests extends ArtifactBase {
  /** `kserve` where at least one object is of the `serving.kserve.io` group (or of `serving.kubeflow.org`, its first name). */
  readonly kind: 'kubernetes' | 'kserve';
  readonly documents: readonly YamlDocument[];
  readonly objects: readonly KubeObject[];
  /** Pods and KServe components that serve or train a model. Empty in a file that only accompanies one. */
  readonly workloads: readonly Workload[];
}

export interface KubeObject {
  readonly node: YamlMap;
  /** Index into the file's documents. */
  readonly document: number;
  readonly apiVersion: string;
  /** `apps`, `serving.kserve.io`; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Where findings about the whole object stand: the value of `metadata.name`, else of `kind`. */
  readonly anchor: Span;
  /** Only part of the truth: a patch, a template, or text with syntax errors. What it lacks proves nothing. */
  readonly partial: boolean;
}

const API_VERSION = /^(?:[a-z0-9.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?$/;
/** They hold the words of every kind without being one. */
const NOT_DEPLOYED = new Set([
  'CustomResourceDefinition',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'Config',
]);

/**
 * Reads the Kubernetes objects of parsed YAML; null where there is none. `templated` as in {@link ArtifactBase}; `partial`: the
 * file is known to hold only parts of objects; `own`: images that the project builds around a model.
 */
export function readManifests(
  uri: string,
  text: string,
  documents: readonly YamlDocument[],
  templated: boolean,
  partial = templated,
  own?: OwnImages,
): Manifests | null {
  const objects: KubeObject[] = [];
  const problems: SyntaxProblem[] = [];
  documents.forEach((document, index) => {
    const found = objectsOf(document.root, index, partial || document.errors.length > 0);
    objects.push(...found);
    if (found.length > 0 && !templated) {
      for (const e of document.errors) problems.push({ span: { part: 0, start: e.start, end: e.end }, message: e.message });
    }
  });
  if (objects.length === 0) return null;
  const part: Part = { uri, text };
  const manifests: Omit<Manifests, 'workloads'> = {
    kind: objects.some((o) => o.group === 'serving.kserve.io' || o.group === 'serving.kubeflow.org') ? 'kserve' : 'kubernetes',
    uri,
    parts: [part],
    problems,
    templated,
    documents,
    objects,
  };
  const workloads = objects.flatMap((object) => workloadsOf(object, own));
  return { ...manifests, workloads, meanings: () => withPlatforms(workloadMeanings(workloads, text), objects, workloads, text) };
}

/** Labels or annotations of an object or pod template; empty where there are none. */
export function stringMap(node: YamlNode | undefined): Map<string, { value: string; node: YamlNode; key: YamlNode }> {
  const result = new Map<string, { value: string; node: YamlNode; key: YamlNode }>();
  if (!node || !isMap(node)) return result;
  for (const pair of node.pairs) {
    const key = str(pair.key);
    const value = str(pair.value);
    if (key !== undefined && value !== undefined) result.set(key, { value, node: pair.value, key: pair.key });
  }
  return result;
}

/** The span of a YAML node in a one-part file. */
export function spanOf(node: { readonly start: number; readonly end: number }): Span {
  return { part: 0, start: node.start, end: node.end };
}

function objectsOf(root: YamlNode | null, document: number, partial: boolean): KubeObject[] {
  if (!root || !isMap(root)) return [];
  const apiVersion = str(get(root, 'apiVersion'));
  const kindNode = get(root, 'kind');
  const kind = str(kindNode);
  if (!apiVersion || !kindNode || !kind || !API_VERSION.test(apiVersion) || NOT_DEPLOYED.has(kind)) return [];
  const list = get(root, 'items');
  if (kind.endsWith('List') && list && isSeq(list)) return list.items.flatMap((item) => objectsOf(item, document, partial));
  const nameNode = get(root, 'metadata', 'name');
  return [
    {
      node: root,
      document,
      apiVersion,
      group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
      kind,
      name: str(nameNode),
      namespace: str(get(root, 'metadata', 'namespace')),
      anchor: spanOf(str(nameNode) ? nameNode! : kindNode),
      partial: partial || get(root, '$patch') !== undefined,
    },
  ];
}
