import assert from 'node:assert/strict';
import type { Lock } from '../../server/core/artifacts/lock.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles, uriOf } from '../lintFiles.js';

const read = (name: string, text: string) => readArtifact(uriOf(name), text) as Lock | null;
const locks = {
  'uv.lock':
    'version = 1\nrevision = 2\n\n[[package]]\nname = "torch"\nversion = "2.8.0"\nsource = { registry = "x" }\n\n[[package]]\nname = "Scikit_Learn"\nversion = "1.7.2"\n',
  'poetry.lock': '# generated\n\n[[package]]\nname = "torch"\nversion = "2.8.0"\ndescription = "name = 1"\n',
  'Pipfile.lock':
    '{\n    "_meta": {\n        "hash": {}\n    },\n    "default": {\n        "torch": {\n            "hashes": [\n                "sha256:1"\n            ],\n            "version": "==2.8.0"\n        }\n    }\n}\n',
  'conda-lock.yml': 'version: 1\nmetadata: {}\npackage:\n- name: torch\n  version: 2.8.0\n  manager: pip\n',
  'pixi.lock':
    'version: 6\npackages:\n- conda: https://conda.anaconda.org/conda-forge/linux-64/torch-2.8.0-py311_0.conda\n  sha256: a\n',
};

describe('a lock file', () => {
  for (const [name, text] of Object.entries(locks)) {
    it(`${name} says which version of each package is installed`, () => {
      const lock = read(name, text)!;
      assert.equal(lock.kind, 'lock');
      assert.equal(lock.versions.get('torch'), '2.8.0');
      assert.match(text.slice(lock.anchor.start, lock.anchor.end), /torch/);
    });
  }

  it('of DVC names the stages that were run', () => {
    const lock = read('dvc.lock', "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps: []\n")!;
    assert.deepEqual([lock.tool, ...lock.versions], ['dvc', ['train', 'python train.py']]);
  });

  it('is one by name and by how it begins', () => {
    for (const name of Object.keys(locks))
      for (const text of ['', '{', 'x: 1\n', '[[package]']) assert.equal(read(name, text), null);
    assert.equal(read('package.lock', locks['uv.lock']), null);
  });

  it('is read in linear time', () => {
    for (const name of Object.keys(locks)) {
      const head = locks[name as keyof typeof locks].slice(0, 60);
      for (const filler of [
        'name = "a"\n',
        '        "a": {\n            "b": 1,\n',
        '- name: a\n',
        'https://x/a-b-c-d-',
        'a'.repeat(50),
      ]) {
        const start = performance.now();
        read(name, head + filler.repeat(1_900_000 / filler.length));
        assert.ok(performance.now() - start < 1_500, `${name} ${filler}`);
      }
    }
  });

  it('settles the versions that its project file leaves open, from above too', () => {
    const project = '[project]\nname = "scorer"\ndependencies = ["torch"]\n';
    const unpinned = (files: Record<string, string>) =>
      findingsOf(lintFiles(files), files).filter((f) => f.rule === 'versioning/unpinned-requirement').length;
    assert.equal(unpinned({ 'pyproject.toml': project }), 1);
    assert.equal(unpinned({ 'pyproject.toml': project, 'uv.lock': locks['uv.lock'] }), 0);
    assert.equal(unpinned({ 'app/pyproject.toml': project, 'pyproject.toml': project, 'uv.lock': locks['uv.lock'] }), 0);
    assert.equal(
      unpinned({ 'pyproject.toml': project, 'conda-lock.yml': locks['conda-lock.yml'] }),
      1,
      'the lock of another tool',
    );
    assert.equal(unpinned({ 'requirements.txt': 'torch\n', 'uv.lock': locks['uv.lock'] }), 1, 'pip does not read it');
    assert.equal(unpinned({ 'requirements.in': 'torch\n', 'requirements.txt': 'torch==2.8.0\n' }), 0);
    assert.equal(unpinned({ 'requirements.in': 'torch\nvllm\n', 'requirements.txt': 'torch==2.8.0\n' }), 1);
    assert.equal(unpinned({ 'constraints.txt': 'torch\n' }), 0);
    const conda = 'channels: [conda-forge]\ndependencies: [pytorch]\n';
    assert.equal(
      unpinned({ 'environment.yml': conda, 'conda-lock.yml': locks['conda-lock.yml'].replace('torch', 'pytorch') }),
      0,
    );
  });
});
