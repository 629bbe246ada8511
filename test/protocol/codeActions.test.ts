import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REASON } from '../../server/lsp/protocol.js';
import { closeSessions, fullCapabilities, openSession, rangeOf, type SessionOptions, uri } from './session.js';
import { card, deployment, fixedImage, LATEST, milliMemory } from './texts.js';

const file = uri('/ws/deploy.yaml');
const MILLI = 'resources/milli-memory';

describe('code actions', () => {
  afterEach(closeSessions);

  async function actionsAt(text: string, part: string, options: SessionOptions = {}, languageId = 'yaml', document = file) {
    const s = await openSession({ folders: ['/ws'], ...options });
    await s.open(document, text, languageId);
    const diagnostics = await s.pull(document);
    const actions = (await s.actions(document, rangeOf(text, part), { diagnostics })) ?? [];
    return { s, actions, diagnostics };
  }
  const titled = (actions: readonly CodeAction[], title: string | RegExp) =>
    actions.find((a) => (typeof title === 'string' ? a.title === title : title.test(a.title)));

  const milliFix = (actions: readonly CodeAction[]) =>
    actions.find((a) => a.diagnostics?.[0]?.code === MILLI && !/^(?:Fix all|Suppress)/.test(a.title));

  it('are announced by kind', async () => {
    const s = await openSession();
    assert.deepEqual(s.capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.mlPreflight', 'notebook.source.fixAll.mlPreflight'],
    });
  });

  it('fix a finding, in the version of the document that was looked at', async () => {
    const { s, actions, diagnostics } = await actionsAt(milliMemory, '512m');
    const fix = milliFix(actions)!;
    assert.equal(fix.kind, 'quickfix');
    assert.notEqual(fix.isPreferred, true, 'a suggested fix is not the preferred one');
    assert.deepEqual(fix.diagnostics, [diagnostics.find((d) => d.code === MILLI)]);
    const [change] = fix.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change!.textDocument, { uri: file, version: 1 });
    assert.equal(applied(milliMemory, fix.edit!), milliMemory.replace('512m', '512Mi'));
    await s.edit(file, `# more\n${milliMemory}`);
    const later = (await s.actions(file, rangeOf(`# more\n${milliMemory}`, '512m')))!;
    const again = milliFix(later)!.edit!.documentChanges as TextDocumentEdit[];
    assert.equal(again[0]!.textDocument.version, 2, 'the present text counts, pulled or not');
    assert.equal(
      applied(`# more\n${milliMemory}`, { documentChanges: again }),
      `# more\n${milliMemory.replace('512m', '512Mi')}`,
    );
  });

  it('have plain edits for a client without versions', async () => {
    const { actions } = await actionsAt(milliMemory, '512m', {
      capabilities: { ...fullCapabilities, workspace: {} },
    });
    const fix = milliFix(actions)!;
    assert.deepEqual(Object.keys(fix.edit!), ['changes']);
    assert.equal(applied(milliMemory, fix.edit!), milliMemory.replace('512m', '512Mi'));
  });

  it('fix all findings of a rule in the file', async () => {
    const { actions } = await actionsAt(milliMemory, '512m');
    const all = titled(actions, `Fix all ${MILLI} in this file`)!;
    assert.equal(applied(milliMemory, all.edit!), milliMemory.replaceAll(/(\d)m\b/g, '$1Mi'));
    const once = milliMemory.replace('512m', '512Mi');
    const { actions: single } = await actionsAt(once, '256m');
    assert.equal(titled(single, /^Fix all/), undefined, 'one finding has a fix of its own');
  });

  it('are none where nothing is wrong', async () => {
    const { actions } = await actionsAt(deployment(), 'apiVersion');
    assert.deepEqual(actions, []);
  });

  it('are none for a client that knows commands only, and for what is not open', async () => {
    const s = await openSession({ capabilities: {} });
    await s.open(file, deployment());
    const range = rangeOf(deployment(), 'vllm/vllm-openai:latest');
    assert.equal(await s.actions(file, range), null);
    const full = await openSession();
    assert.deepEqual(await full.actions(file, range), []);
    await full.open(file, deployment());
    assert.notDeepEqual(await full.actions(file, range), []);
  });

  it('give only the kinds that are asked for', async () => {
    const s = await openSession();
    await s.open(file, milliMemory);
    await s.pull(file);
    const range = rangeOf(milliMemory, '512m');
    const kinds = async (only: string[]) => [...new Set((await s.actions(file, range, { only }))!.map((a) => a.kind))];
    assert.deepEqual(await kinds(['refactor']), []);
    assert.deepEqual(await kinds(['quickfix']), ['quickfix']);
    assert.deepEqual(await kinds(['source.organizeImports']), []);
  });

  describe('that suppress', () => {
    /** The text after the finding of `rule` at `part` was suppressed; the rule is then silent, and nothing else is said. */
    async function suppressed(text: string, part: string, rule: string, languageId = 'yaml', document = file) {
      const { s, actions } = await actionsAt(text, part, {}, languageId, document);
      const action = titled(actions, `Suppress ${rule} here`);
      assert.ok(action, `there is none for ${rule} in ${JSON.stringify(actions.map((a) => a.title))}`);
      const result = applied(text, action.edit!).replace('TODO: why', 'a load test');
      const before = await s.codes(document);
      await s.edit(document, result);
      const after = await s.codes(document);
      assert.deepEqual(
        after.filter((c) => String(c).startsWith('preflight/')),
        [],
        result,
      );
      assert.deepEqual(after.filter((c) => c === rule).length, before.filter((c) => c === rule).length - 1, result);
      return result;
    }

    it('put a comment above the line, with its indentation', async () => {
      assert.equal(
        await suppressed(deployment(), 'vllm/vllm-openai:latest', LATEST),
        deployment().replace(
          '          image:',
          `          # ml-preflight-disable-next-line ${LATEST} -- a load test\n          image:`,
        ),
      );
    });

    it('keep CRLF', async () => {
      const text = deployment().replaceAll('\n', '\r\n');
      const result = await suppressed(text, 'vllm/vllm-openai:latest', LATEST);
      assert.equal(result.replaceAll('\r\n', '').includes('\n'), false);
    });

    it('stay clear of the inside of a scalar of several lines', async () => {
      const text = deployment(`>-\n            vllm/vllm-openai:latest`);
      const result = await suppressed(text, 'vllm/vllm-openai:latest', LATEST);
      assert.ok(result.includes(text.slice(text.indexOf('image:'))), 'the scalar is as it was');
    });

    it('bring an edit for the person to complete where the client has the command', async () => {
      const { actions } = await actionsAt(deployment(), 'vllm/', { initializationOptions: { commands: true } });
      const action = titled(actions, `Suppress ${LATEST} here with a reason…`)!;
      assert.equal(action.edit, undefined);
      assert.equal(action.command?.command, 'mlPreflight.suppress');
      const [document, rule, edit] = action.command!.arguments as [string, string, WorkspaceEdit];
      assert.deepEqual([document, rule], [file, LATEST]);
      assert.ok(applied(deployment(), edit).includes(`# ml-preflight-disable-next-line ${LATEST} -- ${REASON}\n`));
    });

    it('do not offer to suppress what is wrong with the tool’s own files', async () => {
      const document = uri('/ws/ml-preflight.yaml');
      const { actions, diagnostics } = await actionsAt('stage: never\n', 'never', {}, 'yaml', document);
      assert.equal(diagnostics.length, 1);
      assert.deepEqual(actions, []);
    });
  });

  it('offer to attest an absence, or to declare that it does not apply', async () => {
    const options = {
      folders: ['/ws'],
      initializationOptions: { commands: true },
      settings: () => ({ stage: 'production', risk: 'high' }),
    };
    const s = await openSession(options);
    await s.open(file, deployment(fixedImage));
    await s.codesWhen(file, (codes) => codes.includes('drift/no-monitoring'));
    const found = (await s.pull(file)).find((d) => d.code === 'drift/no-monitoring')!;
    const actions = (await s.actions(file, found.range))!;
    const commands = actions.flatMap((a) => (a.command && a.diagnostics?.[0]?.code === 'drift/no-monitoring' ? [a.command] : []));
    for (const [title, command] of [
      ['Attest: Drift monitoring…', 'mlPreflight.attest'],
      ['Not applicable: Drift monitoring…', 'mlPreflight.notApplicable'],
    ]) {
      assert.deepEqual(
        commands.find((c) => c.title === title),
        { title, command, arguments: [uri('/ws'), 'drift/monitoring'] },
      );
    }
  });

  it('are not offered as commands to a client that has none', async () => {
    const s = await openSession({ folders: ['/ws'], settings: () => ({ stage: 'production', risk: 'high' }) });
    const document = uri('/ws/README.md');
    await s.open(document, card, 'markdown');
    await s.open(file, deployment(fixedImage));
    await s.codesWhen(document, (codes) => codes.length > 0);
    for (const { range } of await s.pull(document)) {
      for (const action of (await s.actions(document, range))!) assert.equal(action.command, undefined, action.title);
    }
  });
});

/** The text after the edit, as an editor applies it. */
function applied(text: string, { changes, documentChanges }: WorkspaceEdit): string {
  const edits = [
    ...Object.values(changes ?? {}).flat(),
    ...((documentChanges ?? []) as TextDocumentEdit[]).flatMap((c) => c.edits as TextEdit[]),
  ];
  return TextDocument.applyEdits(TextDocument.create('test:', '', 0, text), edits);
}
