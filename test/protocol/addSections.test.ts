import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { closeSessions, openSession, rangeOf, type SessionOptions, uri } from './session.js';
import { card } from './texts.js';

const document = uri('/ws/README.md');
const license = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
const bare = card.replace('license: mit\n', '');

describe('all missing sections of a card', () => {
  afterEach(closeSessions);

  async function offered(text: string, options: SessionOptions = {}, part = 'Model Card for Scorer') {
    const s = await openSession({ folders: ['/ws'], ...options });
    await s.open(document, text, 'markdown');
    if (options.files) await s.request('mlPreflight/checklist', {});
    await s.pull(document);
    const all = async () => (await s.actions(document, rangeOf(text, part), { diagnostics: await s.pull(document) })) ?? [];
    return { s, actions: await all(), again: all };
  }
  const adding = (actions: readonly CodeAction[]) => actions.find((a) => /^Add all \d+ missing sections$/.test(a.title));
  const production = { settings: () => ({ stage: 'production' }) };

  it('are one quick fix at its title, which ends every absence there', async () => {
    const { s, actions } = await offered(bare, { ...production, files: { '/ws/LICENSE': license, '/ws/README.md': bare } });
    const action = adding(actions)!;
    assert.equal(action.kind, 'quickfix');
    const ended = action.diagnostics!.map((d) => d.code);
    assert.ok(ended.includes('drift/no-evaluation') && ended.includes('trust/missing-limitations'), String(ended));
    const [change] = action.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change!.textDocument, { uri: document, version: 1 });
    const text = TextDocument.applyEdits(TextDocument.create('test:', '', 0, bare), change!.edits as TextEdit[]);
    assert.match(text, /^---\nlicense: mit\n/, 'the license of the file beside it comes along');
    assert.equal(ended.length + 1, Number(/\d+/.exec(action.title)![0]), 'and is counted');
    await s.edit(document, text);
    const left = await s.codes(document);
    assert.deepEqual(
      ended.filter((code) => left.includes(code as never)),
      [],
    );
  });

  it('are offered nowhere else in it, and not where the tool is switched off', async () => {
    assert.equal(adding((await offered(bare, production, 'branch offices')).actions), undefined);
    assert.equal(adding((await offered(bare, { settings: () => ({ stage: 'production', enable: false }) })).actions), undefined);
    assert.ok(adding((await offered(bare, production)).actions));
  });

  it('name what the project knows where nothing is missed', async () => {
    const said = `${card}\n## Limitations\n\nIt knows nothing of business loans.\n\n## Evaluation\n\nThe accuracy is 0.91 on 4,000 loans of 2025.\n`;
    const files = { '/ws/README.md': said, '/ws/CODEOWNERS': '* @northwind/credit-risk\n' };
    const { actions } = await offered(said, { files });
    assert.deepEqual(
      actions.filter((a) => a.title.startsWith('Add ')).map((a) => a.title),
      ['Add the contacts of `CODEOWNERS` to the model card'],
    );
  });
});
