import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isChartFileName } from '../core/artifacts/deploymentNames.js';
import { type ConfigLayer, pathMatcher } from '../core/config.js';
import { createEngine, type Engine } from '../core/engine.js';
import { relativePath } from '../core/project.js';
import { tooLarge } from '../core/recognise.js';
import type { Decoded } from '../lsp/decode.js';
import { nodeHost, readText, uriOfPath, walk } from '../main/nodeFiles.js';
import { type Io, note, UsageError } from './io.js';
import { compare, type Skipped } from './report.js';
import { resolveScope } from './scope.js';

/** Options that every command over files has. */
export interface ScopeOptions {
  /** A project file to use for everything instead of those in the folders. */
  readonly config?: string;
  readonly stage?: ConfigLayer['stage'];
  readonly risk?: ConfigLayer['risk'];
  /** ISO day that counts as today. */
  readonly today?: string;
}

export interface Loaded {
  readonly engine: Engine;
  /** ISO day that attestations were measured against. */
  readonly today: string;
  /** URIs of the files that were asked for and read, artifacts or not. */
  readonly files: readonly string[];
  /** The artifacts that were asked for, by URI, as they were read. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly skipped: readonly Skipped[];
  /** How a file or folder is named in reports: relative to the working folder, with `/`. */
  readonly pathOf: (uri: string) => string;
}

/** An artifact's file. */
export interface Source {
  readonly path: string;
  /** Without the byte order mark. */
  readonly text: string;
  /** Names of the files beside it. */
  readonly siblings: readonly string[];
}

const PROJECT_FILE = 'ml-preflight.yaml';
/** Only a page and the files of a chart are judged by what stands beside them; other folders need not be listed. */
const MARKDOWN = /\.(?:md|markdown)$/i;
/** Files read at the same time: enough to keep the disk busy, few enough for the memory. */
const AT_ONCE = 16;

/** Reads what the arguments ask for and the projects around it into an engine. Throws a UsageError for what is not there. */
export async function load(args: readonly string[], options: ScopeOptions, io: Io): Promise<Loaded> {
  const scope = resolveScope(args, io.cwd, options.config !== undefined);
  const standsFor = new Map<string, string>();
  const pathOf = (uri: string) => relative(io.cwd, standsFor.get(uri) ?? pathOfUri(uri));
  const today = options.today ?? localDay(new Date());
  const engine = createEngine(
    () => today,
    ({ rule, uri, error }) =>
      note(io, `${rule} failed on ${pathOf(uri)}: ${io.debug && error instanceof Error ? error.stack : error}`),
  );
  engine.setFolders(scope.folders.map(uriOfPath));
  engine.setLayers(() => ({}), { stage: options.stage, risk: options.risk });

  const sources = new Map<string, Source>();
  const files = new Set<string>();
  const seen = new Set<string>();
  const skipped = new Map<string, string>();
  const siblingsOf = createSiblings();
  const skip = (file: string, reason: string) => {
    if (scope.asks(file)) skipped.set(file, reason);
  };
  const read = async (file: string, uri = uriOfPath(file), asked = scope.asks(file)) =>
    take(file, await readText(file), uri, asked);
  const take = async (file: string, decoded: Decoded, uri = uriOfPath(file), asked = scope.asks(file)) => {
    seen.add(file);
    if ('skipped' in decoded) return skip(file, decoded.skipped);
    const { text } = decoded;
    const tooBig = tooLarge(file, text.length);
    if (tooBig) return skip(file, tooBig);
    const siblings =
      MARKDOWN.test(file) || isChartFileName(path.basename(file).toLowerCase()) ? await siblingsOf(path.dirname(file)) : [];
    const artifact = engine.read(uri, text, siblings);
    if (artifact) engine.set(uri, artifact);
    if (!asked) return;
    files.add(uri);
    if (artifact) sources.set(uri, { path: file, text, siblings });
  };

  for (const folder of scope.walked) {
    const found = (await walk(folder, { onSkip: skip })).filter((file) => isRead(path.basename(file), options));
    for (let i = 0; i < found.length; i += AT_ONCE) {
      const some = found.slice(i, i + AT_ONCE);
      const texts = await Promise.all(some.map(readText));
      for (const [k, file] of some.entries()) await take(file, texts[k]!);
    }
  }
  for (const file of scope.named) {
    if (!seen.has(file)) await read(file);
  }
  if (options.config !== undefined) await readConfig(path.resolve(io.cwd, options.config));
  for (const folder of scope.folders) engine.setComplete(uriOfPath(folder), true);
  engine.setMissing(new Set(await nodeHost.missing(engine.attestedFiles())));
  for (const file of scope.named) {
    const root = engine.rootOf(uriOfPath(file));
    if (pathMatcher(engine.project(root).config.ignore)(relativePath(root, uriOfPath(file))))
      skip(file, 'ignored by the project file');
  }
  return {
    engine,
    today,
    files: [...files].sort(compare),
    sources,
    skipped: [...skipped].map(([file, reason]) => ({ path: relative(io.cwd, file), reason })),
    pathOf,
  };

  /** It stands in for the project file of every folder; what is wrong in it is told once. */
  async function readConfig(file: string): Promise<void> {
    const decoded = await readText(file);
    if ('skipped' in decoded) throw new UsageError(`${options.config} cannot be used: ${decoded.skipped}`);
    for (const [i, folder] of scope.folders.entries()) {
      const uri = `${uriOfPath(folder)}/${PROJECT_FILE}`;
      standsFor.set(uri, file);
      await read(file, uri, i === 0);
    }
  }
}

function isRead(name: string, { config }: ScopeOptions): boolean {
  return name !== '.gitignore' && (name !== PROJECT_FILE || config === undefined);
}

/** Names in a folder; files come folder by folder, so only the last one is kept. */
function createSiblings(): (folder: string) => Promise<readonly string[]> {
  let last: { folder: string; names: readonly string[] } | undefined;
  return async (folder) => {
    if (last?.folder !== folder) last = { folder, names: await readdir(folder).catch(() => []) };
    return last.names;
  };
}

function pathOfUri(uri: string): string {
  return fileURLToPath(uri.endsWith('//') ? `${uri}/` : uri);
}

function relative(cwd: string, file: string): string {
  return path.relative(cwd, file).split(path.sep).join('/') || '.';
}

/** The day on the clock of this machine, as an ISO day. */
export function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
