import type { Magic } from '../../artifacts/python.js';

/** A package of an install command that has no version. */
export interface LoosePackage {
  /** As PyPI normalises names: lower case, `-` between words. */
  readonly name: string;
  /** Offsets into the cell. */
  readonly start: number;
  readonly end: number;
}

/** Options of pip and conda that take the next word. */
const TAKES_A_WORD =
  /^(?:-[rcfibte]|-p|-n|-t|--(?:requirement|constraint|find-links|index-url|extra-index-url|trusted-host|target|prefix|root|python-version|platform|abi|implementation|only-binary|no-binary|progress-bar|timeout|retries|channel|name|file|proxy|cert|upgrade-strategy|config-settings|src|editable|python|index|index-strategy|torch-backend|cache-dir|log|report))$/;
/** What installs packages itself: its version says nothing about the model. */
const TOOLS = new Set([
  'pip',
  'setuptools',
  'wheel',
  'uv',
  'conda',
  'mamba',
  'ipykernel',
  'jupyter',
  'jupyterlab',
  'ipywidgets',
  'notebook',
  'nbformat',
  'build',
]);
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\[[\w,.\s-]*\])?$/;
const LOOSE_GIT = /^(?:([\w.-]+)\s*@\s*)?git\+[a-z]+:\/\/[^@\s]+(?:@[\w.-]+@[^@\s]+)?$/;
/** Archives and folders: what they hold is what they hold. */
const FILE = /^(?:\.|\/|~|\$|[A-Za-z]:\\)|[/\\]|\.(?:whl|zip|gz|bz2|txt|toml)$/;

/** The packages that a `pip install` or `conda install` takes in whatever version is the newest. */
export function loosePackages(magic: Magic): LoosePackage[] {
  if (magic.kind !== 'pip' && magic.kind !== 'conda') return [];
  const words = [...magic.args.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+(?:"[^"]*"|'[^']*')?/g)];
  const verb = words.findIndex((word) => !word[0].startsWith('-'));
  if (words[verb]?.[0] !== 'install') return [];
  const found: LoosePackage[] = [];
  for (let i = verb + 1; i < words.length; i++) {
    const word = words[i]!;
    const text = word[1] ?? word[2] ?? word[0];
    if (/^[|&;><#]|^\d?>/.test(text)) break;
    if (text.startsWith('-')) {
      if (TAKES_A_WORD.test(text)) i++;
      continue;
    }
    const loose = looseName(text);
    if (loose === null || TOOLS.has(loose)) continue;
    const quote = text === word[0] ? 0 : 1;
    const start = magic.argsStart + word.index + quote;
    found.push({ name: loose, start, end: start + text.length });
  }
  return found;
}

/** The name of a requirement without a version, normalised; null where it has one, or is a place. */
function looseName(text: string): string | null {
  const git = LOOSE_GIT.exec(text);
  if (git) return normalise(git[1] ?? /([^/]+?)(?:\.git)?(?:#.*)?$/.exec(text)?.[1] ?? text);
  if (!NAME.test(text) || FILE.test(text)) return null;
  return normalise(text.replace(/\[.*$/, ''));
}

export function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The versions that pip says it has installed or found, by normalised name. */
export function installedVersions(output: string): Map<string, string> {
  const versions = new Map<string, string>();
  for (const [, name, version] of output.matchAll(
    /^Requirement already satisfied: ([A-Za-z0-9._-]+)[^\r\n]{0,400}?\(([\w.+!]{1,60})\)[ \t]*$/gm,
  )) {
    versions.set(normalise(name!), version!);
  }
  for (const [, list] of output.matchAll(/^Successfully installed ([^\r\n]+)/gm)) {
    for (const word of list!.trim().split(/\s+/)) {
      const at = word.lastIndexOf('-');
      if (at > 0) versions.set(normalise(word.slice(0, at)), word.slice(at + 1));
    }
  }
  return versions;
}
