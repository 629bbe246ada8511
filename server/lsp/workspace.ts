import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Artifact } from '../core/artifacts/artifact.js';
import type { Engine } from '../core/engine.js';
import { tooLarge } from '../core/recognise.js';
import { decode } from './decode.js';
import type { Host, OnSkip } from './host.js';
import { documentKey, fingerprint, hasNeighbours, isReadme } from './identity.js';
import { type OpenNotebooks, readOpenNotebook } from './notebooks.js';
import { canonicalUri, folderOf } from './uris.js';

/**
 * What is read: open documents over files on disk. Every file has one key, its canonical URI, under which the engine knows it;
 * a cell's is that of its notebook.
 */
export interface Workspace {
  /** The key of an open document or cell; null for one that is not open. */
  keyOf(document: string): string | null;
  /** The version of an open document or cell; undefined where it is closed. */
  version(document: string): number | undefined;
  /** The client's URIs of all open documents and cells. */
  openDocuments(): readonly string[];
  isOpen(key: string): boolean;
  /** The URI of a file as the client spells it. */
  spelling(key: string): string;
  /** The text of a file as it is open now; undefined where it is not open as a text. */
  openText(key: string): string | undefined;
  /** Its document begins with a byte order mark that the client counts. */
  hasMark(artifact: Artifact): boolean;
  /** Gives every open document that changed to the engine. Nothing here waits. */
  flush(): void;
  /** Gives the file on disk to the engine, if it is not open. Resolves to whether it changed. Never rejects. */
  refresh(key: string, onSkip?: OnSkip): Promise<boolean>;
  /** The file is gone, or none of ours. Whether that changes anything. */
  drop(key: string): boolean;
  isKnown(key: string): boolean;
  /** Keys at or below a URI that were read from disk. */
  keysBelow(uri: string): readonly string[];
  /** What recognition needs from the files beside it, once for each folder. */
  readSiblings(key: string): Promise<void>;
  forgetSiblings(folder: string): void;
  opened(document: TextDocument): void;
  /** The key it had. Its file is not read here: it may lie outside of all that is scanned. */
  closed(document: TextDocument): string | null;
  /** The artifact that the same file is with other texts of its parts. */
  withTexts(artifact: Artifact, texts: readonly string[]): Artifact | null;
}

/** An open document and what of it the engine was given. */
interface OpenText {
  readonly uri: string;
  version: number;
  siblings: readonly string[];
}

const MARK = '\uFEFF';

export function createWorkspace(
  documents: TextDocuments<TextDocument>,
  notebooks: OpenNotebooks,
  engine: Engine,
  host: Host,
): Workspace {
  const open = new Map<string, OpenText>();
  const keys = new Map<string, string>();
  const given = new Map<string, number>();
  const fingerprints = new Map<string, string>();
  const siblings = new Map<string, readonly string[]>();
  const marked = new WeakSet<Artifact>();
  /** Which reading of a file is the latest: an earlier one that ends later is dropped. */
  const readings = new Map<string, number>();
  let reading = 0;

  const isOpen = (key: string) => open.has(key) || notebooks.get(key) !== undefined;
  const siblingsFor = (key: string) => (hasNeighbours(key) ? (siblings.get(folderOf(key)) ?? NONE) : NONE);

  /** Whether this is news to the engine. */
  function give(key: string, raw: string, beside: readonly string[]): boolean {
    const print = `${fingerprint(raw)} ${beside.length === 0 ? '' : fingerprint(beside.join('\n'))}`;
    if (fingerprints.get(key) === print) return false;
    const before = engine.artifact(key);
    const text = raw.startsWith(MARK) ? raw.slice(1) : raw;
    const artifact = engine.read(key, text, beside);
    if (artifact && text.length < raw.length) marked.add(artifact);
    fingerprints.set(key, print);
    engine.set(key, artifact);
    return artifact !== null || before !== undefined;
  }

  function flushTexts(): void {
    for (const [key, state] of open) {
      if (notebooks.get(key)) continue;
      const document = documents.get(state.uri);
      const beside = siblingsFor(key);
      if (!document || (document.version === state.version && state.siblings === beside)) continue;
      give(key, document.getText(), beside);
      state.version = document.version;
      state.siblings = beside;
    }
  }

  function flushNotebooks(): void {
    for (const notebook of notebooks.all()) {
      const key = canonicalUri(notebook.uri);
      if (given.get(key) === notebook.revision) continue;
      given.set(key, notebook.revision);
      fingerprints.delete(key);
      engine.set(key, readOpenNotebook(key, notebook, notebooks));
    }
    for (const key of given.keys()) if (!notebooks.get(key)) given.delete(key);
  }

  async function readSiblings(key: string): Promise<void> {
    const folder = folderOf(key);
    if (hasNeighbours(key) && !siblings.has(folder)) siblings.set(folder, [...(await host.siblings(key))].sort());
  }

  function drop(key: string): boolean {
    readings.delete(key);
    if (isOpen(key)) return false;
    fingerprints.delete(key);
    if (!engine.artifact(key)) return false;
    engine.set(key, null);
    return true;
  }

  return {
    keyOf(document) {
      const notebook = notebooks.ofCell(document);
      return notebook ? canonicalUri(notebook.uri) : (keys.get(document) ?? null);
    },
    version: (document) => (notebooks.ofCell(document) ? notebooks.cell(document)?.version : documents.get(document)?.version),
    openDocuments: () => [...documents.keys(), ...notebooks.all().flatMap((n) => n.cells.map((c) => c.document))],
    isOpen,
    spelling: (key) => notebooks.get(key)?.uri ?? open.get(key)?.uri ?? key,
    openText: (key) => {
      const state = open.get(key);
      return state && documents.get(state.uri)?.getText();
    },
    hasMark: (artifact) => marked.has(artifact),
    flush() {
      flushTexts();
      flushNotebooks();
    },
    async refresh(key, onSkip = () => {}) {
      if (isOpen(key)) return false;
      const mine = ++reading;
      readings.set(key, mine);
      const bytes = await host.read(key, onSkip);
      const decoded = bytes && decode(bytes);
      // A README without front matter is no card whatever stands beside it.
      if (decoded && 'text' in decoded && (decoded.text.startsWith('---') || !isReadme(key))) await readSiblings(key);
      // Opened, dropped or read again meanwhile: what came of that holds.
      if (readings.get(key) !== mine) return false;
      readings.delete(key);
      if (isOpen(key)) return false;
      if (decoded && 'skipped' in decoded) onSkip(key, decoded.skipped);
      if (!decoded || 'skipped' in decoded) return drop(key);
      const large = tooLarge(key, decoded.text.length);
      if (large) onSkip(key, large);
      return give(key, decoded.text, siblingsFor(key));
    },
    drop,
    isKnown: (key) => fingerprints.has(key),
    keysBelow: (uri) => [...fingerprints.keys()].filter((key) => key === uri || key.startsWith(`${uri}/`)),
    readSiblings,
    forgetSiblings: (folder) => siblings.delete(folder),
    opened(document) {
      const key = documentKey(canonicalUri(document.uri), document.languageId);
      keys.set(document.uri, key);
      open.set(key, { uri: document.uri, version: Number.NaN, siblings: NONE });
    },
    closed(document) {
      const key = keys.get(document.uri);
      if (key === undefined) return null;
      keys.delete(document.uri);
      open.delete(key);
      return key;
    },
    withTexts(artifact, texts) {
      const notebook = notebooks.get(artifact.uri);
      if (artifact.kind === 'notebook' && notebook) return readOpenNotebook(artifact.uri, notebook, notebooks, texts);
      const made = engine.read(artifact.uri, texts[0] ?? '', siblingsFor(artifact.uri));
      if (made && marked.has(artifact)) marked.add(made);
      return made;
    },
  };
}

const NONE: readonly string[] = [];
