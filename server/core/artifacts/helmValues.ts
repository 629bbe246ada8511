import { hasModelServerImage } from '../catalogue/servers.js';
import { type Container, readContainer } from '../container.js';
import { helmValuesMeanings } from '../helmValuesMeanings.js';
import { type ImageReference, parseImage } from '../imageReference.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { get, isMap, isScalar, keyText, parseYaml, str, type YamlMap, type YamlNode, type YamlScalar } from './yaml.js';
import { isHelmTemplate, isPlaceholder, maskTemplate } from './yamlTemplate.js';

/** The `values.yaml` of a Helm chart. Its shape is the chart's own: only keys that nearly all charts share are read. */
export interface HelmValues extends ArtifactBase {
  readonly kind: 'helm-values';
  readonly root: YamlMap;
  /** The values themselves and each mapping in them that has the keys of something that runs. */
  readonly components: readonly ValuesComponent[];
}

/** What one workload of a chart is given. */
export interface ValuesComponent {
  /** The key it stands under; undefined for the top of the file. */
  readonly key: string | undefined;
  readonly map: YamlMap;
  /** What `image` names; undefined where the chart fills in what is missing (a tag left empty is that of the chart). */
  readonly image: ValuesImage | undefined;
  /** Arguments, environment and resources, read as those of a container. What it lacks proves nothing. */
  readonly container: Container;
}

export interface ValuesImage {
  readonly reference: ImageReference;
  /** The tag, the digest or the whole image: what says which version it is. */
  readonly node: YamlScalar;
}

/** Keys of values of which nearly every chart has some. Source: `helm create`, and the charts of its users. */
const SIGNS = ['image', 'replicaCount', 'resources', 'autoscaling', 'args', 'extraArgs', 'env'];

/**
 * Reads the values of a chart; null where the text is no mapping. Whether the file belongs to a chart is for the caller to know
 * (a `Chart.yaml` beside it).
 */
export function readHelmValues(uri: string, text: string): HelmValues | null {
  const templated = isHelmTemplate(text, false);
  const document = parseYaml(templated ? maskTemplate(text).text : text)[0];
  const root = document?.root;
  if (!document || !isMap(root)) return null;
  const problems: SyntaxProblem[] = templated
    ? []
    : document.errors.map((e) => ({ span: { part: 0, start: e.start, end: e.end }, message: e.message }));
  const components = [component(undefined, root), ...nested(root)].filter((c) => SIGNS.some((key) => get(c.map, key)));
  const values: Omit<HelmValues, 'meanings'> = {
    kind: 'helm-values',
    uri,
    parts: [{ uri, text }],
    problems,
    templated,
    aboutModel: components.some((c) => c.container.servesModel) || MODEL_KEYS.some((path) => isAddress(get(root, ...path))),
    root,
    components,
  };
  return Object.assign(values, { meanings: () => helmValuesMeanings(values as HelmValues) });
}

/** Where charts of model servers take the model from. */
export const MODEL_KEYS: readonly (readonly string[])[] = [
  ['storageUri'],
  ['modelUri'],
  ['modelURI'],
  ['model', 'uri'],
  ['model', 'storageUri'],
  ['predictor', 'storageUri'],
];

function isAddress(node: YamlNode | undefined): boolean {
  return /^[a-z][\w+.-]*:\/\/./i.test(str(node) ?? '');
}

/** Mappings one level down: `modelServer.image`. */
function nested(root: YamlMap): ValuesComponent[] {
  return root.pairs.flatMap((pair) => {
    const key = keyText(pair);
    return key !== undefined && isMap(pair.value) && !PARTS.has(key) ? [component(key, pair.value)] : [];
  });
}

/** Mappings of the top that are no workload of their own. */
const PARTS = new Set(['image', 'resources', 'autoscaling', 'service', 'ingress', 'serviceAccount', 'global', 'env']);

function component(key: string | undefined, map: YamlMap): ValuesComponent {
  const image = imageOf(map);
  const container = readContainer(withArguments(map));
  const serves = container.servesModel || (image !== undefined && hasModelServerImage(image.reference.raw)) || namesServer(map);
  return {
    key,
    map,
    image,
    container: {
      ...container,
      node: map,
      name: container.name ?? key,
      image: container.image ?? named(map),
      servesModel: serves,
    },
  };
}

/** The image by its name, so that it can be told which server it is. */
function named(map: YamlMap): Container['image'] {
  const node = get(map, 'image', 'repository');
  const repository = repositoryOf(get(map, 'image'));
  return isScalar(node) && repository && !isPlaceholder(repository) ? { node, reference: parseImage(repository) } : undefined;
}

/** Names by which charts take the arguments of their server, besides `args`. */
const ARGUMENTS = ['extraArgs', 'serverArgs', 'extraCmdArgs'];

/** The mapping as a container would be written, for reading alone. */
function withArguments(map: YamlMap): YamlMap {
  const own = map.pairs.find((pair) => ARGUMENTS.includes(keyText(pair) ?? ''));
  if (own?.key.type !== 'scalar' || get(map, 'args')) return map;
  return { ...map, pairs: [...map.pairs, { key: { ...own.key, value: 'args' }, value: own.value }] };
}

/** The image may name a model server and leave its tag to the chart. */
function namesServer(map: YamlMap): boolean {
  return hasModelServerImage(repositoryOf(get(map, 'image')) ?? '');
}

function repositoryOf(image: YamlNode | undefined): string | undefined {
  if (isScalar(image)) return str(image);
  const [registry, repository] = [str(get(image, 'registry')), str(get(image, 'repository'))];
  return repository && (registry ? `${registry}/${repository}` : repository);
}

function imageOf(map: YamlMap): ValuesImage | undefined {
  const image = get(map, 'image');
  const repository = repositoryOf(image);
  if (!repository || isPlaceholder(repository)) return undefined;
  if (isScalar(image)) {
    const reference = parseImage(repository);
    // Charts put a tag of their own behind a bare name.
    return reference.tag === undefined && reference.digest === undefined ? undefined : { reference, node: image };
  }
  const [tag, digest] = [get(image, 'tag'), get(image, 'digest')];
  const node = str(digest) ? digest : str(tag) ? tag : undefined;
  if (!isScalar(node)) return undefined;
  const raw = `${repository}${str(tag) ? `:${str(tag)}` : ''}${str(digest) ? `@${str(digest)}` : ''}`;
  return { reference: parseImage(raw), node };
}
