import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixInMemory } from '../../server/cli/fixRounds.js';
import type { Artifact } from '../../server/core/artifacts/artifact.js';
import type { Engine } from '../../server/core/engine.js';
import type { JudgedFinding } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { ruleById } from '../../server/core/rules.js';
import { folderWith, run } from './runCli.js';

const RULE = ruleById('versioning/environment-contradicts-model')!;
const CONDA = 'channels: [conda-forge]\ndependencies:\n  - python=3.12\n  - scikit-learn=1.7.2 # as tested\n';
const FILES = { ...RULE.examples.bad, 'model/conda.yaml': CONDA };

function project(): string {
  const cwd = folderWith({});
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  return cwd;
}

const read = (cwd: string, name: string) => readFileSync(path.join(cwd, name), 'utf8');
const unchanged = (cwd: string) => {
  for (const [name, text] of Object.entries(FILES)) assert.equal(read(cwd, name), text, name);
};

describe('fixes that reach into other files', function () {
  this.timeout(60_000);

  it('are applied to all of them, and counted once', async () => {
    const cwd = project();
    const { code, out, err } = await run(['fix', '--suggested'], { cwd });
    assert.deepEqual([code, err], [0, '']);
    assert.match(read(cwd, 'model/requirements.txt'), /^scikit-learn==1\.5\.2$/m);
    assert.match(read(cwd, 'model/conda.yaml'), /^ {2}- scikit-learn=1\.5\.2 # as tested$/m);
    assert.equal(out.match(/✔ Install 1\.5\.2\n/g)?.length, 1, out);
    assert.match(out, /written together with model\/requirements\.txt/);
    assert.match(out, /written together with model\/conda\.yaml/);
  });

  it('stand in the patch for all of them', async () => {
    const cwd = project();
    const { out } = await run(['fix', '--suggested', '--dry-run'], { cwd });
    assert.match(out, /^\+scikit-learn==1\.5\.2$/m);
    assert.match(out, /^\+ {2}- scikit-learn=1\.5\.2 # as tested$/m);
    unchanged(cwd);
  });

  it('write no file where one of them cannot be written', async () => {
    const cwd = project();
    chmodSync(path.join(cwd, 'model/conda.yaml'), 0o444);
    const { code, err } = await run(['fix', '--suggested'], { cwd });
    assert.equal(code, 1);
    assert.match(err, /model\/conda\.yaml was left as it is: write-protected/);
    assert.match(err, /model\/requirements\.txt was left as it is: a file that is changed together with it cannot be written/);
    unchanged(cwd);
  });

  it('are told and left out where a file was not asked for', async () => {
    const cwd = project();
    const { code, err } = await run(['fix', '--suggested', 'model/requirements.txt'], { cwd });
    assert.equal(code, 0);
    assert.match(err, /"Install 1\.5\.2" \(versioning\/environment-contradicts-model\) was left out: it changes a file that was/);
    unchanged(cwd);
  });

  it('are not applied without --suggested', async () => {
    const cwd = project();
    assert.equal((await run(['fix'], { cwd })).code, 0);
    unchanged(cwd);
  });
});

/** Two files; wherever the first says `old`, a fix writes `new` there and `by` in the place of the second's `mark`. */
function twoFiles(by: string, ends: boolean) {
  const [first, second] = ['file:///p/requirements.txt', 'file:///p/requirements-gpu.txt'];
  const texts = { [first!]: 'torch\nold\n', [second!]: 'torch\nmark\n' };
  const files = new Map<string, Artifact>();
  const textOf = (uri: string) => files.get(uri)!.parts[0]!.text;
  const found = (uri: string, rule: string, word: string): JudgedFinding => {
    const span = (of: string, w: string) => ({ part: 0, start: textOf(of).indexOf(w), end: textOf(of).indexOf(w) + w.length });
    const edits = [
      { span: span(first!, 'old'), newText: ends ? 'new' : 'old' },
      { span: span(second!, 'mark'), newText: by, uri: second },
    ];
    return {
      rule: `versioning/${rule}`,
      challenge: 'versioning',
      consideration: 'versioning/version-control',
      gap: 'hazard',
      severity: 'warning',
      message: word,
      span: span(uri, word),
      fixes: rule === 'old' ? [{ title: 'both', kind: 'safe', edits }] : [],
      related: [],
      artifact: files.get(uri)!,
      suppressed: null,
    };
  };
  const engine = {
    read: readArtifact,
    artifact: (uri: string) => files.get(uri),
    set: (uri: string, artifact: Artifact | null) => (artifact ? files.set(uri, artifact) : files.delete(uri)),
    rootOf: () => 'file:///p',
    project: () => ({ artifacts: [...files.values()] }),
    findings: (uri: string) => {
      if (uri === first) return textOf(uri).includes('old') ? [found(uri, 'old', 'old')] : [];
      return textOf(uri).includes('bad') ? [found(uri, 'bad', 'bad')] : [];
    },
  } as unknown as Engine;
  for (const [uri, text] of Object.entries(texts)) engine.set(uri, readArtifact(uri, text));
  const sources = new Map(Object.entries(texts).map(([uri, text]) => [uri, { text, siblings: [] }]));
  const results = fixInMemory(engine, sources, false);
  return {
    texts: [textOf(first!), textOf(second!)],
    applied: results.flatMap((r) => [...r.applied]),
    refused: results.flatMap((r) => r.refused.map((x) => x.reason)),
    together: results.map((r) => [...r.together].length),
  };
}

describe('rounds of fixes over several files', () => {
  it('change both', () => {
    assert.deepEqual(twoFiles('right', true), {
      texts: ['torch\nnew\n', 'torch\nright\n'],
      applied: [['both', 1]],
      refused: [],
      together: [1, 1],
    });
  });

  it('put both back where the other one gets a finding', () => {
    const { texts, applied, refused } = twoFiles('bad', true);
    assert.deepEqual(texts, ['torch\nold\n', 'torch\nmark\n']);
    assert.deepEqual([applied, refused], [[], ['it would bring new findings']]);
  });

  it('put both back where the finding stays', () => {
    const { texts, refused } = twoFiles('right', false);
    assert.deepEqual(texts, ['torch\nold\n', 'torch\nmark\n']);
    assert.deepEqual(refused, ['it would not end its finding']);
  });
});
