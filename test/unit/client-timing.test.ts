import assert from 'node:assert/strict';
import { createFreshness } from '../../client/checklist/freshness.js';
import { oneQueued } from '../../client/restart.js';

/** A task whose runs are ended by hand. */
function manual() {
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const run = () => new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  return { run, ends };
}
const settle = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

describe('restarts', () => {
  it('queues at most one while one runs', async () => {
    const { run, ends } = manual();
    const restart = oneQueued(run);
    const first = restart();
    const second = restart();
    await settle();
    assert.equal(restart(), second);
    assert.equal(ends.length, 1);
    ends[0]?.resolve();
    await first;
    await settle();
    assert.equal(ends.length, 2);
    ends[1]?.resolve();
    await second;
    const third = restart();
    await settle();
    assert.equal(ends.length, 3);
    ends[2]?.resolve();
    await third;
  });

  it('runs the queued one after a failure', async () => {
    const { run, ends } = manual();
    const restart = oneQueued(run);
    const first = restart();
    const second = restart();
    await settle();
    ends[0]?.reject(new Error('no server'));
    await assert.rejects(first, /no server/);
    await settle();
    ends[1]?.resolve();
    await second;
    assert.equal(ends.length, 2);
  });
});

describe('freshness of the checklist', () => {
  it('fetches nothing while nobody looks, and once when somebody does', async () => {
    let fetched = 0;
    const freshness = createFreshness(
      async () => {
        fetched += 1;
      },
      () => null,
    );
    freshness.changed();
    freshness.changed();
    await settle(20);
    assert.equal(fetched, 0);
    await freshness.fresh();
    await freshness.fresh();
    assert.equal(fetched, 1);
    freshness.changed();
    await freshness.fresh();
    assert.equal(fetched, 2);
  });

  it('answers a burst of changes with one fetch, and stops when disposed', async () => {
    let fetched = 0;
    const freshness = createFreshness(
      async () => {
        fetched += 1;
      },
      () => 10,
    );
    for (let i = 0; i < 20; i += 1) freshness.changed();
    await settle(50);
    assert.equal(fetched, 1);
    freshness.changed();
    freshness.dispose();
    await settle(50);
    assert.equal(fetched, 1);
  });

  it('does not take a change during a fetch for answered', async () => {
    const { run, ends } = manual();
    const freshness = createFreshness(run, () => null);
    const first = freshness.fresh();
    await settle();
    freshness.changed();
    const second = freshness.fresh();
    ends[0]?.resolve();
    await first;
    await settle();
    assert.equal(ends.length, 2);
    ends[1]?.resolve();
    await second;
  });

  it('tries again after a failure', async () => {
    const { run, ends } = manual();
    const freshness = createFreshness(run, () => null);
    const first = freshness.fresh();
    await settle();
    ends[0]?.reject(new Error('gone'));
    await assert.rejects(first, /gone/);
    const second = freshness.fresh();
    await settle();
    ends[1]?.resolve();
    await second;
    assert.equal(ends.length, 2);
  });
});
