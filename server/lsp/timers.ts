import type { Log } from './log.js';

export type Timer = ReturnType<typeof setTimeout>;

/** Work put off. After `stop` none of it is done: the connection it would be sent on is gone. */
export interface Timers {
  /** Whatever fails is logged as `what`. */
  start(delay: number, what: string, body: () => Promise<unknown>): Timer;
  cancel(timer: Timer | undefined): void;
  stop(): void;
}

export function createTimers(log: Log): Timers {
  const pending = new Set<Timer>();
  let stopped = false;
  return {
    start(delay, what, body) {
      const timer = setTimeout(async () => {
        pending.delete(timer);
        try {
          await body();
        } catch (error) {
          if (!stopped) log.error(what, error);
        }
      }, delay);
      if (stopped) clearTimeout(timer);
      else pending.add(timer);
      return timer;
    },
    cancel(timer) {
      if (timer === undefined) return;
      clearTimeout(timer);
      pending.delete(timer);
    },
    stop() {
      stopped = true;
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    },
  };
}
