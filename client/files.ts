import { type CancellationToken, FileType, RelativePattern, Uri, workspace } from 'vscode';
import { candidateGlob, excludeGlob, type ListFilesResult, type ReadFileResult } from '../server/lsp/protocol.js';
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
    if ((type & FileType.File) === 0 || size > maxBytes) return { base64: null };
    return { base64: toBase64(await workspace.fs.readFile(target)) };
  } catch {
    return { base64: null };
  }
}
