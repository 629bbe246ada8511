import type { FixedFile } from './fixRounds.js';
import { refusalOf, replaceText } from './writeFile.js';

/** Files that have to be written all or none, each group in the order given: a fix changed several of them at once. */
export function groupsOf(files: readonly FixedFile[]): FixedFile[][] {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const grouped = new Set<FixedFile>();
  return files.flatMap((file) => {
    if (grouped.has(file)) return [];
    const reached = new Set([file]);
    // A Set goes on with what is added while it is walked.
    for (const each of reached) {
      for (const uri of each.together) {
        const other = byUri.get(uri);
        if (other) reached.add(other);
      }
    }
    for (const each of reached) grouped.add(each);
    return [files.filter((each) => reached.has(each))];
  });
}

/**
 * Writes all files of a group, or none: what cannot be written is found out first, and where one fails all the same, those
 * written before it get their old text back. Gives the reasons by URI; empty where all were written. With `dryRun` it only
 * finds out.
 */
export async function writeTogether(
  group: readonly FixedFile[],
  pathOf: (uri: string) => string,
  dryRun: boolean,
): Promise<ReadonlyMap<string, string>> {
  const refusals = new Map<string, string>();
  for (const { uri, before } of group) {
    const refusal = await refusalOf(pathOf(uri), before);
    if (refusal !== null) refusals.set(uri, refusal);
  }
  if (refusals.size > 0 || dryRun) return shared(group, refusals);
  const written: FixedFile[] = [];
  for (const file of group) {
    const refusal = await replaceText(pathOf(file.uri), file.before, file.after);
    if (refusal === null) {
      written.push(file);
      continue;
    }
    refusals.set(file.uri, refusal);
    for (const { uri, before, after } of written) {
      const kept = await replaceText(pathOf(uri), after, before);
      if (kept !== null) refusals.set(uri, `it was changed and cannot be put back: ${kept}`);
    }
    break;
  }
  return shared(group, refusals);
}

/** The reason of one is that of all that hang together with it. */
function shared(group: readonly FixedFile[], refusals: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (refusals.size === 0) return refusals;
  const reason = 'a file that is changed together with it cannot be written';
  return new Map(group.map(({ uri }) => [uri, refusals.get(uri) ?? reason]));
}
