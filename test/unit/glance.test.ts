import assert from 'node:assert/strict';
import { createEngine, type Engine } from '../../server/core/engine.js';
import { readArtifact } from '../../server/core/recognise.js';

const URI = 'file:///w/serving.yaml';
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  replicas: 2
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:latest
---
apiVersion: v1
kind: Service
metadata: {name: scorer}
spec:
  selector: {app: scorrer}
  ports: [{port: 80}]
`;

/** Rule and the text it stands at. */
function shown(findings: ReturnType<Engine['glance']>): string[] {
  return findings
    .filter((f) => f.severity !== 'silent')
    .map((f) => `${f.rule} ${f.artifact.parts[f.span.part]!.text.slice(f.span.start, f.span.end)}`)
    .sort();
}

describe('a glance at a file that is being typed', () => {
  let engine: Engine;
  const set = (text: string) => engine.set(URI, readArtifact(URI, text));

  beforeEach(() => {
    engine = createEngine(
      () => '2026-11-23',
      (failure) => assert.fail(String(failure.error)),
    );
    engine.setFolders(['file:///w']);
    set(MANIFEST);
    engine.setComplete('file:///w', true);
    assert.ok(shown(engine.findings(URI)).some((f) => f.startsWith('integration/service-selects-nothing')));
  });

  it('shows the same as a judgement where nothing was edited', () => {
    assert.deepEqual(shown(engine.glance(URI)), shown(engine.findings(URI)));
    assert.ok(engine.isSettled('file:///w'));
  });

  for (const [what, text] of [
    ['before it', MANIFEST.replace('kind: Deployment', '# two\n# lines, 😀 and 表\nkind: Deployment')],
    ['behind it', MANIFEST.replace('port: 80', 'port: 8080')],
    ['in Windows line ends', MANIFEST.replaceAll('replicas: 2\n', 'replicas: 2\r\n')],
  ] as const) {
    it(`moves what the rest of the project says along with an edit ${what}`, () => {
      set(text);
      const glanced = shown(engine.glance(URI));
      assert.ok(!engine.isSettled('file:///w'));
      assert.deepEqual(glanced, shown(engine.findings(URI)));
      assert.ok(engine.isSettled('file:///w'));
    });
  }

  it('finds at once what the edit itself does', () => {
    set(MANIFEST.replace(':latest', ':v0.10.2'));
    assert.ok(!shown(engine.glance(URI)).some((f) => f.startsWith('versioning/image-tag-latest')));
  });

  it('drops what the edit touched, and a judgement has the last word', () => {
    set(MANIFEST.replace('scorrer', 'scorer'));
    assert.ok(!shown(engine.glance(URI)).some((f) => f.startsWith('integration/service-selects-nothing')));
    assert.ok(!shown(engine.findings(URI)).some((f) => f.startsWith('integration/service-selects-nothing')));
  });

  it('fixes that were moved still apply to the words they were made for', () => {
    set(`# a line more\n${MANIFEST}`);
    const finding = engine.glance(URI).find((f) => f.rule === 'integration/service-selects-nothing')!;
    const edit = finding.fixes[0]!.edits[0]!;
    const text = finding.artifact.parts[0]!.text;
    assert.match(text.slice(edit.span.start, edit.span.end) + edit.newText, /scorr?er/);
    const fixed = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
    assert.ok(fixed.startsWith('# a line more\n') && !fixed.includes('scorrer'));
  });

  it('judges again where the edit makes the file another kind of thing', () => {
    set('kind: nothing');
    assert.deepEqual(engine.glance(URI), []);
  });
});
