import assert from 'node:assert/strict';
import type { PackageMetadata } from '../../server/core/artifacts/packageMetadata.js';
import type { Requirements } from '../../server/core/artifacts/requirements.js';
import { parseToml } from '../../server/core/artifacts/tomlTree.js';
import { get, items, str } from '../../server/core/artifacts/yaml.js';
import { readArtifact } from '../../server/core/recognise.js';
import { lintFiles, ROOT, uriOf } from '../lintFiles.js';

const read = (text: string, name = 'pyproject.toml') => readArtifact(uriOf(name), text) as Requirements;
const entries = (text: string, file = read(text)) =>
  file.entries.map(({ name, specifiers, url, span }) =>
    [name, specifiers.map((s) => s.operator + s.version).join(','), url ?? '', text.slice(span.start, span.end)].join(' | '),
  );

describe('TOML as a tree', () => {
  it('has tables, dotted keys and arrays of tables where they lead', () => {
    const text = `a.b.c = 1\r\n[t]\r\n"é😀" = 'raw'\r\n[[x.y]]\nn = 1\n[[x.y]]\nn = 2\n[x.y.z]\nq = [ "u", # no\n { v = true } ]\n`;
    const { root, errors } = parseToml(text);
    assert.deepEqual(errors, []);
    assert.equal(str(get(root, 'a', 'b', 'c')), '1');
    const raw = get(root, 't', 'é😀')!;
    assert.equal(text.slice(raw.start, raw.end), "'raw'");
    assert.equal(str(get(root, 'x', 'y', 1, 'n')), '2');
    assert.equal(items(get(root, 'x', 'y', 1, 'z', 'q')).length, 2);
    assert.equal(str(get(root, 'x', 'y', 1, 'z', 'q', 1, 'v')), 'true');
  });

  it('names the first error and reads the rest', () => {
    const text = '[a]\nx = 1\n[b]\ny = \n[c]\nz = 1\n';
    const { root, errors } = parseToml(text);
    assert.equal(errors.length, 1);
    assert.match(errors[0]!.message, /^This is not valid TOML: .*\.$/);
    assert.equal(str(get(root, 'a', 'x')), '1');
    assert.equal(str(get(parseToml('[a]\nx = 1\n[b]\ny = ["1",\n').root, 'a', 'x')), '1');
    assert.equal(str(get(parseToml('__proto__ = 1\n').root, '__proto__')), '1');
  });

  it('takes no text for too much', () => {
    for (const text of [
      `a = ${'['.repeat(300_000)}`,
      `a={${'b={'.repeat(90_000)}`,
      `${'a.'.repeat(150_000)}b = 1`,
      '"'.repeat(9_999),
    ]) {
      const start = performance.now();
      assert.equal(get(parseToml(text).root, 'zzz'), undefined);
      assert.ok(performance.now() - start < 2_000);
    }
  });
});

describe('pyproject.toml', () => {
  it('is read with the dependencies of the project, its extras and groups, those for development left out', () => {
    const text = `[project]
name = "scorer"
dependencies = ["torch>=2.1", 'transformers[torch] == 4.57.1 ; python_version > "3.9"', "northwind @ git+https://git.example/nw@main"]
[project.optional-dependencies]
gpu = ["onnxruntime-gpu~=1.20"]
dev = ["pytest"]
[dependency-groups]
serve = ["vllm", {include-group = "gpu"}]
test = ["ruff"]
[tool.uv]
extra-index-url = ["https://pypi.northwind.example/simple"]
[tool.uv.sources]
vllm = { git = "https://github.com/vllm-project/vllm", branch = "main" }
`;
    const file = read(text);
    assert.equal(file.format, 'pyproject');
    assert.deepEqual(entries(text, file), [
      'torch | >=2.1 |  | torch>=2.1',
      'transformers | ==4.57.1 |  | transformers[torch] == 4.57.1',
      'northwind |  | git+https://git.example/nw@main | northwind @ git+https://git.example/nw@main',
      'onnxruntime-gpu | ~=1.20 |  | onnxruntime-gpu~=1.20',
      'vllm |  | git+https://github.com/vllm-project/vllm@main | vllm',
    ]);
    assert.deepEqual(
      file.options.map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)]),
      [['--extra-index-url', 'https://pypi.northwind.example/simple', '"https://pypi.northwind.example/simple"']],
    );
  });

  it('reads the tables of Poetry and Pipenv', () => {
    const text = `[tool.poetry]
name = "scorer"
[tool.poetry.dependencies]
python = "^3.11"
torch = "2.8.0"
Scikit_Learn = "^1.4"
mlflow = { version = "~2.9", optional = true }
nw = { git = "git@git.example:nw/nw.git", rev = "4d806db" }
local = { path = "../local" }
[tool.poetry.group.dev.dependencies]
black = "*"
[tool.poetry.group.serve.dependencies]
vllm = "*"
`;
    assert.deepEqual(entries(text), [
      'torch | ==2.8.0 |  | torch = "2.8.0"',
      'scikit-learn | ^1.4 |  | Scikit_Learn = "^1.4"',
      'mlflow | ~2.9 |  | mlflow = { version = "~2.9", optional = true }',
      'nw |  | git+ssh://git@git.example/nw/nw.git@4d806db | nw = { git = "git@git.example:nw/nw.git", rev = "4d806db" }',
      'local |  | ../local | local = { path = "../local" }',
      'vllm |  |  | vllm = "*"',
    ]);
    const pipfile = `[[source]]\nurl = "https://pypi.example/simple"\nverify_ssl = false\n[packages]\ntorch = "*"\n[dev-packages]\npytest = "*"\n`;
    const file = read(pipfile, 'Pipfile');
    assert.deepEqual(entries(pipfile, file), ['torch |  |  | torch = "*"']);
    assert.deepEqual(
      file.options.map(({ name, value }) => `${name} ${value}`),
      ['--index-url https://pypi.example/simple', '--trusted-host pypi.example'],
    );
  });

  it('may leave versions open where it is a library', () => {
    const ranges = (rest: string) => read(`[project]\nname = "x"\ndependencies = ["torch"]\n${rest}`).rangesAllowed === true;
    assert.equal(ranges(''), false);
    assert.equal(ranges('[build-system]\nrequires = ["hatchling"]\n'), true);
    assert.equal(ranges('[build-system]\nrequires = ["hatchling"]\n[tool.uv]\npackage = false\n'), false);
    assert.equal(ranges('[tool.setuptools]\npy-modules = ["x"]\n'), true);
  });

  it('is package metadata as long as nothing of it is about models', () => {
    const people = '[project]\nauthors = [{name = "R. Iyer"}]\ndependencies = ["flask"]\n';
    assert.equal((read(people) as unknown as PackageMetadata).kind, 'package-metadata');
    const both = read(people.replace('flask', 'torch'));
    assert.equal(both.kind, 'requirements');
    assert.equal(both.people?.[0].name, 'R. Iyer');
    assert.equal(read('[tool.black]\nline-length = 100\n'), null);
    assert.equal(read('[project]\nname = "x"\ndependencies = []\n'), null);
    const names = lintFiles({ 'pyproject.toml': people.replace('flask', 'torch') })
      .evidence(ROOT)
      .filter((e) => e.consideration === 'integration/ownership');
    assert.equal(names.length, 1);
  });

  it('is read around what is half typed', () => {
    const text = '[project]\ndependencies = ["torch==2.4.1"]\n[project.optional-dependencies]\ngpu = ["vll\n';
    const file = read(text);
    assert.equal(file.problems.length, 1);
    assert.deepEqual(entries(text, file), ['torch | ==2.4.1 |  | torch==2.4.1']);
  });
});
