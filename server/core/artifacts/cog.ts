import type { Meanings, PackageList, Written } from '../meanings.js';
import type { ArtifactBase } from './artifact.js';
import { assignments } from './bento.js';
import { packageStrings, pythonEntry } from './packageStrings.js';
import { readRequirementLine } from './requirements.js';
import { shellCommands } from './shellCommands.js';
import { bool, get, isMap, isScalar, items, keys, str, type YamlMap, type YamlNode } from './yaml.js';
import { readYamlFile } from './yamlFile.js';
import { writtenAt } from './yamlSpan.js';

/** Replicate's `cog.yaml` (https://github.com/replicate/cog/blob/main/docs/yaml.md). */
export interface Cog extends ArtifactBase {
  readonly kind: 'cog';
  readonly root: YamlMap;
  readonly build: YamlMap | undefined;
  /** `file.py:Class` with the typed inputs and outputs, under its key of today or its old one. */
  readonly runner: { readonly key: 'run' | 'predict'; readonly written: Written } | undefined;
  /** `build.gpu`; undefined where it is not written. */
  readonly gpu: boolean | undefined;
  readonly python: Written | undefined;
}

const KEYS = ['build', 'run', 'predict', 'train', 'image', 'model', 'weights'];

/** Reads one; null where none of its keys stands in it. */
export function readCog(uri: string, text: string): Cog | null {
  const file = readYamlFile(uri, text);
  if (!file || !keys(file.root).some((key) => KEYS.includes(key)) || get(file.root, 'apiVersion')) return null;
  const { root } = file;
  const build = get(root, 'build');
  const key = get(root, 'run') ? 'run' : 'predict';
  const written = writtenAt(text, get(root, key));
  return {
    ...file.base,
    kind: 'cog',
    root,
    build: isMap(build) ? build : undefined,
    runner: written ? { key, written } : undefined,
    gpu: bool(get(build, 'gpu')),
    python: writtenAt(text, get(build, 'python_version')),
    meanings: () => meaningsOf(text, root),
  };
}

function meaningsOf(text: string, root: YamlMap): Meanings {
  const advice = 'Give it to `docker run -e` or to the platform as a secret.';
  const variables = [...items(get(root, 'environment')), ...items(get(root, 'build', 'environment'))];
  const listed = packageStrings(text, items(get(root, 'build', 'python_packages')));
  const entries = [...pythonEntry(get(root, 'build', 'python_version')), ...listed.entries];
  const packages: PackageList[] = entries.length > 0 ? [{ format: 'list', entries, options: listed.options }] : [];
  for (const item of [...items(get(root, 'build', 'run')), ...items(get(root, 'build', 'pre_install'))]) {
    packages.push(...installs(text, isMap(item) ? get(item, 'command') : item));
  }
  return { variables: assignments(text, variables, advice), packages };
}

/** Options of pip that take the next word and say nothing of where packages come from. */
const WORDS =
  /^-(?:r|c|t)$|^--(?:requirement|constraint|target|root|prefix|timeout|retries|cache-dir|progress-bar|platform|python-version)$/;
const INDEXES = /^(?:-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)$/;

/** What a command of the build installs with pip, where the text is written as it runs. */
function installs(text: string, node: YamlNode | undefined): PackageList[] {
  const value = str(node);
  if (!node || !isScalar(node) || value === undefined || !value.includes('install')) return [];
  const at = text.indexOf(value, node.start);
  if (at < 0 || at >= node.end) return [];
  return shellCommands(text, at, at + value.length).flatMap((command) => {
    if (command.kind !== 'pip') return [];
    const entries: PackageList['entries'][number][] = [];
    const options: PackageList['options'][number][] = [];
    const words = [...command.args.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)];
    const verb = words.findIndex((word) => !word[0].startsWith('-'));
    if (words[verb]?.[0] !== 'install') return [];
    for (let i = verb + 1; i < words.length; i++) {
      const word = words[i]!;
      const said = word[1] ?? word[2] ?? word[3]!;
      const start = command.argsStart + word.index + (said === word[0] ? 0 : 1);
      const [, name = '', joined] = /^(--?[a-z-]+)(?:=(.*))?$/i.exec(said) ?? [];
      if (name !== '' && INDEXES.test(name)) {
        const next = joined === undefined ? words[++i] : word;
        const from = next === word ? start : command.argsStart + (next?.index ?? 0);
        const value = joined ?? next?.[1] ?? next?.[2] ?? next?.[3] ?? '';
        options.push({ name, value, span: { part: 0, start: from, end: from + (next?.[0].length ?? 0) } });
      } else if (said.startsWith('-')) {
        if (joined === undefined && WORDS.test(said)) i++;
      } else if (!/[$`*]/.test(said)) {
        const { entry } = readRequirementLine(said, start);
        if (entry) entries.push(entry);
      }
    }
    return entries.length > 0 || options.length > 0 ? [{ format: 'shell' as const, entries, options }] : [];
  });
}
