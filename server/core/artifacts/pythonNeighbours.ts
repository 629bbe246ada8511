import { relativeUri } from '../relativeUri.js';
import { remembered } from '../remembered.js';
import type { PythonScript } from './pythonScript.js';

/** Frameworks whose decorators say which function answers which request. */
const FRAMEWORK = /^[ \t]*(?:from|import)[ \t]+(?:fastapi|flask|litestar|quart|sanic|robyn|blacksheep|bottle)\b/m;
const ROUTE =
  /^[ \t]*@(?:(?:\w+\.){1,5}(?:route|get|post|put|patch|delete|api_route|websocket)|(?:get|post|put|patch|delete|route))[ \t]*\(/m;
/** What calls a model server over the network. */
const CLIENT = /^[ \t]*(?:from|import)[ \t]+(?:openai|requests|httpx|aiohttp|tritonclient|litellm|langchain_openai)\b/m;
/**
 * A literal address of a machine that has a name only here: this machine, a name of one label, one within a cluster. Without a
 * scheme it needs a port.
 */
const ADDRESS =
  /["'](?:(?:https?|grpc):\/\/(?=[\w.-]{1,200}[:/"'])|(?=[\w.-]{1,200}:\d))(localhost|127\.0\.0\.1|0\.0\.0\.0|[a-z][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}(?:\.svc(?:\.[a-z\d.-]{1,80})?|(?=:\d)))?)(?![\w.-])(?::(\d{2,5})\b)?(\/[\w./-]{0,200})?/g;
/** A test answers for nothing. */
const TEST = /^[ \t]*(?:from|import)[ \t]+(?:pytest|unittest)\b/m;

/** Answers requests by the words of the file: a route of a known web framework. Linear. */
export function mayAnswer(text: string): boolean {
  return FRAMEWORK.test(text) && ROUTE.test(text) && !TEST.test(text);
}

/** Calls a server on a network of its own by the words of the file. Linear. */
export function mayCall(text: string): boolean {
  return CLIENT.test(text) && text.search(ADDRESS) >= 0 && !TEST.test(text);
}

/** An address that is written in a script. */
export interface WrittenAddress {
  readonly host: string;
  readonly port: number | undefined;
  /** With its slash; empty where none is written. */
  readonly path: string;
}

/** Addresses on networks that are the project's own, each once. */
export const addressesOf = remembered((script: PythonScript): readonly WrittenAddress[] =>
  [...new Map([...script.parts[0]!.text.matchAll(ADDRESS)].map((found) => [found[0], found] as const)).values()].map(
    ([, host, port, path]) => ({ host: host!, port: port === undefined ? undefined : Number(port), path: path ?? '' }),
  ),
);

const IMPORT =
  /^[ \t]*(?:from[ \t]+(\.{0,9}[\w.]*)[ \t]+import[ \t]+(?:\(([^)]{0,2000})\)|([^\n#;(]{1,500}))|import[ \t]+([\w., \t]{1,500}))/gm;

/** Dotted paths of the modules that a script may import; of `from a import b` both `a` and `a.b`. */
const importedModules = remembered((script: PythonScript): readonly string[] => {
  const found = new Set<string>();
  for (const [, from, listed, plain, whole] of script.parts[0]!.text.matchAll(IMPORT)) {
    const names = (listed ?? plain ?? whole ?? '').split(',').flatMap((each) => /^[\s\\]*([\w.]+)/.exec(each)?.[1] ?? []);
    if (from === undefined) for (const name of names) found.add(name);
    else {
      found.add(from);
      for (const name of names) found.add(from.endsWith('.') ? from + name : `${from}.${name}`);
    }
  }
  return [...found];
});

/**
 * URIs at which the modules that a script imports can lie. A relative import has one place. Any other is looked for beside the
 * script, and one with dots in each folder above it up to the project's, as packages are imported from where a program starts.
 */
export function importedFiles(root: string, script: PythonScript): readonly string[] {
  const known = imported.get(script);
  if (known?.root === root) return known.uris;
  const uris = importedFrom(root, script);
  imported.set(script, { root, uris });
  return uris;
}

/** Asked for all scripts at every judgement of their project. */
const imported = new WeakMap<PythonScript, { readonly root: string; readonly uris: readonly string[] }>();

function importedFrom(root: string, script: PythonScript): string[] {
  const folder = script.uri.slice(0, script.uri.lastIndexOf('/'));
  return importedModules(script).flatMap((module) => {
    const dots = /^\.*/.exec(module)![0].length;
    const path = `${module.slice(dots).replaceAll('.', '/')}.py`;
    if (path === '.py') return [];
    if (dots > 0) return relativeUri(folder, '../'.repeat(dots - 1) + path) ?? [];
    const places = path.includes('/') ? foldersAbove(root, folder) : [folder];
    return places.flatMap((place) => relativeUri(place, path) ?? []);
  });
}

function foldersAbove(root: string, folder: string): string[] {
  const found: string[] = [];
  for (let at = folder; at.length >= root.length && at.startsWith(root); at = at.slice(0, at.lastIndexOf('/'))) found.push(at);
  return found;
}
