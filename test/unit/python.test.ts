import assert from 'node:assert/strict';
import { notebookFromCells } from '../../server/core/artifacts/notebook.js';
import type { PyCall, PythonCode, PyValue } from '../../server/core/artifacts/python.js';

function python(...cells: string[]): PythonCode {
  return notebookFromCells(
    'u',
    cells.map((text, i) => ({ uri: `c:${i}`, languageId: 'python', kind: 'code', text })),
  ).python;
}
const callees = (...cells: string[]) => python(...cells).calls.map((call) => call.callee);
const firstCall = (...cells: string[]): PyCall => python(...cells).calls[0]!;
const argument = (text: string): PyValue => firstCall(`f(${text})`).args[0]!.value;

describe('Python names', () => {
  it('resolves every form of import', () => {
    assert.deepEqual(callees('import torch as t, os.path', 't.load(); os.path.join()'), ['torch.load', 'os.path.join']);
    assert.deepEqual(callees('from sklearn.model_selection import (train_test_split as tts, KFold)\ntts(); KFold()'), [
      'sklearn.model_selection.train_test_split',
      'sklearn.model_selection.KFold',
    ]);
    assert.deepEqual(callees('import a.b.c as d\nd.e()'), ['a.b.c.e']);
    assert.deepEqual(callees('import a.b, a.c\na.b.f(); a.g()'), ['a.b.f', 'a.g']);
    assert.deepEqual(
      python('import a.b, c.d as e').imports.map((item) => [item.module, item.alias]),
      [
        ['a.b', 'a'],
        ['c.d', 'e'],
      ],
    );
    assert.deepEqual(callees('from . import x\nfrom ..y import z\nx.f(); z()'), ['.x.f', '..y.z']);
  });

  it('follows a value from the call that made it, across cells', () => {
    assert.deepEqual(callees('from transformers import AutoModel\nm = AutoModel.from_pretrained("x")', 'm.to(d).generate()'), [
      'transformers.AutoModel.from_pretrained',
      'transformers.AutoModel.from_pretrained().to',
      'transformers.AutoModel.from_pretrained().to().generate',
    ]);
    assert.deepEqual(callees('import pandas as pd\ndf = pd.read_csv(p)\nd = df\nd["a"].mean()').slice(1), [
      'pandas.read_csv()[].mean',
    ]);
    assert.deepEqual(callees('import s\na, b = s.split(x)\nb.f()').slice(1), ['s.split()[1].f']);
    assert.deepEqual(callees('with open(p) as f:\n  f.read()'), ['open', 'open().__enter__().read']);
    assert.deepEqual(callees('import s\nx, y = s.A(), 1\nx.f()').slice(1), ['s.A().f']);
  });

  it('calls what it does not know unknown', () => {
    assert.deepEqual(callees('model.fit(); run(); self.x.y(); a[0].z()'), ['?.fit', '?run', '?.y', '?.z']);
    assert.deepEqual(callees('def load(): pass\nload()\ndef open(): pass\nopen()'), ['?load', '?open']);
    const call = firstCall('self.model.fit()');
    assert.equal(call.method, 'fit');
    assert.equal(call.receiver, 'self.model');
    assert.equal(firstCall('run()').receiver, undefined);
    assert.equal(firstCall('run()').method, 'run');
  });

  it('forgets a name that is bound to something else', () => {
    for (const shadow of [
      't = 1',
      't = g()',
      'def t(): pass',
      'class t: pass',
      'for t in x: pass',
      'with x as t: pass',
      't += 1',
      '(t := 3)',
      'try: pass\nexcept E as t: pass',
      'del t',
      'import u as t',
      'a, *t = x',
      'match x:\n  case [t]: pass',
    ]) {
      assert.ok(!callees(`import torch as t\n${shadow}`, 't.load()').includes('torch.load'), shadow);
    }
    for (const inside of [
      '[t.load() for t in x]',
      'lambda t: t.load()',
      'def f(t): t.load()',
      'def f():\n  t.load()\n  t = 1',
      '(t.load() for t in x)',
      'g(t.load() for t in x)',
    ]) {
      assert.ok(callees(`import torch as t\n${inside}`).includes('?.load'), inside);
    }
    assert.ok(callees('import torch as t\n[t for t in x]\nt.load()').includes('torch.load'));
  });

  it('keeps what all ways through a branch agree on, and no more', () => {
    assert.ok(callees('try:\n  import a\nexcept ImportError:\n  a = None\na.f()').includes('a.f'));
    assert.ok(callees('if x:\n  import a\na.f()').includes('a.f'));
    assert.ok(callees('import a\ntry:\n  import a\nexcept E:\n  print()\na.f()').includes('a.f'));
    assert.ok(callees('import a as m\nif x:\n  import b as m\nm.f()').includes('?.f'));
    assert.ok(callees('if x:\n  import a as m\nelse:\n  import b as m\nm.f()').includes('?.f'));
    assert.ok(callees('import a\nm = a.A()\nfor x in y:\n  m.f()\n  m = m.g()').includes('?.f'));
    assert.ok(callees('import a\nfor x in y:\n  import a\na.f()').includes('a.f'));
  });

  it('lets a function rely only on names that mean one thing throughout', () => {
    assert.ok(callees('def f(): a.load()', 'import a').includes('a.load'));
    assert.ok(callees('import a as m\ndef f(): m.load()\nimport b as m').includes('?.load'));
    assert.ok(callees('import a\nclass K:\n  def a(self): pass\n  def g(self): a.load()').includes('a.load'));
    assert.ok(callees('import a as m\ndef f():\n  global m\n  m = 1\nm.load()').includes('?.load'));
    assert.ok(callees('def f():\n  import a\n  def g():\n    a.load()').includes('a.load'));
  });

  it('resolves simple constants, not things that change', () => {
    const value = (text: string) => python(text).calls.at(-1)!.args[0]!.value;
    assert.deepEqual(value('M = "a"\nf(M)'), { kind: 'string', value: 'a' });
    assert.deepEqual(value('M = "a" + "b"\nf(f"{M}/c")'), { kind: 'string', value: 'ab/c' });
    assert.deepEqual(value('M = "a"\nif x: M = "b"\nf(M)'), { kind: 'name', name: '?M' });
    assert.deepEqual(value('L = [1]\nf(L)'), { kind: 'name', name: '?L' });
    assert.deepEqual(value('import os\nf(os.environ["A"])'), { kind: 'name', name: 'os.environ[]' });
    assert.deepEqual(value('x = !ls\nf(x)'), { kind: 'name', name: '?x' });
  });

  it('reads values', () => {
    assert.deepEqual(argument('-1.5e3'), { kind: 'number', value: -1500 });
    assert.deepEqual(argument('0.'), { kind: 'number', value: 0 });
    assert.deepEqual(argument('1.e3'), { kind: 'number', value: 1000 });
    assert.deepEqual(argument('"a" r"\\b" \'\\x41\\u00e9\\\n\''), { kind: 'string', value: 'a\\bAé' });
    assert.deepEqual(argument('f"{{x}} {y!r}"'), { kind: 'format', value: '{x} {}' });
    assert.deepEqual(argument('None'), { kind: 'none' });
    assert.deepEqual(argument('(True, *a)'), { kind: 'list', items: [{ kind: 'bool', value: true }], partial: true });
    assert.deepEqual(argument('{"a": 1, **b}'), {
      kind: 'dict',
      entries: [{ key: { kind: 'string', value: 'a' }, value: { kind: 'number', value: 1 } }],
      partial: true,
    });
    assert.equal(argument('g(1)').kind, 'call');
    assert.deepEqual(argument('a < b'), { kind: 'other' });
  });

  it('finds arguments by name and position', () => {
    const call = firstCall('f(1, *a, 2, k=3, **b)');
    assert.equal(call.hasStarArgs, true);
    assert.deepEqual(call.arg('k', 9)?.value, { kind: 'number', value: 3 });
    assert.deepEqual(call.arg('x', 0)?.value, { kind: 'number', value: 1 });
    assert.equal(call.arg('x', 1), undefined);
    assert.equal(firstCall('f(k=1)').arg('x', 0), undefined);
    const text = 'f(1,  k = (2) )';
    const plain = firstCall(text);
    const { start, end } = plain.arg('k')!;
    assert.equal(text.slice(start, end), 'k = (2)');
    assert.equal(text.slice(plain.argsStart, plain.argsEnd), '1,  k = (2) ');
    assert.equal(text.slice(0, plain.calleeEnd), 'f');
  });

  it('lists assignments with target, resolved target and value', () => {
    const [a, b, c, d] = python(
      'import torch, os\nx = y = 1\ntorch.backends.cudnn.deterministic = True\nos.environ["TOKEN"] = "t"',
    ).assignments;
    assert.deepEqual([a!.target, b!.target], ['x', 'y']);
    assert.equal(c!.name, 'torch.backends.cudnn.deterministic');
    assert.deepEqual(c!.value, { kind: 'bool', value: true });
    assert.equal(d!.target, 'os.environ["TOKEN"]');
    assert.equal(d!.name, 'os.environ[]');
    assert.deepEqual(d!.key, { kind: 'string', value: 'TOKEN' });
  });

  it('says a module is used only where something refers to it', () => {
    assert.equal(python('import shap').usesModule('shap'), false);
    assert.equal(python('import shap', 'shap.Explainer').usesModule('shap'), true);
    assert.equal(
      python('from sklearn.inspection import permutation_importance as p\np(m)').usesModule('sklearn.inspection'),
      true,
    );
    assert.equal(python('import sklearn\nsklearn.inspection.f()').usesModule('sklearn.inspection'), true);
    assert.equal(python('import shap\nshap = 1\nshap').usesModule('shap'), false);
    assert.equal(python('import shapely as shap\nshap.f()').usesModule('shap'), false);
    assert.equal(python('from fastai.vision.all import *\nprint(1)').usesModule('fastai'), false);
    assert.equal(python('from fastai.vision.all import *\nload_learner(p)').usesModule('fastai'), true);
    assert.equal(python('import a\n@a.b\ndef f(): pass').usesModule('a'), true);
    assert.deepEqual(
      python('import a, b\nb.c').imports.map((item) => item.used),
      [false, true],
    );
  });

  it('lists string literals with places, holes and cooked text', () => {
    const text = 'x = "a\\n" rb"\\n" f"k={v}"';
    const strings = python(text).strings;
    assert.deepEqual(
      strings.map((literal) => literal.value),
      ['a\n', '\\n', 'k={v}'],
    );
    assert.deepEqual(
      strings.map((literal) => text.slice(literal.start, literal.end)),
      ['"a\\n"', 'rb"\\n"', 'f"k={v}"'],
    );
    assert.equal(text.slice(strings[2]!.contentStart, strings[2]!.contentStart + 2), 'k=');
    assert.deepEqual(
      strings[2]!.holes.map((hole) => text.slice(hole.start, hole.end)),
      ['{v}'],
    );
  });

  it('finds less in broken code, never something wrong', () => {
    assert.deepEqual(callees('import torch\ntorch.load("a"'), []);
    assert.deepEqual(callees('import torch\ntorch.load(\nx = 1'), []);
    assert.ok(callees('import torch\nprint "x", y\ntry: pass\nexcept E, e: pass\ntorch.load(p)').includes('torch.load'));
    assert.ok(callees('import torch\ntorch.load(p)', 'def (').includes('torch.load'));
    assert.deepEqual(python('from a import').imports, []);
  });

  it('neither throws nor hangs on hostile text', () => {
    const start = performance.now();
    for (const text of [
      '('.repeat(2e4),
      'f('.repeat(1e4),
      `x = ${'a+'.repeat(2e4)}a`,
      'a'.concat('.b()'.repeat(1e4)),
      'f"{'.repeat(1000),
      'import a\nx = a\n'.concat('x = x.f()\n'.repeat(3000)),
      Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}if a:\n`).join(''),
      '\0'.repeat(1e4),
    ]) {
      python(text).calls.length;
    }
    assert.ok(performance.now() - start < 8000);
  });

  it('parses nothing before it is asked for', () => {
    const code = python('import torch');
    assert.equal(code.mentions('torch'), true);
    assert.equal(code.mentions('keras', 'jax'), false);
    assert.deepEqual(
      code.cells.map((cell) => cell.part),
      [0],
    );
    assert.equal(code.calls, code.calls);
  });
});
