import type { Artifact } from './artifact.js';
import { packageMetadata, peopleOfPyproject } from './packageMetadata.js';
import { exactStart, optionStrings, packageOfTable, packageStrings } from './packageStrings.js';
import { namesMlPackage, normalise, type Requirement, type RequirementOption, type Requirements } from './requirements.js';
import { parseToml } from './tomlTree.js';
import { bool, get, isMap, items, keyText, str, type YamlDocument, type YamlMap, type YamlNode } from './yaml.js';

/** Groups for tests, documentation and tools: what they install never touches the model. */
const ASIDE =
  /(?:^|[-_.])(?:dev|develop|development|tests?|testing|docs?|documentation|lint|linting|style|ci|tools?|build|typing|types|benchmarks?)(?:$|[-_.])/i;

/**
 * Reads `pyproject.toml`: the dependencies of `[project]` (https://packaging.python.org/specifications/pyproject-toml),
 * `[dependency-groups]`, `[tool.uv]` (https://docs.astral.sh/uv/concepts/projects/dependencies) and Poetry
 * (https://python-poetry.org/docs/pyproject), and the people it names. Without an ML library but with people it is package
 * metadata, as it was before anything depended on; null where it says neither. Groups for development are left out.
 */
export function readPyproject(uri: string, text: string): Artifact | null {
  if (!/dependenc|authors|maintainers/.test(text)) return null;
  const document = parseToml(text);
  const { root } = document;
  if (!isMap(root)) return null;
  const people = peopleOfPyproject(root);
  const metadata = packageMetadata(uri, text, people);
  const found = packagesOf(text, root);
  const requirements = requirementsOf(uri, text, document, found, {
    ...(isLibrary(root) ? { rangesAllowed: true } : {}),
    ...(metadata ? { people: metadata.people } : {}),
  });
  if (found.entries.length === 0 || (metadata && !namesMlPackage(requirements))) return metadata;
  return requirements;
}

/** Reads Pipenv's `Pipfile` (https://pipenv.pypa.io/en/stable/pipfile.html); null where it installs nothing. */
export function readPipfile(uri: string, text: string): Requirements | null {
  if (!/^[ \t]*\[packages\]/m.test(text)) return null;
  const document = parseToml(text);
  const entries = tableEntries(text, get(document.root, 'packages'));
  const options = items(get(document.root, 'source')).flatMap((source): RequirementOption[] => {
    const [url] = optionStrings('--index-url', [get(source, 'url')].filter(isNode));
    if (!url) return [];
    const unchecked = bool(get(source, 'verify_ssl')) === false && url.value.startsWith('https:');
    const host = /^https:\/\/(?:[^@/]*@)?([^/]*)/.exec(url.value)?.[1] ?? '';
    const node = get(source, 'verify_ssl');
    const trust = { name: '--trusted-host', value: host, span: { part: 0, start: node?.start ?? 0, end: node?.end ?? 0 } };
    return unchecked ? [url, trust] : [url];
  });
  return entries.length === 0 ? null : requirementsOf(uri, text, document, { entries, options }, {});
}

interface Found {
  readonly entries: readonly Requirement[];
  readonly options: readonly RequirementOption[];
}

function requirementsOf(
  uri: string,
  text: string,
  document: YamlDocument,
  found: Found,
  more: Partial<Requirements>,
): Requirements {
  return {
    kind: 'requirements',
    format: 'pyproject',
    uri,
    parts: [{ uri, text }],
    problems: document.errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated: /\{\{|\{%/.test(text),
    ...found,
    ...more,
  };
}

function packagesOf(text: string, root: YamlMap): Found {
  const project = get(root, 'project');
  const lists = [
    get(project, 'dependencies'),
    ...namedLists(get(project, 'optional-dependencies')),
    ...namedLists(get(root, 'dependency-groups')),
  ];
  const strings = packageStrings(
    text,
    lists.flatMap(items).filter((node) => !isMap(node)),
  );
  const poetry = get(root, 'tool', 'poetry');
  const groups = get(poetry, 'group');
  const grouped = isMap(groups)
    ? groups.pairs.filter((each) => !ASIDE.test(keyText(each) ?? '')).map((each) => get(each.value, 'dependencies'))
    : [];
  const uv = get(root, 'tool', 'uv');
  const entries = [...strings.entries, ...[get(poetry, 'dependencies'), ...grouped].flatMap((node) => tableEntries(text, node))];
  const indexes = [...items(get(uv, 'index')), ...items(get(poetry, 'source'))];
  const options = [
    ...strings.options,
    ...optionStrings('--index-url', [get(uv, 'index-url'), ...indexes.map((each) => get(each, 'url'))].filter(isNode)),
    ...optionStrings('--extra-index-url', items(get(uv, 'extra-index-url'))),
    ...optionStrings('--find-links', items(get(uv, 'find-links'))),
    ...optionStrings('--trusted-host', items(get(uv, 'allow-insecure-host'))),
  ];
  return { entries: entries.map((entry) => withSource(entry, get(uv, 'sources'))), options };
}

/** The lists of a table of groups, those for development left out. */
function namedLists(groups: YamlNode | undefined): YamlNode[] {
  return isMap(groups) ? groups.pairs.filter((each) => !ASIDE.test(keyText(each) ?? '')).map((each) => each.value) : [];
}

/** `[tool.uv.sources]` says where a dependency comes from. */
function withSource(entry: Requirement, sources: YamlNode | undefined): Requirement {
  if (!isMap(sources)) return entry;
  const own = sources.pairs.find((each) => normalise(keyText(each) ?? '') === entry.name)?.value;
  const url = own && isMap(own) ? urlOf(own) : undefined;
  return url === undefined ? entry : { ...entry, url, specifiers: [] };
}

/** `name = "^1.2"` of Poetry and Pipenv; `python` is no package. */
function tableEntries(text: string, node: YamlNode | undefined): Requirement[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap(({ key, value }) => {
    if (str(key) === 'python') return [];
    const constraint = str(isMap(value) ? get(value, 'version') : value);
    const url = isMap(value) ? urlOf(value) : undefined;
    if (url === undefined && constraint === undefined) return [];
    const exact = exactStart(text, value, constraint ?? '') !== undefined;
    const end = exact && !isMap(value) ? { end: value.end } : value;
    const rest = { specifiers: url === undefined ? tableSpecifiers(constraint!) : [], ...(url === undefined ? {} : { url }) };
    return [packageOfTable(key, { ...value, ...end }, rest)];
  });
}

function urlOf(source: YamlMap): string | undefined {
  const git = str(get(source, 'git'));
  const at = ['rev', 'ref', 'tag', 'branch'].map((key) => str(get(source, key))).find((each) => each !== undefined);
  if (git !== undefined) {
    const https = /^[a-z+]+:\/\//.test(git) ? git : `ssh://${git.replace(':', '/')}`;
    return `git+${https}${at === undefined ? '' : `@${at}`}`;
  }
  if (bool(get(source, 'workspace')) === true) return '.';
  return str(get(source, 'url')) ?? str(get(source, 'path')) ?? str(get(source, 'file'));
}

/** Poetry's version constraints (https://python-poetry.org/docs/dependency-specification): a bare version means that one. */
function tableSpecifiers(constraint: string): Requirement['specifiers'] {
  const text = constraint.trim();
  if (text === '*' || text === '') return [];
  if (text.includes('|')) return [{ operator: '|', version: text }];
  return text.split(',').flatMap((each) => {
    const [, operator = '', version = ''] = /^\s*(===|==|~=|!=|<=|>=|\^|~|=|<|>)?\s*([^\s<>=!~^]+)\s*$/.exec(each) ?? [];
    return version === '' ? [] : [{ operator: operator === '' || operator === '=' ? '==' : operator, version }];
  });
}

/** It is built as a package, so others install it beside what they have; an application says so, or is never built. */
function isLibrary(root: YamlMap): boolean {
  const uv = bool(get(root, 'tool', 'uv', 'package'));
  const poetry = bool(get(root, 'tool', 'poetry', 'package-mode'));
  if (uv === false || poetry === false) return false;
  // Classifiers are for an index: nobody writes them for what is never published.
  const built = ['build-system', 'project.classifiers', 'tool.setuptools', 'tool.hatch', 'tool.flit', 'tool.poetry.classifiers'];
  return uv === true || built.some((path) => get(root, ...path.split('.')) !== undefined);
}

function isNode(node: YamlNode | undefined): node is YamlNode {
  return node !== undefined;
}
