import type { Engine } from '../core/engine.js';
import type { Host } from './host.js';
import type { Log } from './log.js';
import { canonicalUri } from './uris.js';

/** Keeps the engine told which of the files that attestations name are not there. */
export interface AttestedFiles {
  /** Looks for them; resolves when the engine knows. Looks that overlap end with the newest. Never rejects. */
  look(): Promise<void>;
  /** Whether what happens to a file or folder can change what is found. */
  concerns(key: string): boolean;
}

/** `prepare` gives open texts to the engine; `onNews` is told when findings of project files may be others than before. */
export function createAttestedFiles(
  engine: Engine,
  host: Host,
  log: Log,
  prepare: () => void,
  onNews: () => void,
): AttestedFiles {
  let newest: Promise<void> = Promise.resolve();
  let count = 0;

  async function look(mine: number): Promise<void> {
    try {
      prepare();
      const files = engine.attestedFiles();
      const missing = files.length > 0 ? await host.missing(files) : [];
      // Asked again meanwhile: that answer is the one that counts, for whoever waits for this one, too.
      if (mine !== count) return newest;
      if (engine.setMissing(new Set(missing))) onNews();
    } catch (error) {
      log.error('The evidence of attestations cannot be looked for', error);
    }
  }

  return {
    look() {
      newest = look(++count);
      return newest;
    },
    concerns(key) {
      return engine.attestedFiles().some((uri) => {
        const file = canonicalUri(uri);
        return file === key || file.startsWith(`${key}/`);
      });
    },
  };
}
