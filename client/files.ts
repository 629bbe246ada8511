import { type CancellationToken, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import {
  candidateGlob,
  excludeGlob,
  type ListFilesResult,
  type MissingFilesResult,
  type ReadFileResult,
} from '../server/lsp/protocol.js';
import { toBase64 } from './base64.js';

/** Files above this are not carried to the server; no artifact is that large. */
const maxBytes = 32 * 1024 * 1024;

/** Candidate files below a folder of any scheme; `files.exclude` holds. */
export async function listFiles(folder: string, token: CancellationToken): Promise<ListFilesResult> {
  const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), candidateGlob), excludeGlob, undefined, token);
  return { uris: found.map(String) };
}

/** The bytes of a file; null for what is missing, not a file or too large. */
export async function readFile(uri: string): Promise<ReadFileResult> {
  try {
    const target = Uri.parse(uri);
    const { type, size } = await workspace.fs.stat(target);
    if ((type & FileType.File) === 0) return { base64: null, skipped: 'not a regular file' };
    if (size > maxBytes) return { base64: null, skipped: `larger than ${maxBytes / 1024 / 1024} MB` };
    return { base64: toBase64(await workspace.fs.readFile(target)) };
  } catch (error) {
    if (isGone(error)) return { base64: null };
    const denied = error instanceof FileSystemError && error.code === 'NoPermissions';
    return { base64: null, skipped: denied ? 'may not be read' : 'cannot be read' };
  }
}

/** Those of the URIs at which there is nothing; a file system that is away or says no cannot tell. */
export async function missingFiles(uris: readonly string[]): Promise<MissingFilesResult> {
  const missing = await Promise.all(
    uris.map((uri) =>
      Promise.resolve(workspace.fs.stat(Uri.parse(uri))).then(
        () => [],
        (error) => (isGone(error) ? [uri] : []),
      ),
    ),
  );
  return { uris: missing.flat() };
}

function isGone(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}
