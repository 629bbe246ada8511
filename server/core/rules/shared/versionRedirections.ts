/** A requirement out of which a shell takes a redirection: `torch>=2.6` writes into a file `=2.6`. */
export interface VersionRedirection {
  readonly name: string;
  readonly sign: '<' | '>';
  /** What the shell takes for the name of a file. */
  readonly file: string;
}

const BOUND = /^([A-Za-z0-9][\w.-]*(?:\[[\w,-]*\])?)(?:(?:[=~!]=|[<>]=?)[\w.*+]+,)*?([<>])(=?\d[\w.*+]*)(?:,[^\s"'`$|&;()]*)?$/;

/** The redirection in a word of a command as it is written; null where it is in quotes, is none, or is one on purpose (`2>1`). */
export function versionAsRedirection(word: string): VersionRedirection | null {
  const [, name, sign, file] = BOUND.exec(word) ?? [];
  return name !== undefined && /[A-Za-z]/.test(name) ? { name, sign: sign as '<' | '>', file: file! } : null;
}

/** What the shell makes of it, as a sentence. */
export function redirectionMessage({ name, sign, file }: VersionRedirection): string {
  return sign === '>'
    ? `The shell writes into a file \`${file}\`, and \`${name}\` is installed in any version.`
    : `The shell looks for a file \`${file}\` to read from.`;
}
