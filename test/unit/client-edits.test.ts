import assert from 'node:assert/strict';
import { toBase64 } from '../../client/base64.js';
import { addMonths, isIsoDate, localDay, untilProblem } from '../../client/checklist/dates.js';
import { checkSummary } from '../../client/checkSummary.js';
import { reasonProblem, withReason } from '../../client/reason.js';
import { fileSelector } from '../../client/selector.js';
import { REASON } from '../../server/lsp/protocol.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const written = (newText: string, reason: string) =>
  withReason({ changes: { 'file:///a': [{ range, newText }] } }, reason).changes?.['file:///a']?.[0]?.newText;

describe('reason of a suppression', () => {
  it('takes the marker’s place in every edit and leaves the given edit alone', () => {
    const textDocument = { uri: 'file:///a', version: 3 };
    const edit = {
      documentChanges: [
        {
          textDocument,
          edits: [
            { range, newText: `# x -- ${REASON}\n` },
            { range, newText: REASON },
          ],
        },
      ],
    };
    assert.deepEqual(withReason(edit, 'load test').documentChanges, [
      {
        textDocument,
        edits: [
          { range, newText: '# x -- load test\n' },
          { range, newText: 'load test' },
        ],
      },
    ]);
    assert.ok(edit.documentChanges[0]?.edits[1]?.newText === REASON);
  });

  it('stays inside its quotes, its comment and its line', () => {
    assert.equal(written(`a: "${REASON}"\n`, 'say "x" \\ y'), 'a: "say \\"x\\" \\\\ y"\n');
    assert.equal(written(`a: '${REASON}'\n`, "it's"), "a: 'it''s'\n");
    assert.equal(written(`<!-- x -- ${REASON} -->\n`, 'a --> b --!> c ----> d'), '<!-- x -- a → b → c → d -->\n');
    assert.equal(written(`# ${REASON}\n`, ' a\r\nevil: true\u2028b\t'), '# a evil: true b\n');
    assert.equal(written(`# ${REASON}\n`, '$& $1'), '# $& $1\n');
  });

  it('must not be empty', () => {
    assert.equal(typeof reasonProblem(' \t'), 'string');
    assert.equal(reasonProblem('load test'), null);
  });
});

describe('dates of attestations', () => {
  it('are real days in ISO form', () => {
    for (const good of ['2026-11-23', '2028-02-29']) assert.ok(isIsoDate(good), good);
    for (const bad of ['2026-2-3', '2026-02-30', '2027-02-29', '23.11.2026', '2026-13-01', '', '2026-11-23 ']) {
      assert.ok(!isIsoDate(bad), bad);
    }
  });

  it('are counted in months that end where the month ends', () => {
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
    assert.equal(addMonths('2027-08-31', 6), '2028-02-29');
    assert.equal(addMonths('2026-11-23', 12), '2027-11-23');
    assert.equal(addMonths('2026-11-30', 1), '2026-12-30');
  });

  it('may not end before they begin', () => {
    assert.equal(untilProblem('2026-11-23', '2026-11-23'), null);
    assert.match(untilProblem('2026-11-22', '2026-11-23') ?? '', /past/);
    assert.match(untilProblem('soon', '2026-11-23') ?? '', /2027-05-23/);
  });

  it('are the day on the wall, at any hour', () => {
    assert.equal(localDay(new Date(2026, 10, 23, 0, 5)), '2026-11-23');
    assert.equal(localDay(new Date(2026, 10, 23, 23, 55)), '2026-11-23');
  });
});

describe('answers and summaries', () => {
  it('encodes bytes as base64 at every length, over several pieces', () => {
    for (const length of [0, 1, 2, 3, 24_576, 24_577, 70_001]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
      assert.ok(toBase64(bytes) === Buffer.from(bytes).toString('base64'), `${length} bytes`);
    }
  });

  it('says what a check found, in numbers that read well', () => {
    const none = { files: 12, artifacts: 0, error: 0, warning: 0, info: 0, hint: 0 };
    assert.equal(checkSummary({ files: [], skipped: [], summary: none }), 'No ML artifacts in 12 files: nothing to report.');
    const some = { files: 1, artifacts: 1, error: 1, warning: 2, info: 3, hint: 1 };
    assert.equal(
      checkSummary({ files: [], skipped: [{ uri: 'file:///a', reason: 'too large' }], summary: some }),
      '1 ML artifact in 1 file: 1 error, 2 warnings, 3 infos, 1 hint. Not read: 1 file.',
    );
  });

  it('names every scheme once and none that shows generated text', () => {
    const schemes = new Set(fileSelector(['file', 'memfs']).map((filter) => filter.scheme));
    assert.deepEqual([...schemes].sort(), ['file', 'memfs', 'untitled', 'vscode-remote', 'vscode-vfs']);
    assert.equal(fileSelector(['file']).length, fileSelector([]).length);
  });
});
