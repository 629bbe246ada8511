import { spanOf } from './artifacts/kubernetes.js';
import { shellWords } from './artifacts/shellWords.js';
import { get, isMap, isScalar, isSeq, items, str, type YamlMap, type YamlNode, type YamlScalar } from './artifacts/yaml.js';
import { hasModelServerImage, isAccelerator, MODEL_ARGUMENTS, MODEL_COMMANDS } from './catalogue/servers.js';
import { type ImageReference, parseImage } from './imageReference.js';
import type { Span } from './model.js';
import { type Amount, readAmounts } from './resources.js';

/** A container with what rules ask of it again and again, read once. */
export interface Container {
  readonly node: YamlMap;
  readonly name: string | undefined;
  /** Where findings about what the container lacks stand: its name, else its first key. */
  readonly anchor: Span;
  readonly image: { readonly node: YamlScalar; readonly reference: ImageReference } | undefined;
  /** `command` and `args` in order, shell strings split into words. */
  readonly args: readonly Argument[];
  /** The same by the name of the flag, the first of each name; see {@link flag}. */
  readonly flags: ReadonlyMap<string, Flag>;
  readonly env: readonly EnvironmentVariable[];
  /** What it asks for and is limited to, by resource; empty where nothing is written. */
  readonly requests: ReadonlyMap<string, Amount>;
  readonly limits: ReadonlyMap<string, Amount>;
  /** Accelerators it is given; limits first, as requests default to them. */
  readonly accelerators: readonly Accelerator[];
  /** KServe's `model` entry or framework key (`sklearn`, `triton` …) rather than a container of its own. */
  readonly framework: string | undefined;
  /** This is the container that holds the model, not a sidecar. */
  readonly servesModel: boolean;
}

export interface Argument {
  readonly text: string;
  /** The YAML scalar that holds the word; several words of one shell string share it. */
  readonly node: YamlScalar;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly node: YamlMap;
  /** Literal value; undefined where it comes from elsewhere. */
  readonly value: YamlScalar | undefined;
}

/** A flag of a container's command line. */
export interface Flag {
  /** Where it stands among the arguments. */
  readonly index: number;
  readonly value: Argument;
}

/** An accelerator that a container is given. */
export interface Accelerator {
  /** The name of its resource. */
  readonly name: string;
  readonly count: number;
  readonly key: YamlNode;
}

/**
 * The value of a flag given as `--name value` or `--name=value`; a flag without value has the text `true`. Of several names
 * the one that is given first counts.
 */
export function flag({ flags }: Container, ...names: readonly string[]): Argument | undefined {
  if (flags.size === 0) return undefined;
  let first: Flag | undefined;
  for (const name of names) {
    const found = flags.get(name);
    if (found && (!first || found.index < first.index)) first = found;
  }
  return first?.value;
}

/** The containers in a list of a pod; empty where there is none. */
export function containersOf(podSpec: YamlMap, key: string): Container[] {
  const list = get(podSpec, key);
  return list && isSeq(list) ? list.items.filter(isMap).map(readContainer) : [];
}

/** Reads a container, or what stands for one; `servesModel` by what it starts. */
export function readContainer(node: YamlMap): Container {
  const image = get(node, 'image');
  const nameNode = get(node, 'name');
  const args = [...words(get(node, 'command')), ...words(get(node, 'args'))];
  const env = readEnvironment(get(node, 'env'));
  const requests = readAmounts(get(node, 'resources', 'requests'));
  const limits = readAmounts(get(node, 'resources', 'limits'));
  const imageText = image && isScalar(image) ? image.value : undefined;
  return {
    node,
    name: str(nameNode),
    anchor: spanOf(nameNode && str(nameNode) ? nameNode : (node.pairs[0]?.key ?? node)),
    image: image && isScalar(image) && image.value !== '' ? { node: image, reference: parseImage(image.value) } : undefined,
    args,
    flags: readFlags(args),
    env,
    requests,
    limits,
    accelerators: acceleratorsIn(limits, requests),
    framework: undefined,
    servesModel: (imageText !== undefined && hasModelServerImage(imageText)) || hasModelArguments(args),
  };
}

function readEnvironment(node: YamlNode | undefined): EnvironmentVariable[] {
  const result: EnvironmentVariable[] = [];
  for (const item of node ? items(node) : []) {
    const name = str(get(item, 'name'));
    const value = get(item, 'value');
    if (isMap(item) && name) result.push({ name, node: item, value: value && isScalar(value) ? value : undefined });
  }
  return result;
}

/** Words of `command` or `args`: each item, and for `sh -c "…"` the words of the script up to the first `;`, `&&` or `|`. */
export function words(node: YamlNode | undefined): Argument[] {
  const result: Argument[] = [];
  const list = node ? (isScalar(node) ? [node] : items(node)) : [];
  for (const item of list) {
    if (!isScalar(item)) continue;
    const script =
      /\s/.test(item.value) && (result.at(-1)?.text === '-c' || isScalar(node!) || /^-?-?[\w./-]+\s/.test(item.value));
    if (!script) {
      result.push({ text: item.value, node: item });
      continue;
    }
    for (const text of shellWords(item.value)) result.push({ text, node: item });
  }
  return result;
}

/** The command line has a flag or a command that only model servers have. */
export function hasModelArguments(args: readonly Argument[]): boolean {
  if (args.length === 0) return false;
  const line = ' ' + args.map((a) => a.text).join(' ') + ' ';
  return (
    args.some((a) => MODEL_ARGUMENTS.has(a.text.split('=', 1)[0]!)) ||
    MODEL_COMMANDS.some((c) => line.includes(` ${c} `) || line.includes(`/${c} `))
  );
}

/** The flags of a command line by name, the first of each. */
export function readFlags(args: readonly Argument[]): ReadonlyMap<string, Flag> {
  const found = new Map<string, Flag>();
  args.forEach((argument, index) => {
    const equals = argument.text.indexOf('=');
    const name = equals < 0 ? argument.text : argument.text.slice(0, equals);
    if (found.has(name)) return;
    const next = args[index + 1];
    const value =
      equals >= 0
        ? { text: argument.text.slice(equals + 1), node: argument.node }
        : next && !next.text.startsWith('-')
          ? next
          : { text: 'true', node: argument.node };
    found.set(name, { index, value });
  });
  return found;
}

function acceleratorsIn(...sides: readonly ReadonlyMap<string, Amount>[]): Accelerator[] {
  const found: Accelerator[] = [];
  for (const side of sides) {
    for (const { resource, amount, key } of side.values()) {
      if (amount === undefined || amount <= 0 || !isAccelerator(resource) || found.some((f) => f.name === resource)) continue;
      found.push({ name: resource, count: amount, key });
    }
  }
  return found;
}
