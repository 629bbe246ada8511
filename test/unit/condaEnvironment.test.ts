import assert from 'node:assert/strict';
import { isPinned, type Requirements } from '../../server/core/artifacts/requirements.js';
import { readArtifact } from '../../server/core/recognise.js';
import { lintFiles, ROOT, uriOf } from '../lintFiles.js';

const read = (text: string, name = 'environment.yml') => readArtifact(uriOf(name), text) as Requirements | null;
const written = (text: string, file: Requirements | null) =>
  file?.entries.map(({ name, specifiers, span, nameSpan }) =>
    [
      name,
      specifiers.map((s) => s.operator + s.version).join(','),
      text.slice(nameSpan.start, nameSpan.end),
      text.slice(span.start, span.end),
    ].join(' | '),
  );

describe('a conda environment', () => {
  it('is read package by package, each where it stands', () => {
    const text = `name: scorer
channels:
  - conda-forge
  - https://conda.northwind.example/ml
dependencies:
  - python=3.11
  - pytorch::pytorch=2.8.0=py3.11_cuda
  - "scikit-learn>=1.4,<1.6" # the tested range
  - numpy 1.26.4
  - py-xgboost
  - pip:
      - --extra-index-url https://pypi.northwind.example/simple
      - transformers[torch]==4.57.1
      - 'shap'
`;
    const file = read(text)!;
    assert.equal(file.kind, 'requirements');
    assert.equal(file.format, 'conda');
    assert.deepEqual(written(text, file), [
      'python | =3.11 | python | python=3.11',
      'torch | ==2.8.0 | pytorch | pytorch=2.8.0=py3.11_cuda',
      'scikit-learn | >=1.4,<1.6 | scikit-learn | scikit-learn>=1.4,<1.6',
      'numpy | ==1.26.4 | numpy | numpy 1.26.4',
      'xgboost |  | py-xgboost | py-xgboost',
      'transformers | ==4.57.1 | transformers | transformers[torch]==4.57.1',
      'shap |  | shap | shap',
    ]);
    assert.deepEqual(
      file.options.map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)]),
      [['--extra-index-url', 'https://pypi.northwind.example/simple', '--extra-index-url https://pypi.northwind.example/simple']],
    );
    assert.deepEqual(
      file.channels?.map(({ name, span }) => [name, text.slice(span.start, span.end)]),
      ['conda-forge', 'https://conda.northwind.example/ml'].map((name) => [name, name]),
    );
    assert.deepEqual(
      file.entries.map((entry) => entry.conda === true),
      [true, true, true, true, true, false, false],
    );
  });

  it('pins a package by a full version or a build, not by the beginning of one', () => {
    const pinned = (spec: string) => isPinned(read(`channels: [c]\ndependencies: ['${spec}']\n`)!.entries[0]!);
    for (const spec of ['a=1.2.3', 'a==1.2', 'a=1.2=py_0', 'a 1.2.3', 'a 1.2 py_0']) assert.ok(pinned(spec), spec);
    for (const spec of ['a', 'a=1.2', 'a=1.2.*', 'a>=1.2.3', 'a=1.2|1.3', 'a==1.2.*']) assert.ok(!pinned(spec), spec);
  });

  it('is one by what stands in it: other lists of dependencies are none', () => {
    const list = 'dependencies:\n  - torch\n';
    assert.equal(read(list, 'conda.yaml')?.format, 'conda');
    assert.equal(read(list, 'conda_dependencies.yaml')?.format, 'conda');
    assert.equal(read(`channels: [conda-forge]\n${list}`, 'anything.yaml')?.format, 'conda');
    assert.equal(read(`name: x\n${list}`, 'anything.yaml'), null);
    assert.equal(read('name: scorer\nversion: 1.0.0\ndependencies:\n  - name: redis\n    version: ~1.2\n', 'Chart.yaml'), null);
    assert.equal(read('dependencies:\n  - name: redis\n    repository: x\n', 'environment.yaml'), null);
    assert.equal(read(`galaxy_info: {author: x}\n${list}`, 'env.yml'), null);
    assert.equal(read(`apiVersion: v2\n${list}`, 'conda.yaml'), null);
    assert.equal(read('dependencies: torch\n', 'conda.yaml'), null);
    assert.equal(read('dependencies:\n', 'conda.yaml'), null);
    const env = 'python: 3.11.9\nbuild_dependencies:\n- pip==24.0\ndependencies:\n- -r requirements.txt\n- torch==2.8.0\n';
    const file = read(env, 'python_env.yaml')!;
    assert.deepEqual(
      [file.format, file.options[0]!.value, ...file.entries.map(({ name }) => name)],
      ['pip', 'requirements.txt', 'python', 'torch'],
    );
    assert.equal(
      read('python: "3.12"\ndependencies: [torch==2.8.0]\n', 'python_env.yaml')?.entries[1]?.specifiers[0]?.version,
      '2.8.0',
    );
  });

  it('is an ML artifact where it names an ML library, under either name', () => {
    const kinds = (dependency: string) =>
      lintFiles({ 'environment.yml': `channels: [conda-forge]\ndependencies: [${dependency}]\n` })
        .project(ROOT)
        .artifacts.map(({ kind }) => kind);
    assert.deepEqual(kinds('pytorch'), ['requirements']);
    assert.deepEqual(kinds('flask'), []);
  });

  it('is read as far as it goes', () => {
    assert.equal(read('channels: [a\ndependencies:\n  - torch\n')?.problems.length, 1);
    const half = read('channels:\n  - c\ndependencies:\n  - torch\n  - \n  - pip:\n')!;
    assert.deepEqual(
      half.entries.map(({ name }) => name),
      ['torch'],
    );
    assert.equal(read('channels: [c]\ndependencies:\n  - torch={{ version }}\n')?.entries[0]?.name, 'torch');
    for (const text of [
      '',
      'dependencies:',
      'dependencies: [',
      ': :\ndependencies:\n- [[[',
      `dependencies:\n${'- {'.repeat(500)}`,
    ])
      assert.doesNotThrow(() => read(text, 'conda.yaml'), text);
  });
});
