/** What a command needs of the process it runs in; tests hand in their own. */
export interface Io {
  readonly cwd: string;
  /** Reports go here, everything else to `err`. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Reports may be coloured: standard output is a terminal and nobody asked for none. */
  readonly color: boolean;
  /** Internal errors are shown with their stack. */
  readonly debug: boolean;
  /** Starts the language server on the process's own streams. */
  readonly serve: () => void;
}

/** The user asked for something that cannot be done: one line, exit code 2. */
export class UsageError extends Error {}

/** Exit codes of all commands. */
export const Exit = { ok: 0, found: 1, error: 2 } as const;

/** A note for the person at the terminal; never part of a report. */
export function note(io: Io, message: string): void {
  io.err(`ml-preflight: ${message}\n`);
}
