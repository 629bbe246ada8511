import { isObject } from './support.js';

/**
 * VS Code's setting of files that its explorer does not show. `search.exclude` is another matter: such files are in the project, one
 * only does not search them.
 */
export const FILES_EXCLUDE = 'files.exclude';

/** Braces beyond this many patterns are left as they are, and match nothing. */
const MOST = 100;

/**
 * The setting as gitignore patterns. Its globs count from the workspace folder, so one without `**` in front is anchored there.
 * Conditions (`{"when": "$(basename).ts"}`) hide files that others are made from; they are left out.
 * Source: https://code.visualstudio.com/docs/editor/glob-patterns
 */
export function excludedPatterns(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([glob, on]) =>
    on === true && glob.trim() !== '' ? withoutBraces(glob).map((each) => (/^\*\*(?:\/|$)/.test(each) ? each : `/${each}`)) : [],
  );
}

/** `*.{a,b}` as `*.a` and `*.b`. */
function withoutBraces(glob: string): string[] {
  let done: string[] = [glob];
  for (;;) {
    const expanded = done.flatMap((each) => {
      const braces = /\{([^{}]*)\}/.exec(each);
      if (!braces) return [each];
      const [before, after] = [each.slice(0, braces.index), each.slice(braces.index + braces[0].length)];
      return braces[1]!.split(',').map((choice) => before + choice + after);
    });
    const next = [...new Set(expanded)];
    if (next.length > MOST) return [glob];
    if (next.length === done.length && next.every((each, i) => each === done[i])) return next;
    done = next;
  }
}
