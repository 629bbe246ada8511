import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, WatchKind } from 'vscode-languageserver';
import { isCandidatePath, isExcludedFolder } from './candidates.js';
import { hasNeighbours } from './identity.js';
import { candidateGlob } from './protocol.js';
import type { Server } from './state.js';
import type { Timer } from './timers.js';
import { canonicalUri, folderOf, nameOf, pathBelow } from './uris.js';

/**
 * Follows files on disk. Nothing relies on it for being right (`Check Workspace` reads everything again); it keeps what is
 * shown fresh. A folder that comes or goes raises no event for what is in it, so those are listed anew.
 */
export function registerWatch(server: Server): void {
  const { connection, support, log, delays, initialized, timers, attestedFiles } = server;
  let waiting = new Map<string, FileChangeType>();
  let lookAgain = false;
  let timer: Timer | undefined;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes as FileEvent[]) {
      const key = canonicalUri(uri);
      if (type !== FileChangeType.Changed && attestedFiles.concerns(key)) lookAgain = true;
      if (concerns(server, key, type)) waiting.set(key, type);
    }
    if (waiting.size === 0 && !lookAgain) return;
    timers.cancel(timer);
    timer = timers.start(delays.watch, 'Changed files cannot be read', () => {
      const events = waiting;
      waiting = new Map();
      if (lookAgain) void attestedFiles.look();
      lookAgain = false;
      return take(server, events);
    });
  });
  initialized.event(() => {
    if (!support.watchRegistration) return;
    const watchers = [
      { globPattern: candidateGlob },
      // Folders have no pattern of their own.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error) => log.error('Files cannot be watched', error));
  });
}

function concerns({ folders, workspace }: Server, key: string, type: FileChangeType): boolean {
  const folder = folders.holding(key);
  if (folder === null || key === folder) return false;
  const path = pathBelow(folder, key)!;
  if (isCandidatePath(path)) return true;
  if (path.split('/').some(isExcludedFolder)) return false;
  if (type !== FileChangeType.Created) return workspace.keysBelow(key).length > 0 || isModelFile(key);
  // What has no dot in its name may be a folder with files in it.
  return !nameOf(key).slice(1).includes('.') || isModelFile(key);
}

/** Beside a README they make it a model's. */
function isModelFile(key: string): boolean {
  return /\.(?:json|bin|h5|safetensors|gguf|onnx|ckpt)$/i.test(key);
}

async function take(server: Server, events: ReadonlyMap<string, FileChangeType>): Promise<void> {
  const { workspace, folders, moved } = server;
  let changed = false;
  const listAgain: string[] = [];
  for (const [key, type] of events) {
    if (type === FileChangeType.Deleted) for (const gone of workspace.keysBelow(key)) changed = workspace.drop(gone) || changed;
    const isRead = (folders.isListed(key) || workspace.isKnown(key)) && nameOf(key) !== '.gitignore';
    if (type === FileChangeType.Deleted || !isRead) listAgain.push(key);
    else changed = (await workspace.refresh(key)) || changed;
    if (type !== FileChangeType.Changed) changed = (await readBeside(server, folderOf(key))) || changed;
  }
  if (changed) moved.fire();
  await folders.relist(listAgain);
}

/** What stands beside a README can make it a model's, and beside values the values of a chart. Whether there is one that has to be judged anew. */
async function readBeside({ workspace }: Server, folder: string): Promise<boolean> {
  workspace.forgetSiblings(folder);
  let changed = false;
  for (const key of workspace.keysBelow(folder)) {
    if (folderOf(key) !== folder || !hasNeighbours(key)) continue;
    await workspace.readSiblings(key);
    changed = (await workspace.refresh(key)) || workspace.isOpen(key) || changed;
  }
  return changed;
}
