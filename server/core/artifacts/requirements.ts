import { mlPackages } from '../catalogue/packages.js';
import type { Part, Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import type { PackageMetadata } from './packageMetadata.js';

/**
 * Packages that are installed: a pip requirements file, a conda environment, pyproject.toml, a Pipfile. Source of the grammar
 * of one package: pip's "Requirements File Format" and PEP 508.
 */
export interface Requirements extends ArtifactBase {
  readonly kind: 'requirements';
  /** How it is written: this decides how a version is pinned in it. */
  readonly format: 'pip' | 'conda' | 'pyproject' | 'shell' | 'list';
  readonly entries: readonly Requirement[];
  readonly options: readonly RequirementOption[];
  /**
   * An open version is right here: a library, whose users choose; constraints, which install nothing; a tool that writes the
   * versions down when it builds.
   */
  readonly rangesAllowed?: boolean;
  /** Who answers for the package, where the file says so too (pyproject.toml). */
  readonly people?: PackageMetadata['people'];
  /** Where conda takes packages from; absent in other formats, and where a conda file leaves it to the machine. */
  readonly channels?: readonly Channel[];
}

/** A channel of a conda environment. */
export interface Channel {
  /** `conda-forge`, `defaults`, a URL. */
  readonly name: string;
  readonly span: Span;
}

/** One package line. */
export interface Requirement {
  /** Normalised by PEP 503: lower case, runs of `-_.` as one `-`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Name, extras and version specifiers, without marker, hashes and comment. */
  readonly span: Span;
  /** `>=1.2`, `==2.0.*`; empty where none is given. */
  readonly specifiers: readonly { readonly operator: string; readonly version: string }[];
  /** Direct reference: `name @ https://…`, a bare URL, a VCS link or a local path. */
  readonly url?: string;
  readonly editable: boolean;
  readonly hashed: boolean;
  /** Environment marker behind `;`. */
  readonly marker?: string;
  /** Installed by conda, where `=1.2` means every `1.2.*`, and `name` is that of the same library on PyPI. */
  readonly conda?: boolean;
}

/** A line such as `-r base.txt`, `--index-url https://…`. */
export interface RequirementOption {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

const FILE_NAME =
  /(?:^|\/)(?:[\w.-]*[-_.])?requirements(?:[-_.][\w.-]*)?\.(?:txt|in)$|(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$|(?:^|\/)constraints[\w.-]*\.txt$/i;
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;
const SPECIFIER = /(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()<>=!~]+)/g;

/** Reads a requirements file; null where the name is not one of pip's usual ones. Lines it cannot read are left out. */
export function readRequirements(uri: string, text: string): Requirements | null {
  if (!FILE_NAME.test(decodeURIComponentSafe(uri))) return null;
  const part: Part = { uri, text };
  const entries: Requirement[] = [];
  const options: RequirementOption[] = [];
  for (const line of logicalLines(text)) {
    const lead = line.text.length - line.text.trimStart().length;
    const content = line.text.trim();
    if (content === '') continue;
    const start = line.start + lead;
    const { entry, option } = readRequirementLine(content, start);
    if (option) options.push(option);
    if (entry) entries.push(entry);
  }
  const constrains = /(?:^|\/)constraints[\w.-]*\.txt$/i.test(uri);
  return {
    kind: 'requirements',
    format: 'pip',
    uri,
    parts: [part],
    problems: [],
    templated: /\{\{|\{%/.test(text),
    entries,
    options,
    ...(constrains ? { rangesAllowed: true } : {}),
  };
}

/** One line of a requirements file without its comment, the same wherever it stands; empty where it cannot be read. */
export function readRequirementLine(content: string, start: number): { entry?: Requirement; option?: RequirementOption } {
  const option = /^(-[a-zA-Z]|--[a-z-]+)(?:\s+|=|(?<=^-[a-zA-Z])(?=\S)|$)(.*)$/s.exec(content);
  if (option && !/^(?:-e|--editable)$/.test(option[1]!)) {
    const span = { part: 0, start, end: start + content.length };
    return { option: { name: option[1]!, value: option[2]!.trim(), span } };
  }
  const entry = option
    ? readEntry(option[2]!, start + content.length - option[2]!.length, true)
    : readEntry(content, start, false);
  return entry ? { entry } : {};
}

/** At least one line names a machine-learning library. */
export function namesMlPackage(requirements: Pick<Requirements, 'entries'>): boolean {
  return requirements.entries.some((e) => mlPackages.has(e.name));
}

/**
 * Nobody else can change what is installed: one exact version (`==2.0.*` is none), an archive, or a commit of a repository.
 * A local path counts too, as it stands under the same version control.
 */
export function isPinned({ specifiers, url, hashed }: Requirement): boolean {
  if (hashed) return true;
  if (url !== undefined) return !/^(?:[\w.-]+\s*@\s*)?(?:git|hg|svn|bzr)\+/i.test(url) || isCommitUrl(url);
  return specifiers.some(
    ({ operator, version }) =>
      operator === '===' ||
      (operator === '==' && !version.endsWith('*')) ||
      // conda's `=1.2.3` leaves only builds and post-releases open.
      (operator === '=' && /^\d+\.\d+\.\d/.test(version)),
  );
}

/** A version control link that names a commit: `git+https://host/owner/name@<7 to 40 hexadecimal digits>`. */
export function isCommitUrl(url: string): boolean {
  return /@[0-9a-f]{7,40}(?:[#?].*)?$/i.test(url);
}

/** Reads one requirement; null for what is none. `start` is the offset of `text` in its file. */
export function readEntry(text: string, start: number, editable: boolean): Requirement | null {
  const hashAt = text.search(/\s--(?:hash|config-settings|global-option)\b/);
  const hashed = /\s--hash\b/.test(text);
  const head = hashAt >= 0 ? text.slice(0, hashAt) : text;
  const direct = /^(?:[a-z+]+:\/\/|git\+|file:|\.{0,2}\/|\.$)/i.test(head);
  if (direct || editable) {
    const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(head)?.[1] ?? '';
    const span = { part: 0, start, end: start + head.trimEnd().length };
    return { name: normalise(egg), nameSpan: span, span, specifiers: [], url: head.trim(), editable, hashed };
  }
  const name = NAME.exec(head)?.[0];
  if (!name) return null;
  const rest = head.slice(name.length);
  const extras = /^\s*\[[^\]]*\]/.exec(rest)?.[0] ?? '';
  const behind = rest.slice(extras.length);
  const at = /^\s*@\s*(\S+)/.exec(behind);
  const semicolon = at ? behind.search(/\s;/) : behind.indexOf(';');
  const versions = semicolon >= 0 ? behind.slice(0, semicolon) : behind;
  if (!at && versions.trim() !== '' && !/^[\s(]*(?:===|[=~!<>]=|<|>)/.test(versions)) return null;
  const end = start + (name + extras + versions).trimEnd().length;
  return {
    name: normalise(name),
    nameSpan: { part: 0, start, end: start + name.length },
    span: { part: 0, start, end },
    specifiers: at ? [] : [...versions.matchAll(SPECIFIER)].map((m) => ({ operator: m[1]!, version: m[2]! })),
    ...(at ? { url: at[1]! } : {}),
    ...(semicolon >= 0 ? { marker: behind.slice(semicolon + 1).trim() } : {}),
    editable,
    hashed,
  };
}

/** PEP 503 normalisation. */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Physical lines joined at a trailing backslash and cut at a comment; joining keeps lengths, so offsets hold. */
function* logicalLines(text: string): Generator<{ text: string; start: number }> {
  let start = 0;
  let joined = '';
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    const [whole, line, eol] = match as unknown as [string, string, string];
    if (joined === '') start = match.index;
    if (line.endsWith('\\') && eol !== '') {
      joined += line.slice(0, -1) + ' '.repeat(1 + eol.length);
      continue;
    }
    const full = joined + line;
    const comment = full.search(/(?:^|\s)#/);
    yield { text: comment >= 0 ? full.slice(0, comment) : full, start };
    joined = '';
    if (whole === '') break;
  }
}

function decodeURIComponentSafe(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
