import assert from 'node:assert/strict';
import { readNotebookFile } from '../../server/core/artifacts/notebook.js';
import { type CellEdit, editNotebookJson } from '../../server/core/artifacts/notebookEdit.js';

/** Applies edits to a notebook text and checks that what comes out reads as the edited cells. */
function edited(text: string, ...edits: CellEdit[]): string {
  const notebook = readNotebookFile('u', text)!;
  const result = editNotebookJson(text, edits, notebook);
  const again = readNotebookFile('u', result)!;
  assert.deepEqual(again.problems, []);
  notebook.parts.forEach((part, index) => {
    let expected = part.text;
    for (const { start, end, newText } of edits.filter((edit) => edit.part === index).reverse()) {
      expected = expected.slice(0, start) + newText + expected.slice(end);
    }
    assert.equal(again.parts[index]!.text, expected);
  });
  return result;
}

const insert = (part: number, at: number, newText: string): CellEdit => ({ part, start: at, end: at, newText });
const remove = (part: number, start: number, end: number): CellEdit => ({ part, start, end, newText: '' });

const LIST = String.raw`{
  "cells": [
    {
      "cell_type": "code",
      "source": [
        "\u0061 = 1\n",
        "b = '\/'\n",
        "c"
      ]
    },
    {"cell_type": "code", "source": []}
  ],
  "nbformat": 4, "extra":   [1,2 ]
}
`;

describe('edits of a notebook file', () => {
  it('leaves every line alone that is not touched, however it is spelled', () => {
    const result = edited(LIST, insert(0, 6, 'import x\n'));
    assert.equal(result, LIST.replace(String.raw`"\u0061 = 1\n",`, '$&\n        "import x\\n",'));
  });

  it('keeps the spelling of the line that an insertion pushes down', () => {
    assert.equal(edited(LIST, insert(0, 0, 'import x\n')), LIST.replace('        "\\u0061', '        "import x\\n",\n$&'));
  });

  it('ends the last line when something is put behind it', () => {
    assert.equal(edited(LIST, insert(0, 15, '\nd\n')), LIST.replace('"c"', '"c\\n",\n        "d\\n"'));
  });

  it('takes lines out with their commas, first, middle, last and all', () => {
    assert.equal(edited(LIST, remove(0, 0, 6)), LIST.replace('"\\u0061 = 1\\n",\n        ', ''));
    assert.equal(edited(LIST, remove(0, 6, 14)), LIST.replace('"b = \'\\/\'\\n",\n        ', ''));
    assert.equal(edited(LIST, remove(0, 14, 15)), LIST.replace(',\n        "c"', ''));
    assert.equal(edited(LIST, remove(0, 0, 15)), LIST.replace(/\[\n {8}"[^\]]*\]/, '[]'));
    edited(LIST, remove(0, 0, 6), remove(0, 14, 15));
  });

  it('joins lines when the line end between them goes', () => {
    assert.equal(edited(LIST, remove(0, 13, 14)), LIST.replace(/"b = .*\n {8}"c"/, '"b = \'/\'c"'));
  });

  it('edits several places of several cells at once', () => {
    const result = edited(
      LIST,
      insert(0, 1, '1'),
      { part: 0, start: 4, end: 5, newText: '2' },
      insert(0, 15, 'c'),
      insert(1, 0, 'y'),
    );
    assert.ok(result.includes(`"a1 = 2\\n",\n        "b = '\\/'\\n",\n        "cc"`));
  });

  it('fills an empty list in the style of the file', () => {
    assert.ok(edited(LIST, insert(1, 0, 'a\nb')).includes('"source": [\n      "a\\n",\n      "b"\n    ]}'));
    assert.ok(
      edited('{"cells":[{"cell_type":"code","source":[]}],"nbformat":4}', insert(0, 0, 'a\nb')).includes('"source":["a\\n","b"]'),
    );
  });

  it('keeps the line ends of the file and those of the cell apart', () => {
    const windows = LIST.replaceAll('\n', '\r\n');
    assert.equal(edited(windows, insert(0, 6, 'd\n')), LIST.replace(' = 1\\n",', '$&\n        "d\\n",').replaceAll('\n', '\r\n'));
    assert.ok(edited(windows, insert(1, 0, 'a\r\nb')).includes('[\r\n      "a\\r\\n",\r\n      "b"\r\n    ]'));
  });

  it('edits inside a source that is one string', () => {
    const text = String.raw`{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\u0061\n\u0062\n"}]}`;
    assert.equal(edited(text, insert(0, 2, 'q"\n')), text.replace(String.raw`\n\u0062`, String.raw`\nq\"\n\u0062`));
    assert.equal(edited(text, { part: 0, start: 0, end: 1, newText: 'é' }), text.replace(String.raw`\u0061`, 'é'));
  });

  it('escapes what is not ASCII when the file does', () => {
    const text = String.raw`{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["x\u00E9\n"]}]}`;
    assert.ok(edited(text, insert(0, 3, '# ü😀')).includes(String.raw`["x\u00E9\n", "# \u00FC\uD83D\uDE00"]`));
  });

  it('lets the first of two overlapping edits stand', () => {
    const notebook = readNotebookFile('u', LIST)!;
    const result = editNotebookJson(LIST, [remove(0, 2, 8), { part: 0, start: 0, end: 3, newText: 'z' }], notebook);
    assert.ok(readNotebookFile('u', result)!.parts[0]!.text.startsWith('z 1\nb'));
  });

  it('writes nothing where a cell has no source', () => {
    const text = '{"nbformat": 4, "cells": [{"cell_type": "code"}]}';
    assert.equal(editNotebookJson(text, [insert(0, 0, 'x')], readNotebookFile('u', text)!), text);
  });
});
