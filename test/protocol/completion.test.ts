import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, MarkupContent, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { closeSessions, fullCapabilities, openSession, rangeOf, type Session, type SessionOptions, uri } from './session.js';
import { card } from './texts.js';

const readme = uri('/ws/README.md');
const projectFile = uri('/ws/ml-preflight.yaml');

/** The text and position of a `|` in it. */
function cursor(marked: string) {
  const at = marked.indexOf('|');
  const { start } = rangeOf(marked, '|');
  return { text: marked.slice(0, at) + marked.slice(at + 1), position: start };
}

async function ask(s: Session, document: string, position: object, context?: object): Promise<CompletionItem[]> {
  const answer = await s.request<CompletionItem[] | CompletionList | null>('textDocument/completion', {
    textDocument: { uri: document },
    position,
    context,
  });
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}

async function complete(document: string, marked: string, options: SessionOptions = {}, context?: object) {
  const s = await openSession(options);
  const { text, position } = cursor(marked);
  await s.open(document, text, document.endsWith('.md') ? 'markdown' : 'yaml');
  const items = await ask(s, document, position, context);
  const accept = (label: string) => {
    const item = items.find((each) => each.label === label);
    assert.ok(item, `${label} is not among ${items.map((each) => each.label).join(', ')}`);
    return TextDocument.applyEdits(TextDocument.create('test:', '', 0, text), [item.textEdit as TextEdit]);
  };
  return { s, items, labels: items.map((each) => each.label), accept, text };
}

const typed = (triggerCharacter: string) => ({ triggerKind: 2, triggerCharacter });

const rich: SessionOptions['capabilities'] = {
  ...fullCapabilities,
  textDocument: {
    ...fullCapabilities.textDocument,
    completion: { completionItem: { documentationFormat: ['markdown'], insertTextModeSupport: { valueSet: [1, 2] } } },
  },
};

describe('completion', () => {
  afterEach(closeSessions);

  it('says when it is to be asked', async () => {
    const s = await openSession();
    assert.deepEqual(s.capabilities.completionProvider, { triggerCharacters: [' ', '-', '/'] });
  });

  it('is registered for the files that can have any, where the client takes that', async () => {
    const s = await openSession({
      capabilities: {
        ...fullCapabilities,
        textDocument: { ...fullCapabilities.textDocument, completion: { dynamicRegistration: true } },
      },
    });
    await s.settle();
    assert.equal(s.capabilities.completionProvider, undefined);
    const options = s.registrations.find(({ method }) => method === 'textDocument/completion')?.registerOptions;
    assert.match(JSON.stringify(options), /ml-preflight\.yaml/);
    assert.match(JSON.stringify(options), /"triggerCharacters":\[" ","-","\/"\]/);
  });

  it('offers the keys of a card that are not there, with meaning and link', async () => {
    const { items, labels, accept } = await complete(readme, card.replace('license: mit', 'license: mit\nlib|'), {
      capabilities: rich,
      initializationOptions: { commands: true },
    });
    assert.ok(labels.includes('library_name') && !labels.includes('license') && !labels.includes('pipeline_tag'));
    const item = items.find(({ label }) => label === 'library_name')!;
    const { kind, value } = item.documentation as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.match(value, /\]\(https:\/\/huggingface\.co\/docs\/hub\//);
    assert.equal(item.command?.command, 'editor.action.triggerSuggest');
    assert.equal(items.find(({ label }) => label === 'tags')?.insertTextMode, 1);
    assert.equal(accept('library_name'), card.replace('license: mit', 'license: mit\nlibrary_name: '));
    assert.deepEqual(
      labels,
      [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map((each) => each.label),
    );
  });

  it('is plain for a client that knows no more', async () => {
    const { items } = await complete(readme, '---\nlicense: mit\n|\n---\n');
    assert.ok(items.every(({ insertTextMode, command }) => insertTextMode === undefined && command === undefined));
    const { kind, value } = items.find(({ label }) => label === 'library_name')!.documentation as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.ok(!value.includes('](') && !value.includes('`'));
  });

  it('replaces the word under the cursor, counted in UTF-16, with the line endings of the text', async () => {
    const { accept } = await complete(readme, '---\r\nlicense: mit\r\ntags: [😀😀, conv|ers]\r\n---\r\n');
    assert.equal(accept('conversational'), '---\r\nlicense: mit\r\ntags: [😀😀, conversational]\r\n---\r\n');
    const list = await complete(readme, '---\r\nlicense: mit\r\ntag|\r\n---\r\n');
    assert.equal(list.accept('tags'), '---\r\nlicense: mit\r\ntags:\r\n  - \r\n---\r\n');
  });

  it('counts a byte order mark that the client has in the document', async () => {
    const { accept, text } = await complete(readme, '\uFEFF---\nlicense: ap|\n---\n');
    assert.equal(accept('apache-2.0'), text.replace('ap', 'apache-2.0'));
  });

  it('goes on while a text is typed that is no card yet', async () => {
    const { s } = await complete(readme, '---\nl|\n---\n');
    await s.edit(readme, '---\nlicense: \n---\n');
    const items = await ask(s, readme, { line: 1, character: 9 }, typed(' '));
    assert.equal(items.find(({ label }) => label === 'cc-by-4.0')?.detail, 'Creative Commons Attribution 4.0');
  });

  it('opens behind a colon, dash or comma, and not at every space and hyphen', async () => {
    const count = async (marked: string, character: string) =>
      (await complete(readme, marked, {}, typed(character))).items.length;
    assert.ok((await count('---\nlicense: |\n---\n', ' ')) > 0);
    assert.ok((await count('---\nlanguage:\n  - |\n---\n', ' ')) > 0);
    assert.ok((await count('---\nlanguage: [en, |\n---\n', ' ')) > 0);
    assert.ok((await count('---\nlicense: apache-|\n---\n', '-')) > 0);
    assert.equal(await count('---\nlicense: mit\n |\n---\n', ' '), 0);
    assert.equal(await count('---\nlicense: mit\n  |\n---\n', ' '), 0);
    assert.equal(await count('---\nlanguage:\n-|\n---\n', '-'), 0);
    assert.equal(await count('---\nlicense: mit\n-|', '-'), 0);
    assert.equal(await count(`${card} word |`, ' '), 0);
  });

  it('is silent in other files, below the front matter, in closed documents and where checks are off', async () => {
    for (const [document, marked] of [
      [uri('/ws/post.md'), '---\ntitle: x\n|\n---\n'],
      [readme, '---\nsdk: gradio\nemoji: x\nlicense: |\n---\n'],
      [readme, '---\nlayout: page\nlic|\n---\n'],
      [readme, `${card}\nlicense: |`],
      [uri('/ws/values.yaml'), 'stage: |'],
    ] as const) {
      assert.deepEqual((await complete(document, marked)).labels, [], marked);
    }
    const { s } = await complete(readme, card.replace('license: mit', 'license: |'));
    await s.close(readme);
    assert.deepEqual(await ask(s, readme, { line: 1, character: 9 }), []);
    const off = await openSession({ folders: ['/ws'], settings: () => ({ enable: false }) });
    await off.open(readme, card, 'markdown');
    await off.codes(readme);
    assert.deepEqual(await ask(off, readme, { line: 1, character: 9 }), []);
  });

  it('offers models and data sets that the project loads', async () => {
    const source = [
      'from datasets import load_dataset\n',
      'from transformers import AutoModel\n',
      'AutoModel.from_pretrained("BAAI/bge-small-en-v1.5")\n',
      'load_dataset("northwind/tickets")\n',
    ];
    const cells = [{ cell_type: 'code', metadata: {}, outputs: [], execution_count: 1, source }];
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/embed.ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }) },
    });
    await s.request('mlPreflight/checklist');
    await s.open(readme, '---\nlicense: mit\nbase_model: \ndatasets:\n  - \n---\n', 'markdown');
    const models = await ask(s, readme, { line: 2, character: 12 });
    assert.deepEqual(
      models.map(({ label, detail }) => [label, detail]),
      [['BAAI/bge-small-en-v1.5', 'in embed.ipynb']],
    );
    const sets = await ask(s, readme, { line: 4, character: 4 });
    assert.deepEqual(
      sets.map(({ label }) => label),
      ['northwind/tickets'],
    );
  });

  it('completes the project file', async () => {
    const { accept } = await complete(projectFile, 'stage: pr|');
    assert.equal(accept('production'), 'stage: production');
    const { items } = await complete(projectFile, 'rules:\n  security/im|', {}, typed('/'));
    assert.ok(items.some(({ label }) => label === 'versioning/image-tag-latest'));
    assert.deepEqual((await complete(projectFile, 'allow:\n  - path: x\n    |')).labels, ['rule', 'reason', 'until']);
  });
});

describe('hover on keys', () => {
  afterEach(closeSessions);

  async function over(document: string, text: string, word: string) {
    const s = await openSession();
    await s.open(document, text, document.endsWith('.md') ? 'markdown' : 'yaml');
    const { start } = rangeOf(text, word);
    const hover = await s.hover(document, start.line, start.character + 1);
    return { hover, value: (hover?.contents as MarkupContent | undefined)?.value ?? '' };
  }

  it('tells what a key and a value of a card mean', async () => {
    const { hover, value } = await over(readme, card, 'pipeline_tag');
    assert.match(value, /^\*\*pipeline_tag\*\*.*\]\(https:\/\/huggingface\.co\/docs\/hub\//s);
    assert.deepEqual(hover?.range, rangeOf(card, 'pipeline_tag'));
    assert.match((await over(readme, card.replace('mit', 'bsl-1.0'), 'bsl-1.0')).value, /Boost Software License/);
  });

  it('tells of findings first', async () => {
    const { value } = await over(projectFile, 'risk: high\nrisk: limited\n', 'risk: limited');
    assert.match(value, /stands here twice[\s\S]*---[\s\S]*\*\*risk\*\*/);
  });

  it('tells what a rule reports and what a consideration asks', async () => {
    assert.match((await over(projectFile, 'rules:\n  versioning/image-tag-latest: off\n', 'versioning')).value, /image/i);
    assert.match(
      (await over(projectFile, 'not-applicable:\n  fairness/audit: none\n', 'fairness')).value,
      /Is fairness looked at again\?/,
    );
  });
});
