import assert from 'node:assert/strict';
import { readArtifact } from '../../server/core/recognise.js';
import { lintFiles, uriOf } from '../lintFiles.js';

const PINNED = 'numpy==2.1.0\ntorch==2.6.0\n';
const LOOSE = 'numpy==2.1.0\ntorch\n';

describe('trying something out in the engine', () => {
  it('puts texts and judgements back, also where it fails', () => {
    const files = { 'requirements.txt': LOOSE };
    const engine = lintFiles(files);
    const uri = uriOf('requirements.txt');
    const rules = () => engine.findings(uri).map((f) => f.rule);
    const before = rules();
    const artifact = engine.artifact(uri);
    assert.ok(before.includes('versioning/unpinned-requirement'));
    const during = engine.tryOut(() => {
      engine.set(uri, readArtifact(uri, PINNED));
      return rules();
    });
    assert.ok(!during.includes('versioning/unpinned-requirement'));
    assert.deepEqual(rules(), before);
    assert.equal(engine.artifact(uri), artifact);
    const fail = () =>
      engine.tryOut(() => {
        engine.set(uri, null);
        throw new Error('no');
      });
    assert.throws(fail, /no/);
    assert.deepEqual(rules(), before);
    assert.ok(engine.isSettled('file:///project'), 'the last judgement of the project stands');
  });

  it('finds the projects again where a project file was tried', () => {
    const files = { 'a/requirements.txt': LOOSE };
    const engine = lintFiles(files);
    const uri = uriOf('a/requirements.txt');
    assert.equal(engine.rootOf(uri), 'file:///project');
    const inside = engine.tryOut(() => {
      engine.set(uriOf('a/ml-preflight.yaml'), readArtifact(uriOf('a/ml-preflight.yaml'), 'stage: production\n'));
      return engine.rootOf(uri);
    });
    assert.equal(inside, 'file:///project/a');
    assert.equal(engine.rootOf(uri), 'file:///project');
  });
});
