import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { parseJson } from './jsonTree.js';
import { get, isMap, items, str, typeOf, type YamlNode } from './yaml.js';

/** Somebody whom a package names. */
export interface Person {
  /** Empty where only an address is given. */
  readonly name: string;
  /** Empty where only a name is given. */
  readonly email: string;
  readonly span: Span;
}

/** pyproject.toml or package.json, as far as it says who answers for it. Never an ML artifact by itself. */
export interface PackageMetadata extends ArtifactBase {
  readonly kind: 'package-metadata';
  /** Maintainers where there are any, else authors. */
  readonly people: readonly [Person, ...Person[]];
}

/** People beyond this many are a list of contributors. */
const MOST = 8;

/** Reads `package.json` (https://docs.npmjs.com/cli/configuring-npm/package-json#people-fields-author-contributors). */
export function readPackageJson(uri: string, text: string): PackageMetadata | null {
  if (!/"(?:author|maintainers)"/.test(text)) return null;
  const { root } = parseJson(text);
  if (!isMap(root)) return null;
  const maintainers = items(get(root, 'maintainers')).flatMap(personOf);
  const author = get(root, 'author');
  return packageMetadata(uri, text, maintainers.length > 0 ? maintainers : author ? personOf(author) : []);
}

/** Maintainers, else authors, of `[project]` (PEP 621) or `[tool.poetry]` in the tree of a pyproject.toml. */
export function peopleOfPyproject(root: YamlNode): readonly Person[] {
  for (const key of ['maintainers', 'authors']) {
    for (const path of [['project'], ['tool', 'poetry']]) {
      const found = items(get(root, ...path, key)).flatMap(personOf);
      if (found.some(isSomebody)) return found;
    }
  }
  return [];
}

/** Package metadata where somebody is named, and not a crowd. */
export function packageMetadata(uri: string, text: string, all: readonly Person[]): PackageMetadata | null {
  const [first, ...rest] = all.filter(isSomebody);
  if (!first || rest.length >= MOST) return null;
  return { kind: 'package-metadata', uri, parts: [{ uri, text }], problems: [], templated: false, people: [first, ...rest] };
}

/** What generators of packages leave for the author to replace. */
const BLANK =
  /^(?:|your[ _-]?(?:full[ _-]?)?name.*|(?:first|last|full)[ _-]?name|authors?|maintainers?|todo|tbd|n\/?a|none|name|me|unknown|you|example|.*[{}<>[\]].*)$/i;
const BLANK_EMAIL =
  /^(?:you|your[._-]?(?:e?mail|name)?|user|me|name|email|author|first\.last|example)@|@(?:your|domain|email)\b/i;

function isSomebody({ name, email }: Person): boolean {
  if (email !== '' && BLANK_EMAIL.test(email)) return false;
  return name === '' ? email !== '' : !BLANK.test(name.trim());
}

/** `Name <mail> (page)`, or `{name, email}`. */
function personOf(node: YamlNode): Person[] {
  const text = typeOf(node) === 'string' ? str(node) : undefined;
  const span = { part: 0, start: node.start, end: node.end };
  if (text !== undefined) return written(text, span);
  return person(str(get(node, 'name')) ?? '', str(get(node, 'email')) ?? '', span);
}

function written(text: string, span: Span): Person[] {
  const email = /<([^<>\s]{1,100})>/.exec(text)?.[1] ?? '';
  return person(text.split(/[<(]/, 1)[0]!, email, span);
}

function person(name: string, email: string, span: Span): Person[] {
  const plain = name.trim().slice(0, 80);
  const address = /^[^@\s]{1,64}@[^@\s]{1,100}$/.test(email.trim()) ? email.trim() : '';
  return plain === '' && address === '' ? [] : [{ name: plain, email: address, span }];
}
