import { oneQueued } from '../restart.js';

/** Decides when the checklist is asked for again. */
export interface Freshness {
  /** What was fetched is out of date: fetch after a pause if anybody looks, else remember. */
  changed(): void;
  /** Somebody looks: resolves when what is there is no longer known to be out of date. */
  fresh(): Promise<void>;
  /** Fetch in any case. */
  refresh(): Promise<void>;
  dispose(): void;
}

/**
 * `pause` says how many milliseconds to wait after a change, or null where nobody looks. Fetches never overlap, and changes in
 * quick succession share one. A failed fetch leaves things out of date; `fresh` and `refresh` pass the error on.
 */
export function createFreshness(fetch: () => Promise<void>, pause: () => number | null): Freshness {
  let stale = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopTimer = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const refresh = oneQueued(async () => {
    stopTimer();
    stale = false;
    try {
      await fetch();
    } catch (error) {
      stale = true;
      throw error;
    }
  });
  let last: Promise<void> = Promise.resolve();
  const run = () => {
    last = refresh();
    return last;
  };
  return {
    changed() {
      stale = true;
      const wait = pause();
      if (wait === null || timer !== undefined) return;
      // Errors of a fetch nobody waits for are the fetcher's to show.
      timer = setTimeout(() => void run().catch(() => undefined), wait);
    },
    fresh: () => (stale ? run() : last),
    refresh: run,
    dispose: stopTimer,
  };
}
