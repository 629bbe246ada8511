import { kustomizationMeanings } from '../kustomizationMeanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { spanOf, stringMap } from './kubernetes.js';
import { get, isMap, isScalar, items, keys, num, parseYaml, str, type YamlMap, type YamlNode, type YamlScalar } from './yaml.js';
import { isHelmTemplate, isPlaceholder, maskTemplate } from './yamlTemplate.js';

/** A `kustomization.yaml`. */
export interface Kustomization extends ArtifactBase {
  readonly kind: 'kustomization';
  readonly root: YamlMap;
  /** A `kind: Component`: a part that others include. */
  readonly component: boolean;
  /** What it builds upon: files, folders and addresses of `resources`, `bases` and `components`. */
  readonly resources: readonly PathReference[];
  /** Files of patches: what stands in them is only part of an object. */
  readonly patches: readonly PathReference[];
  readonly images: readonly ImageOverride[];
  readonly replicas: readonly ReplicaOverride[];
  /** Labels and annotations that it puts on every object. */
  readonly marks: readonly Mark[];
  /** `KEY=value` of its ConfigMap and Secret generators. */
  readonly literals: readonly Literal[];
  /** Where findings about the whole file stand: its first key. */
  readonly anchor: Span;
}

/** A path as it is written, relative to the kustomization's folder; an address of something elsewhere is one too. */
export interface PathReference {
  readonly path: string;
  readonly node: YamlScalar;
}

/** One entry of `images`: what replaces name, tag or digest of the images of that name. */
export interface ImageOverride {
  readonly name: string;
  readonly newName: string | undefined;
  readonly newTag: string | undefined;
  readonly digest: string | undefined;
  readonly node: YamlMap;
  /** The scalar of `newTag`, where there is one. */
  readonly tagNode: YamlScalar | undefined;
}

export interface ReplicaOverride {
  readonly name: string;
  readonly count: number;
}

export interface Mark {
  readonly key: string;
  readonly value: string;
  readonly node: YamlNode;
}

export interface Literal {
  readonly generator: 'configMap' | 'secret';
  readonly name: string;
  readonly value: string;
  readonly node: YamlScalar;
}

/** Keys that a kustomization has and hardly anything else. Source: kustomize `api/types/kustomization.go`. */
const KEYS = new Set([
  'resources',
  'bases',
  'components',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'images',
  'replicas',
  'commonLabels',
  'commonAnnotations',
  'configMapGenerator',
  'secretGenerator',
  'generators',
  'transformers',
  'helmCharts',
  'replacements',
  'namePrefix',
  'nameSuffix',
]);

/**
 * Reads a file that is named as kustomize looks for it; null where it has none of its keys and another `kind`, or no mapping at
 * all. `apiVersion` and `kind` may be left out.
 */
export function readKustomization(uri: string, text: string): Kustomization | null {
  const templated = isHelmTemplate(text, false);
  const document = parseYaml(templated ? maskTemplate(text).text : text)[0];
  const root = document?.root;
  if (!document || !isMap(root)) return null;
  const kind = str(get(root, 'kind'));
  const known = kind === 'Kustomization' || kind === 'Component';
  if (!known && (kind !== undefined || !keys(root).some((k) => KEYS.has(k)))) return null;
  const problems: SyntaxProblem[] = templated
    ? []
    : document.errors.map((e) => ({ span: { part: 0, start: e.start, end: e.end }, message: e.message }));
  const kustomization: Omit<Kustomization, 'meanings'> = {
    kind: 'kustomization',
    uri,
    parts: [{ uri, text }],
    problems,
    templated,
    aboutModel: false,
    root,
    component: kind === 'Component',
    resources: [get(root, 'resources'), get(root, 'bases'), get(root, 'components')].flatMap((list) =>
      items(list).flatMap(pathOf),
    ),
    patches: [
      ...[...items(get(root, 'patches')), ...items(get(root, 'patchesJson6902'))].flatMap((p) => pathOf(get(p, 'path'))),
      ...items(get(root, 'patchesStrategicMerge')).flatMap(pathOf),
    ],
    images: items(get(root, 'images')).flatMap(imageOf),
    replicas: items(get(root, 'replicas')).flatMap((entry) => {
      const [name, count] = [str(get(entry, 'name')), num(get(entry, 'count'))];
      return name !== undefined && count !== undefined && !isPlaceholder(name) ? [{ name, count }] : [];
    }),
    marks: [
      get(root, 'commonLabels'),
      get(root, 'commonAnnotations'),
      ...items(get(root, 'labels')).map((entry) => get(entry, 'pairs')),
    ].flatMap((map) => [...stringMap(map)].map(([key, { value, node }]) => ({ key, value, node }))),
    literals: [...literalsOf(root, 'configMap'), ...literalsOf(root, 'secret')],
    anchor: root.pairs[0] ? spanOf(root.pairs[0].key) : { part: 0, start: root.start, end: root.start },
  };
  return Object.assign(kustomization, { meanings: () => kustomizationMeanings(kustomization as Kustomization) });
}

/** A patch may also be written in place: that is no path. */
function pathOf(node: YamlNode | undefined): PathReference[] {
  const path = str(node);
  const inPlace = isScalar(node) && (node.style === 'literal' || node.style === 'folded');
  if (!isScalar(node) || inPlace || !path || isPlaceholder(path) || /[\r\n]/.test(path)) return [];
  return [{ path, node }];
}

function imageOf(entry: YamlNode): ImageOverride[] {
  const name = str(get(entry, 'name'));
  if (!isMap(entry) || !name) return [];
  const tag = get(entry, 'newTag');
  const given = (key: string) => str(get(entry, key)) || undefined;
  return [
    {
      name,
      newName: given('newName'),
      newTag: given('newTag'),
      digest: given('digest'),
      node: entry,
      tagNode: isScalar(tag) && tag.value !== '' ? tag : undefined,
    },
  ];
}

function literalsOf(root: YamlMap, generator: Literal['generator']): Literal[] {
  return items(get(root, `${generator}Generator`)).flatMap((entry) =>
    items(get(entry, 'literals')).flatMap((node) => {
      const text = str(node) ?? '';
      const equals = text.indexOf('=');
      if (!isScalar(node) || equals <= 0) return [];
      // kustomize takes a pair of quotes off the value.
      const value = text.slice(equals + 1).replace(/^(["'])(.*)\1$/, '$2');
      return [{ generator, name: text.slice(0, equals), value, node }];
    }),
  );
}
