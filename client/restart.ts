/**
 * Runs `run` one at a time: a call while it runs queues one more run, and every further call shares that one. The returned
 * promise is that of the run that began after the call, so its caller sees the effect. A failed run does not stop the next.
 */
export function oneQueued(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    queued = null;
    const mine = Promise.resolve()
      .then(run)
      .finally(() => {
        if (running === mine) running = null;
      });
    running = mine;
    return mine;
  };
  return () => {
    if (queued) return queued;
    if (!running) return begin();
    queued = running.then(begin, begin);
    return queued;
  };
}
