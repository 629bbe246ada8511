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
  return metadata(uri, text, maintainers.length > 0 ? maintainers : author ? personOf(author) : []);
}

/**
 * Reads the lists `maintainers` and `authors` of `[project]` (PEP 621) or `[tool.poetry]`, written with plain strings; nothing
 * else of the TOML is looked at, and what is written in another way is left out.
 */
export function readPyproject(uri: string, text: string): PackageMetadata | null {
  for (const key of ['maintainers', 'authors']) {
    for (const table of ['project', 'tool.poetry']) {
      const found = metadata(uri, text, peopleIn(text, table, key));
      if (found) return found;
    }
  }
  return null;
}

function metadata(uri: string, text: string, all: readonly Person[]): PackageMetadata | null {
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

function peopleIn(text: string, table: string, key: string): Person[] {
  const lines = text.slice(0, 200_000).matchAll(/^[ \t]*(?:\[([^[\]\r\n]+)\]|(maintainers|authors)[ \t]*=[ \t]*\[)/gm);
  let current = '';
  for (const { 1: header, 2: name, 0: whole, index } of lines) {
    if (header !== undefined) current = header.trim();
    else if (current === table && name === key) return listAt(text, index + whole.length);
  }
  return [];
}

const TOKEN = /"([^"\\\r\n]*)"|'([^'\r\n]*)'|#[^\r\n]*|[[\]{}]|\b(name|email)\b[ \t]*=/g;

/** The people of a TOML array whose bracket was opened just before `from`. */
function listAt(text: string, from: number): Person[] {
  const found: Person[] = [];
  let entry: { name: string; email: string; start: number } | null = null;
  let field: 'name' | 'email' | null = null;
  for (const token of text.slice(from, from + 4000).matchAll(TOKEN)) {
    const start = from + token.index;
    const end = start + token[0].length;
    const value = token[1] ?? token[2];
    if (token[0] === '{') entry = { name: '', email: '', start };
    else if (token[0] === '}' && entry) {
      found.push(...person(entry.name, entry.email, { part: 0, start: entry.start, end }));
      entry = null;
    } else if (token[3]) field = token[3] as 'name' | 'email';
    else if (value !== undefined && entry) {
      if (field) entry[field] = value;
      field = null;
    } else if (value !== undefined) found.push(...written(value, { part: 0, start, end }));
    else if (token[0] === ']') return found;
    else if (token[0] === '[') return [];
  }
  // No end: not a list that could be read.
  return [];
}
