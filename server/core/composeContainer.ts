import { isMlImage } from './artifacts/dockerfileAbout.js';
import { spanOf } from './artifacts/kubernetes.js';
import { shellWords } from './artifacts/shellWords.js';
import {
  get,
  hasCustomTag,
  isMap,
  isScalar,
  isSeq,
  items,
  resolve,
  str,
  typeOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './artifacts/yaml.js';
import { hasModelServerImage, MODEL_ENVIRONMENT } from './catalogue/servers.js';
import {
  type Accelerator,
  type Argument,
  type Container,
  type EnvironmentVariable,
  hasModelArguments,
  readFlags,
} from './container.js';
import { parseImage } from './imageReference.js';

/**
 * A service of a Compose file as a container: `entrypoint` and `command` as arguments, `environment` as map or list, the GPUs it
 * reserves. Requests and limits stay empty, as their units are others than those of Kubernetes; see {@link gpusOf} too.
 */
export function readComposeContainer(name: string, key: YamlNode, node: YamlMap): Container {
  const image = get(node, 'image');
  const imageText = isScalar(image) && str(image) !== undefined ? interpolated(image.value) : undefined;
  const args = [...commandWords(get(node, 'entrypoint')), ...commandWords(get(node, 'command'))];
  return {
    node,
    name,
    anchor: spanOf(key),
    image: imageText !== undefined && isScalar(image) ? { node: image, reference: parseImage(imageText) } : undefined,
    args,
    flags: readFlags(args),
    env: environmentOf(get(node, 'environment')),
    requests: new Map(),
    limits: new Map(),
    accelerators: acceleratorsOf(node),
    framework: undefined,
    servesModel: (imageText !== undefined && hasModelServerImage(imageText)) || hasModelArguments(args),
  };
}

/** The service looks like one that runs a model. One weak sign alone is not enough. */
export function isModelService(name: string, container: Container): boolean {
  const repository = container.image?.reference.repository;
  if (container.servesModel || (repository !== undefined && isMlImage(repository))) return true;
  let signs = 0;
  if (wantsGpu(container.node)) signs++;
  if (container.env.some((e) => MODEL_ENVIRONMENT.test(e.name))) signs++;
  if (/(?:^|[-_])(?:model|inference|predict(?:or|ion)?|llm|scor(?:er|ing)|train(?:er|ing)?)(?:[-_]|$)/.test(name)) signs++;
  return signs > 1;
}

/**
 * Text with `${NAME:-default}` and `${NAME-default}` replaced by the default and `$$` by `$`; other variables stay as they are, so
 * that they are known to be unknown. Source: compose-spec, "Interpolation".
 */
export function interpolated(text: string): string {
  if (!text.includes('$')) return text;
  return text.replace(
    /\$\$|\$\{[A-Za-z_]\w{0,200}:?-([^${}]{0,500})\}|\$([A-Za-z_]\w{0,200})/g,
    (all, given?: string, bare?: string) => {
      if (all === '$$') return '$';
      return bare === undefined ? (given ?? '') : `\${${bare}}`;
    },
  );
}

/** Words of `command` or `entrypoint`: a list is taken as it is, a text is split as a shell does. */
function commandWords(node: YamlNode | undefined): Argument[] {
  const list = items(node).flatMap((item) => {
    const text = str(item);
    return isScalar(item) && text !== undefined ? [{ text: interpolated(text), node: item }] : [];
  });
  if (!isScalar(node) || str(node) === undefined)
    return list.flatMap((word, i) => (list[i - 1]?.text === '-c' ? split(word) : [word]));
  return split({ text: interpolated(node.value), node });
}

function split({ text, node }: Argument): Argument[] {
  return shellWords(text).map((word) => ({ text: word, node }));
}

function environmentOf(node: YamlNode | undefined): EnvironmentVariable[] {
  if (isSeq(node)) return items(node).flatMap((item) => (isScalar(item) ? listed(item, node.flow) : []));
  if (!isMap(node)) return [];
  return node.pairs.flatMap((p): EnvironmentVariable[] => {
    const key = str(p.key);
    if (key === '<<') return environmentOf(resolve(p.value));
    if (key === undefined) return [];
    const value = resolve(p.value);
    const known = isScalar(value) && typeOf(value) !== 'null' && !hasCustomTag(value) && isKnown(value.value);
    const own: YamlMap = { type: 'map', flow: node.flow, pairs: [p], start: p.key.start, end: Math.max(p.value.end, p.key.end) };
    return [{ name: key, node: own, value: known ? withDefault(value) : undefined }];
  });
}

/** `NAME=value`; a name alone is taken from the shell. The value stands in the same scalar, behind the `=`. */
function listed(item: YamlScalar, within: boolean): EnvironmentVariable[] {
  const equals = item.value.indexOf('=');
  const name = (equals < 0 ? item.value : item.value.slice(0, equals)).trim();
  if (name === '') return [];
  const flow = within && item.style === 'plain';
  const node: YamlMap = { type: 'map', flow, pairs: [], start: item.start, end: item.end };
  const text = item.value.slice(equals + 1);
  if (equals < 0 || !isKnown(text)) return [{ name, node, value: undefined }];
  // Only where nothing is escaped or folded does the value stand where it is counted to stand.
  const quote = item.style === 'single' || item.style === 'double' ? 1 : 0;
  const plain = item.end - item.start === item.value.length + quote * 2;
  const start = plain ? item.start + quote + equals + 1 : item.start;
  const value: YamlScalar = {
    type: 'scalar',
    value: interpolated(text),
    style: 'plain',
    start,
    end: plain ? item.end - quote : item.end,
  };
  return [{ name, node, value }];
}

function withDefault(value: YamlScalar): YamlScalar {
  const text = interpolated(value.value);
  return text === value.value ? value : { ...value, value: text };
}

/** Every variable in the text has a default. */
function isKnown(text: string): boolean {
  return !/\$\{[^}]*\}|\$[A-Za-z_]/.test(interpolated(text).replace(/\$\$/g, ''));
}

/** How many GPUs a service reserves; `all` for every one there is, undefined where it reserves none or this is not known. */
export function gpusOf(node: YamlMap): { readonly count: number | 'all'; readonly key: YamlNode } | undefined {
  for (const device of gpuRequests(node)) {
    const ids = items(get(device, 'device_ids'));
    if (ids.length > 0) return { count: ids.length, key: get(device, 'device_ids')! };
    const count = get(device, 'count');
    if (!count) return { count: 'all', key: device };
    const text = interpolated(str(count) ?? '');
    if (text === 'all' || text === '-1') return { count: 'all', key: count };
    return /^[1-9]\d{0,3}$/.test(text) ? { count: Number(text), key: count } : undefined;
  }
  const all = get(node, 'gpus');
  if (str(all) === 'all') return { count: 'all', key: all! };
  return undefined;
}

/** The entries of `devices` and `gpus` that ask for a GPU. Source: compose-spec, deploy.md "devices" and spec.md "gpus". */
export function gpuRequests(node: YamlMap): YamlMap[] {
  const devices = items(get(node, 'deploy', 'resources', 'reservations', 'devices')).filter(isMap);
  const gpus = items(get(node, 'gpus')).filter(isMap);
  return [...devices.filter(asksGpu), ...gpus];
}

function asksGpu(device: YamlMap): boolean {
  const capabilities = items(get(device, 'capabilities')).map(str);
  return capabilities.some((c) => c === 'gpu' || c === 'nvidia' || c === 'compute') || str(get(device, 'driver')) === 'nvidia';
}

function acceleratorsOf(node: YamlMap): Accelerator[] {
  const gpus = gpusOf(node);
  return gpus && gpus.count !== 'all' ? [{ name: 'nvidia.com/gpu', count: gpus.count, key: gpus.key }] : [];
}

function wantsGpu(node: YamlMap): boolean {
  return gpuRequests(node).length > 0 || get(node, 'gpus') !== undefined || str(get(node, 'runtime')) === 'nvidia';
}
