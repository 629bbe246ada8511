import assert from 'node:assert/strict';
import type { Artifact } from '../../server/core/artifacts/artifact.js';
import { applyEdits } from '../../server/core/fixes.js';
import type { JudgedFinding } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { difference } from '../../server/core/textDifference.js';
import { fixAllEdits } from '../../server/lsp/fixAll.js';
import type { Server } from '../../server/lsp/state.js';

const key = 'file:///ws/requirements.txt';

/** A server whose findings are the words of a text, each with a safe fix. */
function serverFor(text: string, words: Readonly<Record<string, string>>) {
  let artifact = readArtifact(key, text)!;
  const original = artifact;
  const findings = (): JudgedFinding[] =>
    Object.entries(words).flatMap(([word, better]) =>
      [...artifact.parts[0]!.text.matchAll(new RegExp(word, 'g'))].map((m): JudgedFinding => {
        const span = { part: 0, start: m.index, end: m.index + word.length };
        const fixes = [{ title: better, kind: 'safe' as const, edits: [{ span, newText: better }] }];
        return {
          rule: 'security/x',
          challenge: null,
          consideration: null,
          gap: 'hazard',
          severity: 'error',
          message: '',
          span,
          fixes,
          related: [],
          artifact,
          suppressed: null,
        };
      }),
    );
  const set = (_: string, next: Artifact) => {
    artifact = next;
  };
  const tryOut = <T>(run: () => T) => {
    try {
      return run();
    } finally {
      artifact = original;
    }
  };
  const engine = { artifact: () => artifact, findings, set, tryOut };
  const workspace = { withTexts: (_: Artifact, texts: string[]) => readArtifact(key, texts[0]!) };
  return { server: { engine, workspace } as unknown as Server, isBack: () => artifact === original };
}

describe('fix all edits', () => {
  it('are the fixes themselves where one round is enough', () => {
    const text = 'bad\nnumpy\nbad\n';
    const { server, isBack } = serverFor(text, { bad: 'good' });
    const edits = fixAllEdits(server, key);
    assert.equal(edits.length, 2);
    assert.equal(applyEdits(text, edits), 'good\nnumpy\ngood\n');
    assert.ok(isBack(), 'the engine has what it had');
  });

  it('hold what only shows after others are made', () => {
    const text = 'numpy\nworst\nfine\n';
    const { server, isBack } = serverFor(text, { worst: 'worse', worse: 'bad', bad: 'good' });
    assert.equal(applyEdits(text, fixAllEdits(server, key)), 'numpy\ngood\nfine\n');
    assert.ok(isBack());
  });

  it('end where two fixes undo each other', () => {
    const { server, isBack } = serverFor('ping\n', { ping: 'pong', pong: 'ping' });
    fixAllEdits(server, key);
    assert.ok(isBack());
  });

  it('are none where there is nothing to do', () => {
    assert.deepEqual(fixAllEdits(serverFor('numpy\n', { bad: 'good' }).server, key), []);
  });
});

describe('the difference of two texts', () => {
  it('is the least that takes one to the other, and cuts no character in two', () => {
    for (const [before, after] of [
      ['abc', 'axc'],
      ['', 'x'],
      ['x', ''],
      ['aaa', 'aa'],
      ['a\r\nb', 'a\nb'],
      ['a\nb', 'a\r\nb'],
      ['😀', '😁'],
      ['x😀y', 'x😁y'],
      ['ab\r\ncd\r\n', 'ab\r\nX\r\ncd\r\n'],
    ] as const) {
      const edit = difference(before, after)!;
      assert.equal(applyEdits(before, [edit]), after);
      for (const at of [edit.start, edit.end])
        assert.ok(!/[\uD800-\uDBFF]$/.test(before.slice(0, at)), JSON.stringify([before, after]));
      assert.ok(!/[\uD800-\uDBFF]$/.test(edit.newText));
    }
    assert.equal(difference('same', 'same'), null);
    assert.deepEqual(difference('one two three', 'one 2 three'), { start: 4, end: 7, newText: '2' });
  });
});
