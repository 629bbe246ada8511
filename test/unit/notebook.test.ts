import assert from 'node:assert/strict';
import { notebookFromCells, readNotebookFile } from '../../server/core/artifacts/notebook.js';
import { jsonPosition } from '../../server/core/artifacts/notebookEdit.js';
import { outputTexts, readOutputs } from '../../server/core/artifacts/notebookOutputs.js';

const file = (cells: unknown, more: object = {}) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...more }, null, 1);

describe('notebook files', () => {
  it('gives one part for each cell, with number, language, count and outputs', () => {
    const text = file(
      [
        { cell_type: 'markdown', id: 'a', metadata: {}, source: '# T' },
        { cell_type: 'code', metadata: {}, execution_count: 3, source: ['import os\n', 'x = 1'], outputs: [{}, {}] },
        { cell_type: 'raw', metadata: {}, source: [] },
        { cell_type: 'code', metadata: {}, execution_count: null, source: '%%bash\nls', outputs: [] },
      ],
      { metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' }, language_info: { name: 'python' } } },
    );
    const notebook = readNotebookFile('file:///n.ipynb', text)!;
    assert.deepEqual(
      notebook.parts.map((part) => [part.uri, part.cell, part.text]),
      [
        ['file:///n.ipynb#cell-1', 1, '# T'],
        ['file:///n.ipynb#cell-2', 2, 'import os\nx = 1'],
        ['file:///n.ipynb#cell-3', 3, ''],
        ['file:///n.ipynb#cell-4', 4, '%%bash\nls'],
      ],
    );
    assert.deepEqual(notebook.cells, [
      { type: 'markdown', part: 0, language: 'markdown', executionCount: null, outputs: 0, id: 'a' },
      { type: 'code', part: 1, language: 'python', executionCount: 3, outputs: 2 },
      { type: 'raw', part: 2, language: 'raw', executionCount: null, outputs: 0 },
      { type: 'code', part: 3, language: 'shell', executionCount: null, outputs: 0 },
    ]);
    assert.deepEqual(notebook.kernel, { name: 'python3', displayName: 'Python 3', language: 'python' });
    assert.deepEqual(notebook.nbformat, { major: 4, minor: 5 });
    assert.deepEqual(
      notebook.python.cells.map((cell) => cell.part),
      [1],
    );
  });

  it('reads nbformat 3: worksheets, input and prompt_number', () => {
    const cells = [
      { cell_type: 'code', input: ['import a\n', 'a.b()'], language: 'python', prompt_number: 7, outputs: [] },
      { cell_type: 'heading', level: 1, source: ['Title'] },
    ];
    const notebook = readNotebookFile(
      'u',
      JSON.stringify({ metadata: { name: 'x' }, nbformat: 3, worksheets: [{ cells }, {}] }),
    )!;
    assert.deepEqual(
      notebook.parts.map((part) => part.text),
      ['import a\na.b()', 'Title'],
    );
    assert.equal(notebook.cells[0]!.executionCount, 7);
    assert.equal(notebook.python.calls[0]!.callee, 'a.b');
    assert.equal(jsonPosition(notebook, 0, 9), notebook.source!.text.indexOf('a.b()'));
  });

  it('says nothing of files that are no notebook', () => {
    for (const text of [
      '',
      '{}',
      '[1]',
      '{"cells": [1, 2]}',
      '{"cells": 3, "a"',
      'null',
      '{"nbformat": 2, "worksheets": []}',
      '"nbformat"',
    ]) {
      assert.equal(readNotebookFile('u', text), null, text);
    }
  });

  it('takes values of a wrong type for absent', () => {
    const cells = [
      null,
      4,
      { cell_type: 'code' },
      { cell_type: 'code', source: { a: 1 }, outputs: 'x', execution_count: 'y', id: 4 },
    ];
    const notebook = readNotebookFile('u', file(cells, { metadata: 'none' }))!;
    assert.deepEqual(
      notebook.parts.map((part) => part.text),
      ['', ''],
    );
    assert.equal(notebook.cells[1]!.executionCount, null);
    assert.equal(notebook.cells[1]!.outputs, 0);
    assert.equal(jsonPosition(notebook, 1, 0), null);
  });

  it('reports broken JSON once, with its place', () => {
    const whole = file([{ cell_type: 'code', source: ['x'] }]);
    const problemOf = (text: string) => {
      const notebook = readNotebookFile('u', text)!;
      assert.deepEqual(notebook.cells, []);
      assert.equal(notebook.problems.length, 1);
      const { span, message } = notebook.problems[0]!;
      assert.equal(notebook.parts[span.part]!.text, text);
      return { at: text.slice(span.start, span.end), ...span, message };
    };
    const cut = problemOf(whole.slice(0, -20));
    assert.match(cut.message, /cut off/);
    assert.equal(cut.start, whole.length - 20);
    assert.match(problemOf(whole.slice(0, whole.indexOf('code') + 2) + '"nbformat": 4'.replace(/"/g, '')).message, /cut off/);
    const conflict = problemOf(whole.replace('"metadata"', '\n<<<<<<< HEAD\n"metadata"'));
    assert.equal(conflict.at, '<<<<<<<');
    const nan = problemOf(whole.replace('"nbformat": 4', '"v": NaN, "nbformat": 4'));
    assert.equal(nan.at, 'NaN');
    const comma = problemOf(whole.replace('"nbformat_minor"', ', "nbformat_minor"'));
    assert.match(comma.message, /missing|too many/);
    const tab = problemOf(whole.replace('"x"', '"x\ty"'));
    assert.match(tab.message, /control character/);
  });

  it('survives nesting deeper than any call stack', () => {
    const deep = '['.repeat(300_000);
    assert.equal(readNotebookFile('u', `{"nbformat": 4, "cells": ${deep}`)!.problems.length, 1);
    const text = `{"a": ${deep}${']'.repeat(300_000)}, "nbformat": 4, "cells": [{"cell_type": "code", "source": "q"}]}`;
    const notebook = readNotebookFile('u', text)!;
    assert.equal(notebook.problems.length === 1 || jsonPosition(notebook, 0, 0) === text.indexOf('"q"') + 1, true);
  });

  it('keeps other kernels out of Python', () => {
    const notebook = readNotebookFile(
      'u',
      file([{ cell_type: 'code', source: 'import os' }], { metadata: { kernelspec: { name: 'ir' } } }),
    )!;
    assert.equal(notebook.cells[0]!.language, 'r');
    assert.deepEqual(notebook.python.imports, []);
  });

  it('finds offsets in the JSON through escapes', () => {
    const text = String.raw`{"nbformat":4,"cells":[{"cell_type":"code","source":["a\t\"\u00e9\n","","\\b"]},{"cell_type":"code","source":"q\nr"}]}`;
    const notebook = readNotebookFile('u', text)!;
    assert.equal(notebook.parts[0]!.text, 'a\t"é\n\\b');
    const rest = (part: number, offset: number) => text.slice(jsonPosition(notebook, part, offset)!);
    assert.ok(rest(0, 0).startsWith('a\\t'));
    assert.ok(rest(0, 3).startsWith('\\u00e9'));
    assert.ok(rest(0, 5).startsWith('\\\\b"'));
    assert.ok(rest(0, 6).startsWith('b"'));
    assert.ok(rest(0, 7).startsWith('"]'));
    assert.ok(rest(1, 2).startsWith('r"'));
    assert.ok(rest(1, 99).startsWith('"}'));
    assert.equal(jsonPosition(notebook, 2, 0), null);
  });

  it('reads texts of outputs from the file, images left out', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
      { output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/plain': ['c'] } },
      { output_type: 'error', ename: 'E', traceback: ['d', 'e'] },
    ];
    const notebook = readNotebookFile(
      'u',
      file([
        { cell_type: 'markdown', source: '' },
        { cell_type: 'code', source: '', outputs },
      ]),
    )!;
    assert.deepEqual(outputTexts(notebook, 0), []);
    assert.deepEqual(
      outputTexts(notebook, 1).map((output) => output.text),
      ['a\nb', 'c', 'd\ne'],
    );
  });
});

describe('notebooks of an editor', () => {
  it('keeps the URIs of the cells and knows no outputs', () => {
    const notebook = notebookFromCells(
      'file:///n.ipynb',
      [
        { uri: 'c:1', languageId: 'markdown', kind: 'markdown', text: '# T' },
        { uri: 'c:2', languageId: 'python', kind: 'code', text: 'import os\nos.getcwd()', executionCount: 2 },
        { uri: 'c:3', languageId: 'raw', kind: 'code', text: 'import x' },
        { uri: 'c:4', languageId: 'shellscript', kind: 'code', text: 'pip install torch' },
      ],
      { metadata: { kernelspec: { name: 'k', display_name: 'K' } } },
    );
    assert.deepEqual(
      notebook.parts.map((part) => part.uri),
      ['c:1', 'c:2', 'c:3', 'c:4'],
    );
    assert.deepEqual(
      notebook.cells.map((cell) => cell.type),
      ['markdown', 'code', 'raw', 'code'],
    );
    assert.equal(notebook.kernel!.displayName, 'K');
    assert.equal(notebook.python.calls[0]!.callee, 'os.getcwd');
    assert.deepEqual(
      notebook.python.imports.map((item) => item.module),
      ['os'],
    );
    assert.equal(notebook.python.magics[0]!.kind, 'pip');
    assert.equal(notebook.source, undefined);
    assert.equal(jsonPosition(notebook, 0, 0), null);
    assert.deepEqual([notebook.cells[1]!.outputs, outputTexts(notebook, 1)], [0, []]);
  });

  it('has the outputs that the editor tells, and reads them once for all edits', () => {
    let read = 0;
    const printed = {
      output_type: 'stream',
      get text() {
        read++;
        return 'a\n';
      },
    };
    const outputs = [printed, { data: { 'text/html': ['<b>', '</b>'], 'image/png': 'x' } }, null];
    const cell = (text: string) => ({ uri: 'c:1', languageId: 'python', kind: 'code' as const, text, outputs });
    const notebook = notebookFromCells('file:///n.ipynb', [cell('x')]);
    assert.equal(notebook.cells[0]!.outputs, 3);
    const texts = [
      { mime: 'text/plain', text: 'a\n' },
      { mime: 'text/html', text: '<b></b>' },
    ];
    assert.deepEqual(outputTexts(notebook, 0), texts);
    const memory = new WeakMap<object, number>();
    let asked = 0;
    const count = (all: readonly object[]) => {
      asked++;
      return all.length;
    };
    for (const text of ['x', 'xy', 'xyz'])
      assert.equal(readOutputs(notebookFromCells('file:///n.ipynb', [cell(text)]), 0, memory, count), 2);
    assert.deepEqual([read, asked], [1, 1]);
  });
});
