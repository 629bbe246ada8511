import assert from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CellOutputs, type ChecklistResult, type CheckWorkspaceResult, ClientCommand } from '../../server/lsp/protocol.js';
import {
  type CellInput,
  cellDocument,
  cellUri,
  closeSessions,
  openSession,
  pause,
  rangeOf,
  type Session,
  syncedCell,
  until,
  uri,
} from './session.js';

const path = '/ws/train.ipynb';
const UNSAFE = 'security/unsafe-deserialisation';
const imports = 'import torch\n';
const load = 'model = torch.load("模型😀.pt", weights_only=False)\n';
const cells: CellInput[] = [
  { id: 'title', language: 'markdown', text: '# Training\n' },
  { id: 'imports', text: imports },
  { id: 'load', text: load },
];
const at = (id: string) => cellUri(path, id);

describe('notebooks', () => {
  afterEach(closeSessions);

  async function opened(options = {}) {
    const s = await openSession({ folders: ['/ws'], ...options });
    await s.openNotebook(path, cells);
    return s;
  }

  it('are followed with all of their cells', async () => {
    const s = await openSession();
    assert.deepEqual(s.capabilities.notebookDocumentSync, {
      notebookSelector: [{ notebook: { notebookType: 'jupyter-notebook' } }],
    });
  });

  it('have findings in their cells, which know what other cells import', async () => {
    const s = await opened();
    const found = await s.pull(at('load'));
    assert.deepEqual(
      found.filter((d) => d.code === UNSAFE).map((d) => d.range),
      [rangeOf(load, 'weights_only=False')],
    );
    assert.ok(!(await s.codes(at('imports'))).includes(UNSAFE));
  });

  it('are read at once after a cell is edited, in it and in the cells that depend on it', async () => {
    const s = await opened();
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    await s.editCell(path, 'load', load.replace('False', 'True'));
    assert.ok(!(await s.codes(at('load'))).includes(UNSAFE));
    await s.editCell(path, 'load', load);
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    await s.editCell(path, 'imports', 'import json as torch\n');
    assert.ok(!(await s.codes(at('load'))).includes(UNSAFE));
  });

  it('take in cells that are added', async () => {
    const s = await opened();
    await s.codes(at('load'));
    const added: CellInput = { id: 'more', text: 'torch.load("b.pt", weights_only=False)\n' };
    await s.changeNotebook(path, {
      structure: { array: { start: 3, deleteCount: 0, cells: [syncedCell(path, added)] }, didOpen: [cellDocument(path, added)] },
    });
    assert.ok((await s.codes(at('more'))).includes(UNSAFE));
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
  });

  it('forget cells that are removed, whatever is asked about them', async () => {
    const s = await opened();
    await s.codes(at('load'));
    await s.changeNotebook(path, { structure: { array: { start: 2, deleteCount: 1 }, didClose: [{ uri: at('load') }] } });
    assert.deepEqual(await s.report(at('load')), { kind: 'full', items: [] });
    assert.equal(await s.hover(at('load'), 0, 40), null);
    assert.deepEqual(await s.actions(at('load'), rangeOf(load, 'weights_only')), []);
  });

  it('have the cells asked again that depended on one that was removed', async () => {
    const s = await opened();
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    // Whatever the first look at the workspace makes it ask for is over.
    await s.request('mlPreflight/checklist');
    await pause(200);
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    const { refreshes } = s.seen;
    await s.changeNotebook(path, { structure: { array: { start: 1, deleteCount: 1 }, didClose: [{ uri: at('imports') }] } });
    await until(() => s.seen.refreshes > refreshes);
    assert.ok(!(await s.codes(at('load'))).includes(UNSAFE));
  });

  it('see a mere change of order', async () => {
    const s = await opened();
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.equal(cellOf(projects), 3);
    // No cell is opened, closed or edited: the list alone says it.
    await s.changeNotebook(path, {
      structure: {
        array: { start: 0, deleteCount: 3, cells: [cells[1]!, cells[2]!, cells[0]!].map((c) => syncedCell(path, c)) },
      },
    });
    await until(() => s.seen.checklistChanges > 0);
    const later = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.equal(cellOf(later.projects), 2);
  });

  it('follow a cell into another language and back', async () => {
    const s = await opened();
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    const become = (language: string) => {
      const cell = { id: 'load', language, text: load };
      return s.changeNotebook(path, {
        structure: {
          array: { start: 2, deleteCount: 1, cells: [syncedCell(path, cell)] },
          didClose: [{ uri: at('load') }],
          didOpen: [cellDocument(path, cell)],
        },
      });
    };
    await become('markdown');
    assert.deepEqual(await s.codes(at('load')), []);
    await become('raw');
    assert.deepEqual(await s.codes(at('load')), []);
    await become('python');
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    // VS Code says it in two changes.
    const shell = { id: 'load', language: 'shellscript', text: load };
    await s.changeNotebook(path, { structure: { array: { start: 2, deleteCount: 1 }, didClose: [{ uri: at('load') }] } });
    await s.changeNotebook(path, {
      structure: { array: { start: 2, deleteCount: 0, cells: [syncedCell(path, shell)] }, didOpen: [cellDocument(path, shell)] },
    });
    assert.deepEqual(await s.codes(at('load')), []);
  });

  it('take the order of execution from the editor', async () => {
    const s = await opened();
    await s.changeNotebook(path, {
      data: [syncedCell(path, { ...cells[2]!, executionOrder: 1 }), syncedCell(path, { ...cells[1]!, executionOrder: 2 })],
    });
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    assert.deepEqual(s.logs, []);
  });

  it('take the order of execution from the metadata where an editor has no summary of a run of another day', async () => {
    const s = await opened();
    const stored = (index: number, execution_count: number) => ({
      ...syncedCell(path, cells[index]!),
      metadata: { execution_count },
    });
    await s.changeNotebook(path, { data: [stored(1, 2), stored(2, 1)] });
    assert.ok((await s.codes(at('load'))).includes('versioning/out-of-order-execution'));
    await s.changeNotebook(path, { data: [syncedCell(path, { ...cells[2]!, executionOrder: 3 })] });
    assert.ok(!(await s.codes(at('load'))).includes('versioning/out-of-order-execution'));
  });

  const shownPeople = 'compliance/personal-data-in-output';
  const people = { output_type: 'stream', text: 'k.lindqvist@telia.se\nm.okafor@gmail.com\na.tanaka@docomo.ne.jp\n' };
  const tell = (s: Session, ...outputs: object[]) =>
    s.client.sendNotification(CellOutputs, { cells: [{ uri: at('load'), outputs }] });

  it('have findings in what a cell has put out, of which the client tells, and a way to clear it', async () => {
    const s = await opened({ initializationOptions: { commands: true } });
    assert.ok(!(await s.codes(at('load'))).includes(shownPeople));
    const { refreshes } = s.seen;
    await tell(s, people);
    // Nothing was typed, so the client is told to ask.
    await until(() => s.seen.refreshes > refreshes);
    assert.ok((await s.codes(at('load'))).includes(shownPeople));
    const action = (await s.actions(at('load'), rangeOf(load, 'model')))!.find((a) => a.title.startsWith('Clear the outputs'))!;
    assert.deepEqual([action.command!.command, action.command!.arguments], [ClientCommand.clearOutputs, [at('load')]]);
    assert.deepEqual(
      action.diagnostics!.map((d) => d.code),
      [shownPeople],
    );
    await tell(s, { output_type: 'error', ename: 'RuntimeError', traceback: ['RuntimeError: size mismatch'] });
    assert.ok((await s.codes(at('load'))).includes('versioning/error-output'));
    await tell(s);
    assert.ok(!(await s.codes(at('load'))).some((code) => code === shownPeople || code === 'versioning/error-output'));
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
  });

  it('are told of outputs before they are opened, keep them while they are edited, and lose them with the cell', async () => {
    const s = await openSession();
    await tell(s, people);
    await s.openNotebook(path, cells);
    assert.ok((await s.codes(at('load'))).includes(shownPeople));
    await s.editCell(path, 'load', load.replace('False', 'True'));
    assert.deepEqual(
      (await s.codes(at('load'))).filter((code) => code === shownPeople || code === UNSAFE),
      [shownPeople],
    );
    await s.closeNotebook(
      path,
      cells.map(({ id }) => id),
    );
    await s.openNotebook(path, cells);
    assert.ok(!(await s.codes(at('load'))).includes(shownPeople));
  });

  it('offer a client without commands nothing to clear outputs with, and survive outputs that are none', async () => {
    const s = await opened();
    for (const wrong of [null, {}, { cells: [{ uri: at('load') }] }, { cells: [null] }])
      await s.client.sendNotification(CellOutputs, wrong);
    await tell(s, people, { output_type: 'error' }, {}, { data: 7 });
    assert.ok((await s.codes(at('load'))).includes(shownPeople));
    const titles = (await s.actions(at('load'), rangeOf(load, 'model')))!.map((a) => a.title);
    assert.ok(!titles.some((title) => title.startsWith('Clear')), titles.join());
  });

  it('survive a client that speaks of cells the server never saw', async () => {
    const s = await opened();
    await s.changeNotebook(path, { data: [syncedCell(path, { id: 'ghost', text: '' })] });
    assert.ok((await s.codes(at('load'))).includes(UNSAFE));
    assert.equal(s.logs.filter((l) => l.includes('cannot be followed')).length, 1);
  });

  it('are fixed cell by cell, or all cells of a rule at once', async () => {
    const s = await opened();
    const second = 'torch.load("b.pt", weights_only=False)\n';
    await s.editCell(path, 'imports', imports + second);
    const actions = (await s.actions(at('load'), rangeOf(load, 'weights_only=False')))!;
    const fix = actions.find((a) => a.edit && !/^(?:Fix all|Suppress)/.test(a.title))!;
    const [change, ...others] = fix.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual([change!.textDocument, others], [{ uri: at('load'), version: 1 }, []]);
    assert.equal(applied(load, change!), load.replace('False', 'True'));
    const all = actions.find((a) => a.title === `Fix all ${UNSAFE} in this file`)!;
    assert.deepEqual(
      (all.edit!.documentChanges as TextDocumentEdit[]).map((c) => [c.textDocument.uri, c.textDocument.version]),
      [
        [at('imports'), 2],
        [at('load'), 1],
      ],
    );
  });

  for (const [what, text, part] of [
    ['a statement', `if True:\n    m = torch.load("a.pt", weights_only=False)\n`, 'weights_only'],
    ['the middle of a call', `torch.load(\n    "a.pt",\n    weights_only=False,\n)\n`, 'weights_only'],
    ['a line that goes on from the one before', `m = \\\n  torch.load("a.pt", weights_only=False)\n`, 'weights_only'],
  ] as const) {
    it(`accept a finding in ${what}, with a comment that is one`, async () => {
      const s = await opened();
      await s.editCell(path, 'load', text);
      const action = (await s.actions(at('load'), rangeOf(text, part)))!.find((a) => a.title.startsWith(`Suppress ${UNSAFE}`))!;
      const result = applied(text, (action.edit!.documentChanges as TextDocumentEdit[])[0]!);
      await s.editCell(path, 'load', result);
      const codes = await s.codes(at('load'));
      assert.deepEqual(
        codes.filter((c) => c === UNSAFE || String(c).startsWith('preflight/')),
        [],
        result,
      );
    });
  }

  it('do not offer to fix all on a cell as if it were a file', async () => {
    const s = await opened();
    const range = rangeOf(load, 'weights_only');
    assert.deepEqual(await s.actions(at('load'), range, { only: ['source.fixAll'] }), []);
    assert.deepEqual(await s.actions(at('load'), range, { only: ['source.fixAll.mlPreflight'] }), []);
  });

  const json = (source: string) =>
    JSON.stringify(
      {
        cells: [
          { cell_type: 'markdown', metadata: {}, source: ['# T'] },
          { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: [imports, source] },
        ],
        metadata: { kernelspec: { name: 'python3', language: 'python' } },
        nbformat: 4,
        nbformat_minor: 5,
      },
      null,
      1,
    );

  it('that are closed are read from disk: the checklist has the cell, the workspace check the line in the file', async () => {
    const s = await openSession({ folders: ['/ws'], files: { [path]: json(load) } });
    const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
    const finding = projects[0]!.challenges
      .flatMap((c) => c.considerations.flatMap((i) => i.findings))
      .find((f) => f.rule === UNSAFE)!;
    assert.deepEqual([finding.uri, finding.cell, finding.range], [uri(path), 2, rangeOf(imports + load, 'weights_only=False')]);
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    assert.deepEqual(
      files.map((f) => f.uri),
      [uri(path)],
    );
    const unsafe = files[0]!.diagnostics.find((d) => d.code === UNSAFE)!;
    assert.deepEqual(unsafe.range, rangeOf(json(load), 'weights_only=False'));
    // An editor of notebooks shows no lines of the file.
    assert.match(String(unsafe.message), /^Cell 2, line 2: /);
    const edit = await s.request<{ documentChanges: TextDocumentEdit[] }>('mlPreflight/applyFix', finding);
    assert.equal(applied(json(load), edit.documentChanges[0]!), json(load.replace('False', 'True')));
  });

  it('are what the editor holds while they are open, and what the disk holds after', async () => {
    const s = await openSession({ folders: ['/ws'], files: { [path]: json(load) } });
    const unsafe = async () => {
      const { projects } = await s.request<ChecklistResult>('mlPreflight/checklist');
      return projects
        .flatMap((p) => p.challenges.flatMap((c) => c.considerations.flatMap((i) => i.findings)))
        .filter((f) => f.rule === UNSAFE).length;
    };
    assert.equal(await unsafe(), 1);
    await s.openNotebook(path, [{ id: 'only', text: `${imports}${load.replace('False', 'True')}` }]);
    assert.equal(await unsafe(), 0);
    await s.closeNotebook(path, ['only']);
    await until(async () => (await unsafe()) === 1);
  });

  it('that are open as text have their findings in the text', async () => {
    const s = await openSession();
    await s.open(uri(path), json(load), 'json');
    assert.deepEqual(
      (await s.pull(uri(path))).filter((d) => d.code === UNSAFE).map((d) => d.range),
      [rangeOf(json(load), 'weights_only=False')],
    );
    const actions = (await s.actions(uri(path), rangeOf(json(load), 'weights_only')))!;
    const fix = actions.find((a) => a.edit && !/^(?:Fix all|Suppress)/.test(a.title))!;
    assert.equal(applied(json(load), (fix.edit!.documentChanges as TextDocumentEdit[])[0]!), json(load.replace('False', 'True')));
    await s.edit(uri(path), '{"cells": [');
    assert.deepEqual(
      await s.codes(uri(path)),
      ['preflight/syntax'].filter(() => false),
    );
  });
});

function cellOf(projects: ChecklistResult['projects']): number | null | undefined {
  return projects[0]?.challenges.flatMap((c) => c.considerations.flatMap((i) => i.findings)).find((f) => f.rule === UNSAFE)?.cell;
}

function applied(text: string, change: TextDocumentEdit): string {
  return TextDocument.applyEdits(TextDocument.create('test:', '', 0, text), change.edits as TextEdit[]);
}
