import type { PackageList } from '../meanings.js';
import { type Dockerfile, pairsOf, placeOf } from './dockerfile.js';
import { type RunCommand, runCommands } from './dockerfileCommands.js';
import type { DockerWord } from './dockerfileWords.js';
import { type Requirement, type RequirementOption, readEntry } from './requirements.js';

/** A `pip install` (of pip or uv) or a `conda install` in a `RUN`. */
export interface Install {
  readonly run: RunCommand;
  readonly tool: 'pip' | 'conda';
  /** The packages that are named; files (`-r`) are among the options. */
  readonly entries: readonly Requirement[];
  readonly options: readonly RequirementOption[];
}

/** Options of pip, uv and conda that take the next word. Source: `pip install --help`, `uv pip install --help`, `conda install --help`. */
const TAKES_A_WORD =
  /^(?:-[rcfibtenp]|--(?:requirement|constraint|find-links|index-url|extra-index-url|trusted-host|target|prefix|root|python-version|platform|python-platform|abi|implementation|only-binary|no-binary|progress-bar|timeout|retries|channel|name|file|proxy|cert|client-cert|upgrade-strategy|upgrade-package|config-settings|src|editable|python|index|default-index|index-strategy|torch-backend|cache-dir|log|report|override|build-constraint|exclude-newer|keyring-provider|link-mode|group|extra|refresh-package|reinstall-package|prerelease|resolution|root-user-action|global-option|build-option|use-feature))$/;
/** Short names of options, by the name that rules know. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['-i', '--index-url'],
  ['-f', '--find-links'],
  ['--default-index', '--index-url'],
  ['--index', '--extra-index-url'],
  ['--requirement', '-r'],
  ['--constraint', '-c'],
  ['--build-constraint', '-c'],
]);
/** What installs packages itself: its version says nothing about the model. */
const TOOLS = new Set(
  'pip setuptools wheel uv poetry pdm pipenv pip-tools build virtualenv conda mamba hatch setuptools-scm ninja packaging awscli'.split(
    ' ',
  ),
);

/** What the `RUN` instructions of a Dockerfile install by name. */
export function installsOf(dockerfile: Pick<Dockerfile, 'instructions' | 'joined' | 'escapeChar'>): Install[] {
  return runCommands(dockerfile).flatMap((run): Install[] => {
    const { kind } = run.command;
    const verb = run.words.findIndex((w) => !w.text.startsWith('-'));
    if ((kind !== 'pip' && kind !== 'conda') || run.words[verb]?.text !== 'install') return [];
    return [{ run, tool: kind, ...readWords(run.words.slice(verb + 1), kind) }];
  });
}

function readWords(words: readonly DockerWord[], tool: Install['tool']): Pick<Install, 'entries' | 'options'> {
  const entries: Requirement[] = [];
  const options: RequirementOption[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (/^(?:\d?>|<)/.test(word.text)) break;
    if (!word.text.startsWith('-')) {
      const entry = tool === 'pip' ? pipEntry(word) : condaEntry(word);
      if (entry && !(TOOLS.has(entry.name) && entry.specifiers.length === 0)) entries.push(entry);
      continue;
    }
    const equals = word.text.startsWith('--') ? word.text.indexOf('=') : -1;
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    const next = equals < 0 && TAKES_A_WORD.test(name) ? words[++i] : undefined;
    const value = next?.text ?? (equals < 0 ? '' : word.text.slice(equals + 1));
    options.push({ name: SAME.get(name) ?? name, value, span: placeOf({ start: word.start, end: next?.end ?? word.end }) });
  }
  return { entries, options };
}

function pipEntry(word: DockerWord): Requirement | null {
  const entry = readEntry(word.text, word.start, false);
  if (!entry || word.text.includes('$') || isFile(word.text)) return null;
  // Quotes and escapes belong to the place; the words of the requirement itself do not tell where they stand.
  const span = placeOf(word);
  return { ...entry, span, nameSpan: word.end - word.start === word.text.length ? entry.nameSpan : span };
}

/** A wheel, an archive or a folder beside the Dockerfile. */
function isFile(text: string): boolean {
  return /^[./~]|\.(?:whl|zip|gz|bz2|tgz|txt|toml)$/.test(text) && !/^[a-z+]+:\/\//i.test(text);
}

/** `numpy=1.26`, `conda-forge::numpy`, `"numpy>=1.20"`. Source: conda docs, "Package match specifications". */
function condaEntry(word: DockerWord): Requirement | null {
  const spec = /^(?:[\w./-]+::)?([A-Za-z0-9][\w.-]*)(?:\s*(===?|[<>!~]=|=|<|>)\s*([\w.*+!]+)(?:=\S*)?)?(?:[,|].*)?$/.exec(
    word.text,
  );
  if (!spec || word.text.includes('$') || isFile(word.text)) return null;
  const [, name, operator, version] = spec;
  return {
    name: name!.toLowerCase(),
    nameSpan: placeOf(word),
    span: placeOf(word),
    specifiers: operator && version ? [{ operator: operator === '=' ? '==' : operator, version }] : [],
    editable: false,
    hashed: false,
  };
}

/** Variables of pip and uv that stand for options of every install. Source: pip docs, "Configuration: Environment Variables". */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['PIP_INDEX_URL', '--index-url'],
  ['PIP_EXTRA_INDEX_URL', '--extra-index-url'],
  ['PIP_FIND_LINKS', '--find-links'],
  ['PIP_TRUSTED_HOST', '--trusted-host'],
  ['PIP_CONSTRAINT', '-c'],
  ['UV_CONSTRAINT', '-c'],
  ['UV_INDEX_URL', '--index-url'],
  ['UV_DEFAULT_INDEX', '--index-url'],
  ['UV_EXTRA_INDEX_URL', '--extra-index-url'],
]);

/**
 * The packages as lists that rules read: one of all that is installed freely, and one for each install that a file of
 * constraints holds back. Options stand in the list of their install; those that variables set in the first.
 */
export function packageLists(dockerfile: Pick<Dockerfile, 'instructions' | 'joined' | 'escapeChar'>): PackageList[] {
  const installs = installsOf(dockerfile);
  const variables = dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'ENV' || instruction.keyword === 'ARG'
      ? pairsOf(dockerfile, instruction).flatMap(({ name, value, start, end }): RequirementOption[] => {
          const option = VARIABLES.get(name);
          return option && value && !value.includes('$') ? [{ name: option, value, span: placeOf({ start, end }) }] : [];
        })
      : [],
  );
  const held = installs.filter((i) => i.options.some((o) => o.name === '-c'));
  const free = installs.filter((i) => !held.includes(i) && !i.options.some((o) => o.name === '--no-index'));
  const first: PackageList = {
    format: 'shell',
    entries: free.flatMap((i) => i.entries),
    options: [...variables, ...free.flatMap((i) => i.options)],
  };
  const lists = [first, ...held.map(({ entries, options }): PackageList => ({ format: 'shell', entries, options }))];
  return lists.filter((l) => l.entries.length > 0 || l.options.length > 0);
}
