import assert from 'node:assert/strict';
import { closeSessions, openSession, rangeOf, until, uri } from './session.js';
import { deployment, LATEST } from './texts.js';

const file = uri('/ws/deploy.yaml');
const IMAGE = 'vllm/vllm-openai:latest';

describe('positions', () => {
  afterEach(closeSessions);

  async function rangeFor(text: string, open = text) {
    const s = await openSession();
    await s.open(file, open);
    return (await s.pull(file)).find((d) => d.code === LATEST)?.range;
  }

  it('count UTF-16 units behind emoji and CJK on the same line', async () => {
    const flow = `apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - {name: server, env: [{name: GREETING, value: "😀 模型 é"}], image: ${IMAGE}}
`;
    assert.deepEqual(await rangeFor(flow), rangeOf(flow, IMAGE));
    assert.equal(flow.split('\n')[5]!.indexOf('image'), 64, 'the emoji counts for two');
  });

  it('hold with CRLF', async () => {
    const text = deployment().replaceAll('\n', '\r\n');
    assert.deepEqual(await rangeFor(text), rangeOf(text, IMAGE));
  });

  it('hold with lines that end in a lone CR', async () => {
    const text = `# a\r# b\r\n${deployment()}`;
    assert.deepEqual(await rangeFor(text), rangeOf(text, IMAGE));
  });

  it('count a byte order mark that the client leaves in the document, on its line alone', async () => {
    const oneLine = `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: server, image: ${IMAGE}}]}}\n`;
    assert.deepEqual(await rangeFor(`\uFEFF${oneLine}`), rangeOf(`\uFEFF${oneLine}`, IMAGE));
    const text = `\uFEFF${deployment()}`;
    assert.deepEqual(await rangeFor(text), rangeOf(text, IMAGE));
  });

  it('do not count a byte order mark of a file on disk, in UTF-8 or UTF-16', async () => {
    const oneLine = `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: server, image: ${IMAGE}}]}}\n`;
    const utf16 = (bigEndian: boolean) => {
      const buffer = Buffer.from(`\uFEFF${oneLine}`, 'utf16le');
      return bigEndian ? buffer.swap16() : buffer;
    };
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/a.yaml': Buffer.from(`\uFEFF${oneLine}`), '/ws/b.yaml': utf16(false), '/ws/c.yaml': utf16(true) },
    });
    const { files, skipped } = await s.request<{
      files: { uri: string; diagnostics: { code: string; range: object }[] }[];
      skipped: [];
    }>('mlPreflight/checkWorkspace');
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      files.map((f) => [f.uri, f.diagnostics.find((d) => d.code === LATEST)?.range]),
      ['a', 'b', 'c'].map((n) => [uri(`/ws/${n}.yaml`), rangeOf(oneLine, IMAGE)]),
    );
  });

  it('are never empty, also where what is wrong is an empty value', async () => {
    const s = await openSession({ folders: ['/ws'] });
    const config = uri('/ws/ml-preflight.yaml');
    const text = 'stage:\nrules:\n  security:\nattest:\n  fairness/audit:\n';
    await s.open(config, text);
    const found = await s.pull(config);
    assert.ok(found.length > 0);
    for (const { range, message } of found) {
      assert.notDeepEqual(range.start, range.end, String(message));
      assert.equal(range.start.line, range.end.line, String(message));
      const line = text.split('\n')[range.start.line]!;
      assert.ok(range.end.character <= line.length, `${message} ends behind its line`);
    }
  });

  it('survive edits of every kind of line ending', async () => {
    const s = await openSession();
    const text = deployment().replaceAll('\n', '\r\n');
    await s.open(file, text);
    await s.pull(file);
    await s.edit(file, '# 説明 🚀\r\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    const now = `# 説明 🚀\r\n${text}`;
    await until(
      async () =>
        JSON.stringify((await s.pull(file)).find((d) => d.code === LATEST)?.range) === JSON.stringify(rangeOf(now, IMAGE)),
    );
  });
});
