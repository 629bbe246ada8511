import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type IgnoreChain, isIgnoredAnywhere, withIgnoreFile } from '../core/ignored.js';
import { isCandidatePath } from './candidates.js';
import { decode } from './decode.js';
import {
  type ListFilesParams,
  ListFilesRequest,
  type ListFilesResult,
  type MissingFilesParams,
  MissingFilesRequest,
  type MissingFilesResult,
  type ReadFileParams,
  ReadFileRequest,
  type ReadFileResult,
} from './protocol.js';
import { canonicalUri, folderOf, nameOf, pathBelow } from './uris.js';

/** Told of each file or folder that is passed over, and why. */
export type OnSkip = (uri: string, reason: string) => void;

/** Where files come from. Nothing here throws: what cannot be read is left out. */
export interface Host {
  /** Sorted URIs of the candidate files below a folder that are not ignored. */
  list(folder: string, token: CancellationToken, onSkip: OnSkip): Promise<string[]>;
  /** Null where there is no such file, or where `onSkip` was told why it is not read. */
  read(uri: string, onSkip?: OnSkip): Promise<Uint8Array | null>;
  /** Names of the files beside a file, as far as they are known; they tell a model's README from others. */
  siblings(uri: string): Promise<readonly string[]>;
  exists(uri: string): Promise<boolean>;
  /** Those at which there is neither a file nor a folder, as far as that can be told. */
  missing(uris: readonly string[]): Promise<string[]>;
}

/** Knows no files: a client that offers none, in a place without a file system. */
export const noHost: Host = {
  list: async () => [],
  read: async () => null,
  siblings: async () => [],
  exists: async () => false,
  missing: async () => [],
};

/** Files by way of the client, which knows every scheme its workspace has. `.gitignore` is honoured here: the client does not. */
export function clientHost(connection: Connection): Host {
  const read = async (uri: string, onSkip?: OnSkip): Promise<Uint8Array | null> => {
    try {
      const { base64, skipped } = await connection.sendRequest<ReadFileResult>(ReadFileRequest, { uri } satisfies ReadFileParams);
      if (base64 === null && skipped) onSkip?.(uri, skipped);
      return base64 === null ? null : fromBase64(base64);
    } catch {
      return null;
    }
  };
  let listed: readonly string[] = [];
  return {
    async list(folder, token, onSkip) {
      let found: string[];
      try {
        const { uris } = await connection.sendRequest<ListFilesResult>(
          ListFilesRequest,
          { folder } satisfies ListFilesParams,
          token,
        );
        found = uris.map(canonicalUri).sort();
      } catch (error) {
        if (!token.isCancellationRequested) onSkip(folder, `cannot be listed: ${error instanceof Error ? error.message : error}`);
        return [];
      }
      listed = [...new Set([...listed.filter((uri) => !uri.startsWith(`${folder}/`)), ...found])];
      const path = (uri: string) => pathBelow(folder, uri) ?? uri;
      const chain = await readChain(
        found.filter((uri) => uri.endsWith('/.gitignore')),
        folder,
        read,
      );
      return found.filter((uri) => isCandidatePath(path(uri)) && !isIgnoredAnywhere(chain, path(uri)));
    },
    read,
    siblings: async (uri) => listed.filter((other) => folderOf(other) === folderOf(uri) && other !== uri).map(nameOf),
    exists: async (uri) => (await read(uri)) !== null,
    async missing(uris) {
      try {
        return (await connection.sendRequest<MissingFilesResult>(MissingFilesRequest, { uris } satisfies MissingFilesParams))
          .uris;
      } catch {
        return [];
      }
    },
  };
}

/** The first for `file:` URIs, the second for all others. */
export function bothHosts(files: Host, others: Host): Host {
  const of = (uri: string) => (uri.startsWith('file:') ? files : others);
  return {
    list: (folder, token, onSkip) => of(folder).list(folder, token, onSkip),
    read: (uri, onSkip) => of(uri).read(uri, onSkip),
    siblings: (uri) => of(uri).siblings(uri),
    exists: (uri) => of(uri).exists(uri),
    async missing(uris) {
      const [own, other] = [uris.filter((uri) => of(uri) === files), uris.filter((uri) => of(uri) === others)];
      const found = await Promise.all([own.length > 0 ? files.missing(own) : [], other.length > 0 ? others.missing(other) : []]);
      return found.flat();
    },
  };
}

/** Sorted by URI, a folder's file comes before those of the folders in it. */
async function readChain(uris: readonly string[], folder: string, read: Host['read']): Promise<IgnoreChain> {
  let chain: IgnoreChain = [];
  for (const uri of [...uris].sort((a, b) => a.length - b.length)) {
    const bytes = await read(uri);
    const decoded = bytes && decode(bytes);
    const path = pathBelow(folder, uri);
    if (!decoded || !('text' in decoded) || path === null) continue;
    chain = withIgnoreFile(chain, { folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))), text: decoded.text });
  }
  return chain;
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
