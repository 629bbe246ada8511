import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allRules } from '../../server/core/rules/rules.js';
import { cellUri, closeSessions, openSession, uri } from './session.js';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const safeRules = allRules.filter((r) => r.fix === 'safe' && r.gap === 'hazard' && !r.preview);

describe('fix all', () => {
  afterEach(closeSessions);

  it('has rules to work with', () => {
    assert.notEqual(safeRules.length, 0);
  });

  for (const rule of safeRules) {
    const names = Object.keys(rule.examples.bad).filter((n) => !n.endsWith('.ipynb'));
    if (names.length === 0) continue;
    it(`ends what ${rule.id} finds`, async () => {
      const s = await openSession({
        folders: ['/ws'],
        files: Object.fromEntries(Object.entries(rule.examples.bad).map(([n, t]) => [`/ws/${n}`, t])),
      });
      await s.request('mlPreflight/checklist');
      for (const name of names) {
        const document = uri(`/ws/${name}`);
        const text = rule.examples.bad[name]!;
        await s.open(document, text, name.endsWith('.md') ? 'markdown' : 'yaml');
        const before = await s.codes(document);
        const actions = (await s.actions(document, nowhere, { only: ['source.fixAll'] }))!;
        assert.deepEqual(await s.codes(document), before, 'to work it out changes nothing');
        if (!before.includes(rule.id)) continue;
        assert.equal(actions.length, 1);
        assert.equal(actions[0]!.kind, 'source.fixAll.mlPreflight');
        const own = (await s.pull(document)).find((d) => d.code === rule.id)!;
        const quick = (await s.actions(document, own.range))!.filter((a) => a.isPreferred);
        assert.ok(
          quick.some((a) => a.diagnostics?.[0]?.code === rule.id),
          'the one safe fix of a finding is the preferred one',
        );
        const result = applied(text, actions[0]!, document);
        await s.edit(document, result);
        assert.ok(!(await s.codes(document)).includes(rule.id), result);
        assert.deepEqual(await s.actions(document, nowhere, { only: ['source.fixAll'] }), [], 'nothing is left to fix');
      }
    });
  }

  for (const rule of safeRules) {
    const name = Object.keys(rule.examples.bad).find((n) => n.endsWith('.ipynb'));
    if (!name) continue;
    it(`ends what ${rule.id} finds in the cells of a notebook, under the notebook's own kind`, async () => {
      const s = await openSession();
      const { cells } = JSON.parse(rule.examples.bad[name]!) as { cells: { cell_type: string; source: string | string[] }[] };
      const texts = cells.map((c) => (typeof c.source === 'string' ? c.source : c.source.join('')));
      await s.openNotebook(
        '/ws/n.ipynb',
        cells.map((c, i) => ({ id: `${i}`, language: c.cell_type === 'code' ? 'python' : 'markdown', text: texts[i]! })),
      );
      const at = (i: number) => cellUri('/ws/n.ipynb', `${i}`);
      const all = async () => (await Promise.all(cells.map((_, i) => s.codes(at(i))))).flat();
      if (!(await all()).includes(rule.id)) return;
      assert.deepEqual(await s.actions(at(0), nowhere, { only: ['source.fixAll'] }), []);
      const [action] = (await s.actions(at(0), nowhere, { only: ['notebook.source.fixAll'] }))!;
      assert.equal(action!.kind, 'notebook.source.fixAll.mlPreflight');
      for (const [i, text] of texts.entries()) await s.editCell('/ws/n.ipynb', `${i}`, applied(text, action!, at(i)));
      assert.ok(!(await all()).includes(rule.id));
    });
  }
});

function applied(text: string, action: CodeAction, document: string): string {
  const changes = (action.edit!.documentChanges as TextDocumentEdit[]).filter((c) => c.textDocument.uri === document);
  for (const { textDocument } of changes) assert.equal(textDocument.version, 1);
  return TextDocument.applyEdits(
    TextDocument.create('test:', '', 0, text),
    changes.flatMap((c) => c.edits as TextEdit[]),
  );
}
