import { type CancellationToken, CancellationTokenSource, type WorkspaceFolder } from 'vscode-languageserver';
import type { Engine } from '../core/engine.js';
import { isIgnoredAnywhere, withIgnoreFile } from '../core/ignored.js';
import type { Host } from './host.js';
import { hasNeighbours } from './identity.js';
import type { Log } from './log.js';
import { canonicalUri, folderHolding, folderOf, nameOf, pathBelow, schemeOf } from './uris.js';
import type { Workspace } from './workspace.js';

/** The workspace folders and what was read below them. */
export interface Folders {
  all(): readonly string[];
  /** The innermost workspace folder that holds a key; null for none. */
  holding(key: string): string | null;
  /** As the client spells it. */
  spelling(folder: string): string;
  nameOf(folder: string): string;
  add(folders: readonly WorkspaceFolder[]): void;
  remove(folders: readonly WorkspaceFolder[]): void;
  /** Reads the project files that hold for a document, so that its first findings are already those of its project. */
  readProjectFiles(key: string): Promise<void>;
  /** Starts to read a folder unless that was done; the findings of its project follow. */
  scanSoon(key: string): void;
  /** Resolves when every folder is read; `again` reads what was read before as well. Never rejects. */
  scanAll(options?: ScanOptions): Promise<void>;
  /** Lists again the folders that hold these keys, if they were read before, and reads what is new. */
  relist(keys: readonly string[]): Promise<void>;
  /** Lists again the folders of which the editor hides other files than when they were read. */
  relistHidden(): Promise<void>;
  isListed(key: string): boolean;
  isScanned(key: string): boolean;
  /** How many files were listed. */
  count(): number;
  skipped(): readonly { uri: string; reason: string }[];
  stop(): void;
}

export interface ScanOptions {
  readonly again?: boolean;
  readonly token?: CancellationToken;
  readonly onProgress?: (done: number, total: number) => void;
}

interface FolderState {
  readonly uri: string;
  readonly spelling: string;
  readonly name: string;
  done: boolean;
  running: Promise<void> | null;
  /** Where its running scan is, for whoever waits for it. */
  readonly watchers: Set<(done: number, total: number) => void>;
  listed: ReadonlySet<string>;
  /** Patterns of what the editor hid when it was listed. */
  hidden: readonly string[];
  skipped: Map<string, string>;
}

/** Files that are read at the same time. */
const CONCURRENCY = 8;
/** Milliseconds of work after which a scan lets others have a turn. */
const TURN = 10;
/** How far up the project file of a lone document is looked for. */
const LEVELS = 8;

const neverCancelled = new CancellationTokenSource().token;

/** `isEnabled` and `hiddenIn` (gitignore patterns of what the editor does not show) are asked when a folder is about to be read; `onMoved` is told when findings may be others than before. */
export function createFolders(
  engine: Engine,
  workspace: Workspace,
  host: Host,
  log: Log,
  isEnabled: (folder: string) => Promise<boolean>,
  hiddenIn: (folder: string) => Promise<readonly string[]>,
  onMoved: () => void,
): Folders {
  const states = new Map<string, FolderState>();
  const projectFiles = new Map<string, Promise<boolean>>();
  const stopping = new CancellationTokenSource();

  const uris = () => [...states.keys()];
  const holding = (key: string) => folderHolding(uris(), key);

  function scan(state: FolderState, again: boolean, token: CancellationToken): Promise<void> {
    state.running ??= run(state, again, token)
      .catch((error) => log.error(`${state.uri} cannot be read`, error))
      .finally(() => {
        state.running = null;
        state.watchers.clear();
      });
    return state.running;
  }

  async function run(state: FolderState, again: boolean, token: CancellationToken): Promise<void> {
    if (!(await isEnabled(state.uri))) return;
    const isOver = () =>
      token.isCancellationRequested || stopping.token.isCancellationRequested || states.get(state.uri) !== state;
    const skipped = new Map<string, string>();
    const hidden = await hiddenIn(state.uri);
    const isHidden = hider(state.uri, hidden);
    const all = await host.list(state.uri, token, (uri, reason) => !isHidden(uri) && skipped.set(uri, reason));
    if (isOver()) return;
    const found = all.filter((key) => !isHidden(key));
    state.hidden = hidden;
    let changed = false;
    const listed = new Set(found);
    for (const key of state.listed) if (!listed.has(key)) changed = workspace.drop(key) || changed;
    for (const [uri, reason] of state.skipped) if (listed.has(uri)) skipped.set(uri, reason);
    state.listed = listed;
    state.skipped = skipped;
    // What was opened before the folder was listed knows nothing of the files beside it where the client lists them.
    for (const key of found) {
      if (!hasNeighbours(key) || !workspace.isOpen(key)) continue;
      workspace.forgetSiblings(folderOf(key));
      await workspace.readSiblings(key);
      changed = true;
    }
    const unread = found.filter(
      (key) => nameOf(key) !== '.gitignore' && (again || !(workspace.isKnown(key) || workspace.isOpen(key))),
    );
    let done = 0;
    await eachAtOnce(unread, isOver, async (key) => {
      skipped.delete(key);
      changed = (await workspace.refresh(key, (uri, reason) => skipped.set(uri, reason))) || changed;
      done++;
      for (const watcher of state.watchers) watcher(done, unread.length);
    });
    if (isOver()) return;
    changed ||= !state.done;
    state.done = true;
    engine.setComplete(state.uri, true);
    if (changed) onMoved();
  }

  async function scanOne(state: FolderState, { again = false, token = neverCancelled, onProgress }: ScanOptions): Promise<void> {
    const running = state.running !== null;
    if (state.done && !again && !running) return;
    if (onProgress) state.watchers.add(onProgress);
    // One under way belongs to somebody else, who may still want it when this one is cancelled.
    await Promise.race([scan(state, again, running ? neverCancelled : token), whenCancelled(token)]);
    if (onProgress) state.watchers.delete(onProgress);
    // What was under way can have been another's that was cancelled.
    if (running && !state.done && !token.isCancellationRequested) await scan(state, again, token);
  }

  function setFolders(): void {
    engine.setFolders(uris());
  }

  return {
    all: uris,
    holding,
    spelling: (folder) => states.get(folder)?.spelling ?? folder,
    nameOf: (folder) => states.get(folder)?.name ?? nameOf(folder),
    add(folders) {
      for (const { uri, name } of folders) {
        const key = canonicalUri(uri);
        if (states.has(key)) continue;
        const spelling = uri.replace(/\/+$/, '');
        states.set(key, {
          uri: key,
          spelling,
          name: name || nameOf(key),
          done: false,
          running: null,
          watchers: new Set(),
          listed: new Set(),
          hidden: [],
          skipped: new Map(),
        });
      }
      setFolders();
    },
    remove(folders) {
      for (const { uri } of folders) {
        const state = states.get(canonicalUri(uri));
        if (!state) continue;
        states.delete(state.uri);
        engine.setComplete(state.uri, false);
        for (const key of state.listed) if (![...states.values()].some((s) => s.listed.has(key))) workspace.drop(key);
        for (const folder of projectFiles.keys()) if (folderHolding([state.uri], folder)) projectFiles.delete(folder);
      }
      setFolders();
    },
    async readProjectFiles(key) {
      const top = holding(key);
      if ((top && states.get(top)?.done) || schemeOf(key) === 'untitled') return;
      let folder = folderOf(key);
      for (let level = 0; folder.includes('/') && level < (top ? 64 : LEVELS); level++) {
        const file = `${folder}/ml-preflight.yaml`;
        if (!projectFiles.has(folder))
          projectFiles.set(folder, workspace.isKnown(file) ? Promise.resolve(false) : workspace.refresh(file));
        await projectFiles.get(folder);
        if (folder === top || engine.artifact(file)) return;
        folder = folderOf(folder);
        if (folder.endsWith('/')) return;
      }
    },
    scanSoon(key) {
      const state = states.get(holding(key) ?? '');
      if (state && !state.done) void scanOne(state, {});
    },
    async scanAll(options = {}) {
      const all = [...states.values()];
      const counts = new Map<FolderState, [number, number]>();
      const onProgress = options.onProgress;
      await Promise.all(
        all.map((state) =>
          scanOne(state, {
            ...options,
            ...(onProgress && {
              onProgress: (done, total) => {
                counts.set(state, [done, total]);
                const sums = [...counts.values()].reduce(([d, t], [dd, tt]) => [d + dd, t + tt], [0, 0]);
                onProgress(sums[0]!, sums[1]!);
              },
            }),
          }),
        ),
      );
    },
    async relist(keys) {
      projectFiles.clear();
      const touched = new Set(keys.flatMap((key) => states.get(holding(key) ?? '') ?? []));
      for (const state of touched) {
        if (!state.done && !state.running) continue;
        // A list made before the change may lack it.
        await state.running;
        await scan(state, false, neverCancelled);
      }
    },
    async relistHidden() {
      for (const state of [...states.values()]) {
        if (!state.done && !state.running) continue;
        await state.running;
        const now = await hiddenIn(state.uri);
        if (now.join('\n') !== state.hidden.join('\n')) await scan(state, false, neverCancelled);
      }
    },
    isListed: (key) => [...states.values()].some((s) => s.listed.has(key)),
    isScanned: (key) => states.get(holding(key) ?? '')?.done ?? false,
    count: () => new Set([...states.values()].flatMap((s) => [...s.listed])).size,
    skipped: () => [...states.values()].flatMap((s) => [...s.skipped]).map(([uri, reason]) => ({ uri, reason })),
    stop: () => stopping.cancel(),
  };
}

/** Runs `body` on every item, a few at a time, and lets other work in between. */
async function eachAtOnce<T>(items: readonly T[], isOver: () => boolean, body: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let began = Date.now();
  const worker = async () => {
    while (next < items.length && !isOver()) {
      await body(items[next++]!);
      if (Date.now() - began > TURN) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        began = Date.now();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
}

/** Whether a URI is of a file that the editor does not show, or that lies in such a folder. */
function hider(folder: string, hidden: readonly string[]): (uri: string) => boolean {
  if (hidden.length === 0) return () => false;
  const chain = withIgnoreFile([], { folder: '', text: hidden.join('\n') });
  return (uri) => isIgnoredAnywhere(chain, pathBelow(folder, uri) ?? '');
}

function whenCancelled(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else if (token !== neverCancelled) token.onCancellationRequested(() => resolve());
  });
}
