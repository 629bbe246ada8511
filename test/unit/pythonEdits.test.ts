import assert from 'node:assert/strict';
import { notebookFromCells } from '../../server/core/artifacts/notebook.js';
import {
  addKeywordEdit,
  endOfStatement,
  importLineOf,
  insertAfterImports,
  moduleImportEdit,
} from '../../server/core/artifacts/pythonEdits.js';
import { readPythonScript } from '../../server/core/artifacts/pythonScript.js';
import type { Edit } from '../../server/core/model.js';

const notebook = (...cells: string[]) =>
  notebookFromCells(
    'u',
    cells.map((text, i) => ({ uri: `c:${i}`, languageId: 'python', kind: 'code', text })),
  );
const apply = (text: string, { span, newText }: Edit) => text.slice(0, span.start) + newText + text.slice(span.end);

/** The text with `k=1` given to its last call by callee order; the new text must show the argument on reading. */
function added(text: string): string {
  const call = notebook(text).python.calls.find((found) => found.method === 'f')!;
  const result = apply(text, addKeywordEdit(call, text, 'k=1')!);
  const again = notebook(result).python.calls.find((found) => found.method === 'f')!;
  assert.deepEqual(again.arg('k')?.value, { kind: 'number', value: 1 }, result);
  assert.equal(again.args.length, call.args.length + (call.arg('k') ? 0 : 1));
  return result;
}

describe('a keyword argument added to a call', () => {
  it('fits calls on one line', () => {
    assert.equal(added('f()'), 'f(k=1)');
    assert.equal(added('f(a)'), 'f(a, k=1)');
    assert.equal(added('f(a,)'), 'f(a, k=1)');
    assert.equal(added('f(a , )'), 'f(a , k=1 )');
    assert.equal(added('x = f(g(1), "a)")  # c'), 'x = f(g(1), "a)", k=1)  # c');
    assert.equal(added('f(*a, **b)'), 'f(*a, **b, k=1)');
    assert.equal(added('f((a))'), 'f((a), k=1)');
    assert.equal(added('f([x for x in y])'), 'f([x for x in y], k=1)');
  });

  it('fits calls over several lines, comments and trailing commas kept', () => {
    assert.equal(added('f(\n    a,\n    b\n)'), 'f(\n    a,\n    b,\n    k=1\n)');
    assert.equal(added('f(\n    a,\n    b,\n)'), 'f(\n    a,\n    b,\n    k=1,\n)');
    assert.equal(added('f(\n    a,  # one, two\n)'), 'f(\n    a,  # one, two\n    k=1,\n)');
    assert.equal(added('f(\n    a  # one, two\n)'), 'f(\n    a,  # one, two\n    k=1\n)');
    assert.equal(added('f(\n    **a\n)'), 'f(\n    **a,\n    k=1\n)');
    assert.equal(added('f(a,  # one\n)'), 'f(a, k=1,  # one\n)');
    assert.equal(added('f(a  # one\n)'), 'f(a, k=1  # one\n)');
    assert.equal(added('f(\n  # none\n)'), 'f(k=1\n  # none\n)');
    assert.equal(added('f(\r\n\ta,\r\n)'), 'f(\r\n\ta,\r\n\tk=1,\r\n)');
    assert.equal(added('f(a,\n  b)'), 'f(a,\n  b, k=1)');
    assert.equal(added('f("""\nx\n""")'), 'f("""\nx\n""", k=1)');
  });

  it('replaces an argument of that name', () => {
    assert.equal(added('f(a, k=None)'), 'f(a, k=1)');
  });

  it('offers nothing behind a bare generator', () => {
    const text = 'f(x for x in y)';
    assert.equal(addKeywordEdit(notebook(text).python.calls[0]!, text, 'k=1'), null);
  });
});

describe('a statement behind the imports', () => {
  const inserted = (cells: string[], line: string, importLine?: string, module?: string) => {
    const { python, parts } = notebook(...cells);
    const edit = insertAfterImports(python, parts, line, importLine, module);
    return edit && { cell: edit.span.part, text: apply(cells[edit.span.part]!, edit) };
  };

  it('goes behind the run of imports that the first import of the module is in', () => {
    assert.deepEqual(
      inserted(['x = 1', 'import torch\n%matplotlib inline\nimport os  # c\ny = 2\nimport z'], 'seed()', undefined, 'torch'),
      {
        cell: 1,
        text: 'import torch\n%matplotlib inline\nimport os  # c\nseed()\ny = 2\nimport z',
      },
    );
    assert.deepEqual(inserted(['import torch.nn as nn'], 'seed()', undefined, 'torch'), {
      cell: 0,
      text: 'import torch.nn as nn\nseed()',
    });
    assert.equal(inserted(['import torch\n\n!ls\ny = 1'], 'seed()')!.text, 'import torch\nseed()\n\n!ls\ny = 1');
  });

  it('adds an import that is missing, and only then', () => {
    assert.equal(inserted(['import torch'], 's()', 'import random')!.text, 'import torch\nimport random\ns()');
    assert.equal(inserted(['import random\nimport torch'], 's()', 'import random')!.text, 'import random\nimport torch\ns()');
    assert.equal(inserted(['import torch', 'import random'], 's()', 'import random')!.text, 'import torch\nimport random\ns()');
    assert.equal(inserted(['import torch.nn'], 's()', 'import torch')!.text, 'import torch.nn\ns()');
    assert.equal(inserted(['import torch as t'], 's()', 'import torch')!.text, 'import torch as t\nimport torch\ns()');
    assert.equal(inserted(['from a import b'], 's()', 'from a import b')!.text, 'from a import b\ns()');
    assert.equal(inserted(['from a import b'], 's()', 'from a import c')!.text, 'from a import b\nfrom a import c\ns()');
  });

  it('can bring the very name that the line uses, where only what is below the module is imported so far', () => {
    const cells = [
      'from torch.utils.data import DataLoader',
      'import torch as t',
      'import lightning.pytorch as pl',
      'import a.b',
    ];
    const [, torch, lightning, plain] = notebook(...cells).python.imports;
    assert.deepEqual(
      [torch, lightning, plain].map((each) => importLineOf(each!)),
      ['import torch as t', 'import lightning.pytorch as pl', 'import a.b'],
    );
    assert.deepEqual(inserted(cells, 't.manual_seed(1)', importLineOf(torch!), 'torch'), {
      cell: 0,
      text: 'from torch.utils.data import DataLoader\nimport torch as t\nt.manual_seed(1)',
    });
    assert.equal(
      inserted(cells.slice(1), 't.manual_seed(1)', importLineOf(torch!), 'torch')!.text,
      'import torch as t\nt.manual_seed(1)',
    );
  });

  it('keeps statements and line ends whole', () => {
    assert.equal(inserted(['from a import (\n  b,\n)\nx = 1'], 's()')!.text, 'from a import (\n  b,\n)\ns()\nx = 1');
    assert.equal(inserted(['import a; x = (1,\n 2)\ny = 3'], 's()')!.text, 'import a; x = (1,\n 2)\ns()\ny = 3');
    assert.equal(inserted(['import a\r\nx = 1\r\n'], 's()')!.text, 'import a\r\ns()\r\nx = 1\r\n');
    assert.equal(
      inserted(['import a\ntry:\n  import b\nexcept E:\n  b = None\nx = 1'], 's()')!.text,
      'import a\ntry:\n  import b\nexcept E:\n  b = None\ns()\nx = 1',
    );
  });

  it('offers nothing where there is no such import at top level', () => {
    assert.equal(inserted(['x = 1'], 's()'), null);
    assert.equal(inserted(['def f():\n  import torch'], 's()', undefined, 'torch'), null);
    assert.equal(inserted(['import torch'], 's()', undefined, 'tor'), null);
  });
});

describe('edits of a script', () => {
  const FILLER = Array.from({ length: 40 }, (_, k) => `def f${k}(x):\n    return x + ${k}\n\n\n`).join('');
  const script = (text: string) => readPythonScript('file:///p/train.py', text)!.python;

  it('import below what has to stay at the top', () => {
    for (const [before, after] of [
      ['#!/usr/bin/env python\n"""Doc.\n"""\nfrom __future__ import annotations\n\nimport torch\n', 'import os\nimport torch\n'],
      ['# Licence\n\nimport torch\n', 'import os\nimport torch\n'],
      ['"""Doc."""\r\nimport torch\r\n', 'import os\r\nimport torch\r\n'],
      ['x = 1\nimport torch\n', 'import os\nx = 1\nimport torch\n'],
    ] as const) {
      const text = `${before}m = torch.load("m")\n${FILLER}y = z\n`;
      const edit = moduleImportEdit(script(text), text, 0, text.indexOf('y = z'), 'os')!;
      assert.ok(apply(text, edit).startsWith(before.slice(0, edit.span.start) + after), apply(text, edit).slice(0, 200));
    }
    const has = 'import os\nimport torch\nm = torch.load("m")\n';
    assert.equal(moduleImportEdit(script(has), has, 0, has.length, 'os'), null);
  });

  it('find their places far down, where the text is read in pieces', () => {
    const text = `import torch\n\n${FILLER}@torch.no_grad()\ndef load(\n    path,\n):\n    return torch.load(\n        path,\n        weights_only=False,\n    )  # here\n\n\nprint("a")\n`;
    const python = script(text);
    const call = python.calls.find((c) => c.callee === 'torch.load')!;
    assert.equal(text.slice(call.start, call.calleeEnd), 'torch.load');
    assert.equal(text.slice(call.argsEnd, call.end), ')');
    const arg = call.arg('weights_only')!;
    assert.equal(text.slice(arg.valueStart, arg.end), 'False');
    assert.match(apply(text, addKeywordEdit(call, text, 'mmap=True')!), /weights_only=False,\n {8}mmap=True,\n/);
    const [literal] = python.strings;
    assert.equal(text.slice(literal!.start, literal!.end), '"a"');
    assert.equal(text.slice(0, endOfStatement(python, text, 0, call.start)).slice(-6), '# here');
    const definition = python.definitions.find((d) => d.name === 'load')!;
    assert.deepEqual(definition.decorators, ['torch.no_grad()']);
    assert.match(apply(text, insertAfterImports(python, [{ uri: 'u', text }], 'seed()')!), /^import torch\nseed\(\)\n/);
  });
});
