import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { decode } from '../lsp/decode.js';

/**
 * Puts `after` in the place of `before` in a UTF-8 file: all of it or nothing, by way of a file beside it that takes its
 * place. The byte order mark, the mode and a link that leads to the file stay. Returns why it was not done: the file is not
 * what was read any more, is write-protected, or is not UTF-8. Never throws.
 */
export async function replaceText(file: string, before: string, after: string): Promise<string | null> {
  try {
    // Through a link, the file it leads to is written, not the link.
    const target = await realpath(file);
    const refusal = await checkWritable(target, before);
    if (refusal !== null) return refusal;
    const bytes = await readFile(target);
    const mark = hasUtf8Mark(bytes) ? '\ufeff' : '';
    await replaceBytes(target, Buffer.from(mark + after, 'utf8'), bytes);
    return null;
  } catch (error) {
    return wordsOf(error);
  }
}

/** Why {@link replaceText} would not replace the text of a file, as far as can be told without trying; null where it would. */
export async function refusalOf(file: string, before: string): Promise<string | null> {
  return checkWritable(file, before).catch(wordsOf);
}

async function checkWritable(file: string, before: string): Promise<string | null> {
  const { mode } = await stat(file);
  const allowed = await access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
  // The owner may rename over a protected file, and root may do anything: the wish is in the mode.
  if (!allowed || (mode & 0o222) === 0) return 'write-protected';
  const bytes = await readFile(file);
  if (hasUtf16Mark(bytes)) return 'UTF-16, only UTF-8 is written';
  const now = decode(bytes);
  return 'text' in now && now.text === before ? null : CHANGED;
}

function wordsOf(error: unknown): string {
  return error instanceof Changed ? CHANGED : `cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`;
}

const CHANGED = 'changed since it was read';
class Changed extends Error {}

async function replaceBytes(target: string, bytes: Uint8Array, expected: Uint8Array): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      // Only root may give files away; for everybody else the file is their own already, or stays theirs.
      await handle.chown(uid, gid).catch(() => {});
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(target)).equals(expected)) throw new Changed();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
