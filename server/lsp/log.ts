import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Tells the client's log what went wrong, each thing once: an error of every keystroke would bury all others. */
export interface Log {
  error(what: string, error: unknown): void;
  warn(message: string): void;
}

/** How many different messages are remembered, so that a long session does not collect them for ever. */
const REMEMBERED = 1000;

export function createLog(connection: Connection): Log {
  const told = new Set<string>();
  const once = (key: string, tell: () => void) => {
    if (told.has(key)) return;
    if (told.size >= REMEMBERED) told.clear();
    told.add(key);
    tell();
  };
  return {
    error(what, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      once(`${what} ${text}`, () => connection.console.error(`${what}: ${text}`));
    },
    warn(message) {
      once(message, () => connection.console.warn(message));
    },
  };
}

/** Answers a request; whatever fails is logged and answered with `fallback`. Only a cancellation leaves as an error. */
export async function runSafe<T>(
  log: Log,
  what: string,
  fallback: T,
  token: CancellationToken | null,
  body: () => Promise<T> | T,
): Promise<T> {
  try {
    if (token?.isCancellationRequested) throw cancelled();
    const result = await body();
    if (token?.isCancellationRequested) throw cancelled();
    return result;
  } catch (error) {
    if (error instanceof ResponseError || token?.isCancellationRequested) throw cancelled();
    log.error(what, error);
    return fallback;
  }
}

/** The error that a cancelled request ends in. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
