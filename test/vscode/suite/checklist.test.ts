import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './answers.js';
import { considerationLine, flatten, type Line, readTree, rootOf, untilState } from './checklist.js';
import {
  activateExtension,
  closeEverything,
  openDocument,
  readWorkspaceFile,
  replaceText,
  untilGone,
  waitFor,
  workspaceUri,
  writeWorkspaceFile,
} from './host.js';

const isvc = 'credit-risk/deploy/inference-service.yaml';
const projectFile = 'credit-risk/ml-preflight.yaml';

describe('the checklist in VS Code', () => {
  let before_ = '';
  before(async () => {
    await activateExtension();
    before_ = await readWorkspaceFile(projectFile);
  });
  afterEach(async () => {
    await closeEverything();
    await writeWorkspaceFile(projectFile, before_);
  });

  it('has a tree of projects, challenges and considerations', async () => {
    // Other tests have projects of their own, some of which VS Code holds on to.
    const projects = (await readTree()).filter(({ label }) => ['credit-risk', 'support-assistant'].includes(label));
    assert.deepEqual(
      projects.map(({ label, context }) => [label, context]),
      [
        ['credit-risk', 'project'],
        ['support-assistant', 'project'],
      ],
    );
    for (const project of projects) {
      assert.equal(project.children.length, 12);
      const considerations = project.children.flatMap(({ children }) => children);
      assert.equal(considerations.length, 30);
      assert.deepEqual(new Set(considerations.map(({ context }) => context)), new Set(['consideration']));
      const gaps = considerations.filter(({ description }) => /^gap|^attestation expired/.test(description)).length;
      assert.match(project.description, new RegExp(`^${gaps} gaps? · `));
    }
    assert.match(projects[0]?.description ?? '', /production$/);
    const lines = projects.flatMap(flatten);
    assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length, 'ids are unique');
    assert.ok(lines.every(({ label, icon }) => label !== '' && icon !== ''));
  });

  it('shows states, and below them findings and evidence that lead to their place', async () => {
    const [creditRisk] = await readTree();
    assert.ok(creditRisk);
    const state = (id: string) => flatten(creditRisk).find((line) => line.id.endsWith(`#${id}`))?.description;
    assert.match(state('fairness/audit') ?? '', /^attested until \d{4}-\d\d-\d\d$/);
    assert.match(state('cost/reassessment') ?? '', /^attestation expired/);
    assert.equal(state('resources/optimisation'), 'not applicable');
    assert.match(state('security/protection') ?? '', /^gap/);
    const leaves = flatten(creditRisk).filter(({ context }) => /^(evidence|finding)/.test(context));
    assert.ok(leaves.some(({ context }) => context === 'evidence'));
    assert.ok(leaves.some(({ context }) => context === 'finding.fix'));
    for (const leaf of leaves) {
      assert.equal(leaf.command?.command, 'mlPreflight.reveal');
      await vscode.workspace.fs.stat(vscode.Uri.parse(leaf.command.arguments?.[0].uri));
    }
  });

  it('opens the text of a finding', async () => {
    await click(await leafOf('security/protection', /FEATURE_STORE_PASSWORD/));
    const editor = await waitFor('the manifest', () => vscode.window.activeTextEditor);
    assert.equal(editor.document.uri.toString(), workspaceUri(isvc).toString());
    assert.equal(editor.document.getText(editor.selection), '"winter-is-over-2026"');
  });

  it('opens the cell of a finding', async () => {
    await click(await leafOf('versioning/version-control', /train_test_split/));
    const editor = await waitFor('the notebook', () => vscode.window.activeNotebookEditor);
    assert.equal(editor.notebook.uri.path.split('/').at(-1), 'train.ipynb');
    await waitFor('the cell to be selected', () => editor.selection.start === 4);
    const inCell = await waitFor('the text in the cell', () => {
      const text = vscode.window.activeTextEditor;
      return text?.document === editor.notebook.cellAt(4).document && !text.selection.isEmpty && text;
    });
    assert.equal(inCell.document.getText(inCell.selection), 'train_test_split');
  });

  it('follows what is typed', async () => {
    const document = await openDocument(isvc);
    await replaceText(document, 'features:latest', 'features:3.1.0');
    await waitFor('the finding to leave the tree', async () => {
      const line = await considerationLine('credit-risk', 'versioning/version-control');
      return line.children.every(({ label }) => !label.includes('is a tag that moves'));
    });
  });

  it('applies the fix of a finding from the tree', async () => {
    const leaf = await leafOf('resources/fit', /is 0\.512 bytes/);
    assert.equal(leaf.context, 'finding.fix');
    await vscode.commands.executeCommand('mlPreflight.applyFix', leaf.id);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), workspaceUri(isvc).toString(), 'the person sees what changes');
    assert.match(document?.getText() ?? '', /memory: 512Mi\n---/);
    await untilGone(workspaceUri(isvc), 'resources/milli-memory');
  });

  it('records an attestation and keeps the comments of the file', async () => {
    await untilState('credit-risk', 'cost/reassessment', 'attestation expired');
    const root = rootOf('credit-risk');
    const answers = ['A. Berg', '6 months', 'docs/fairness-audit-2026.md'];
    const titles = await answering(answers, () =>
      Promise.resolve(vscode.commands.executeCommand('mlPreflight.attest', root, 'fairness/mitigation')),
    );
    assert.match(titles[0] ?? '', /Bias mitigation/);
    const line = await untilState('credit-risk', 'fairness/mitigation', 'attested until ');
    assert.equal(line.icon, 'verified');
    const after = await readWorkspaceFile(projectFile);
    assert.deepEqual(
      after.split('\n').filter((each) => before_.split('\n').includes(each)),
      before_.split('\n'),
      'no line of the file is lost or changed',
    );
    assert.match(after, /fairness\/mitigation:\s+by: A\. Berg\s+on: \d{4}-\d\d-\d\d\s+until: \d{4}-\d\d-\d\d\s+evidence: docs\//);
    assert.ok(after.startsWith('# What ML Preflight is told about this project.\n'));
  });

  it('renews an attestation that has expired', async () => {
    await untilState('credit-risk', 'cost/reassessment', 'attestation expired');
    const id = (await considerationLine('credit-risk', 'cost/reassessment')).id;
    await answering(['J. Okafor', '12 months', ''], () =>
      Promise.resolve(vscode.commands.executeCommand('mlPreflight.attest', id)),
    );
    await untilState('credit-risk', 'cost/reassessment', 'attested until ');
    assert.equal((await readWorkspaceFile(projectFile)).match(/cost\/reassessment/g)?.length, 1);
  });

  it('records that a consideration does not apply', async () => {
    const root = rootOf('credit-risk');
    await answering(['the applicants are companies: "no people"'], () =>
      Promise.resolve(vscode.commands.executeCommand('mlPreflight.notApplicable', root, 'compliance/data-protection')),
    );
    await untilState('credit-risk', 'compliance/data-protection', 'not applicable');
    assert.match(await readWorkspaceFile(projectFile), /compliance\/data-protection: .*companies/);
  });

  it('makes the project file where there is none', async () => {
    const file = workspaceUri('support-assistant/ml-preflight.yaml');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(file)));
    const root = rootOf('support-assistant');
    try {
      await answering(['it answers in text only'], () =>
        Promise.resolve(vscode.commands.executeCommand('mlPreflight.notApplicable', root, 'fairness/mitigation')),
      );
      await untilState('support-assistant', 'fairness/mitigation', 'not applicable');
      assert.match(await readWorkspaceFile(file), /^not-applicable:\n +fairness\/mitigation: it answers in text only\n$/);
    } finally {
      await closeEverything();
      await vscode.workspace.fs.delete(file);
    }
    await waitFor('the declaration to be gone', async () => {
      const line = await considerationLine('support-assistant', 'fairness/mitigation');
      return line.description !== 'not applicable';
    });
  });

  it('writes into an open project file with unsaved changes, and leaves the saving to the person', async () => {
    const document = await openDocument(projectFile);
    await replaceText(document, 'stage: production', 'stage: pilot');
    await answering(['an example'], () =>
      Promise.resolve(vscode.commands.executeCommand('mlPreflight.notApplicable', rootOf('credit-risk'), 'trust/transparency')),
    );
    await untilState('credit-risk', 'trust/transparency', 'not applicable');
    assert.match(document.getText(), /stage: pilot[\s\S]*trust\/transparency: an example/);
    assert.ok(document.isDirty);
    assert.equal(await readWorkspaceFile(projectFile), before_);
  });

  it('can be narrowed to the gaps', async () => {
    try {
      await vscode.commands.executeCommand('mlPreflight.showOnlyGaps');
      const lines = (await readTree()).flatMap(flatten).filter(({ context }) => context === 'consideration');
      assert.ok(lines.length > 0);
      assert.ok(lines.every(({ description }) => /^gap|^attestation expired/.test(description)));
    } finally {
      await vscode.commands.executeCommand('mlPreflight.showAll');
    }
    const [project] = await readTree();
    assert.equal(project?.children.flatMap(({ children }) => children).length, 30);
  });

  it('can be walked through in the palette', async () => {
    const expected = await firstPlace();
    const walk = vscode.commands.executeCommand('mlPreflight.showChecklist');
    // The first consideration, and of that the first thing to do: each is accepted once its list is there.
    await waitFor('the walk to end in an editor', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.activeTextEditor;
    });
    await walk;
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), expected);
  });

  it('draws anew no more than what an edit changed, and keeps what is open and selected', async () => {
    const { checklist } = (await activateExtension()).exports;
    const document = await openDocument(isvc);
    await vscode.commands.executeCommand('mlPreflight.checklist.focus');
    const leaf = (await considerationLine('credit-risk', 'scalability/elastic-serving')).children[0];
    assert.ok(leaf);
    await waitFor('a line below the first consideration to be selected', async () => {
      await vscode.commands.executeCommand('list.focusFirst');
      for (let step = 0; step < 6; step++) await vscode.commands.executeCommand('list.expand');
      await vscode.commands.executeCommand('list.select');
      return checklist.selection[0] === leaf.id;
    });
    const redrawn: (readonly string[] | undefined)[] = [];
    const listener = checklist.onDidRedraw((ids) => redrawn.push(ids));
    try {
      const hasLatest = async () =>
        (await considerationLine('credit-risk', 'versioning/version-control')).children.some(({ id }) =>
          id.includes('!versioning/image-tag-latest@'),
        );
      assert.ok(await hasLatest());
      await replaceText(document, ':latest', ':2.3.1x');
      await waitFor('the finding to be gone from the tree', async () => !(await hasLatest()));
    } finally {
      listener.dispose();
    }
    const root = rootOf('credit-risk');
    assert.ok(redrawn.length > 0);
    for (const ids of redrawn)
      assert.ok(
        ids?.every((id) => id === root || id.startsWith(`${root}#versioning`)),
        `${ids}`,
      );
    assert.deepEqual(checklist.selection, [leaf.id]);
    // What was opened still is: project, challenge, consideration, and the line below it.
    await vscode.commands.executeCommand('mlPreflight.checklist.focus');
    await vscode.commands.executeCommand('list.focusFirst');
    for (let step = 0; step < 3; step++) await vscode.commands.executeCommand('list.focusDown');
    await vscode.commands.executeCommand('list.select');
    await waitFor('the same line to be reached without opening any', () => checklist.selection[0] === leaf.id);
  });

  it('lets an attestation that ended be renewed from its file and from the walk-through', async () => {
    const document = await openDocument(projectFile);
    const ended = await waitFor('the end of the attestation to be reported', () =>
      vscode.languages.getDiagnostics(document.uri).find((d) => /cost\/reassessment .* ended on/.test(d.message)),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      ended.range,
    );
    const renew = actions.find(({ title }) => title.startsWith('Renew in the name of J. Okafor until '));
    assert.ok(renew?.edit, actions.map(({ title }) => title).join('\n'));
    await vscode.workspace.applyEdit(renew.edit);
    const line = await untilState('credit-risk', 'cost/reassessment', 'attested until ');
    const attested = line.children.find(({ context }) => context === 'attestation');
    assert.match(attested?.label ?? '', /^Attested by J\. Okafor on \d{4}-\d\d-\d\d$/);
    assert.equal(attested?.command?.arguments?.[0].uri, document.uri.toString());
  });

  it('is drawn in a view of its own, down to what a click opens', async () => {
    const expected = await firstPlace();
    await vscode.commands.executeCommand('mlPreflight.checklist.focus');
    const editor = await waitFor('a finding or evidence to be opened', async () => {
      await vscode.commands.executeCommand('list.focusFirst');
      // Opens a closed line, and goes to the first line below an open one.
      for (let step = 0; step < 6; step++) await vscode.commands.executeCommand('list.expand');
      await vscode.commands.executeCommand('list.select');
      return vscode.window.activeTextEditor;
    });
    assert.equal(editor.document.uri.toString(), expected);
  });
});

/** The file of the first line that the tree has below its first consideration. */
async function firstPlace(): Promise<string> {
  const { children } = await considerationLine('credit-risk', 'scalability/elastic-serving');
  assert.ok(children[0], 'the example shows how its capacity follows load');
  return children[0].command?.arguments?.[0].uri;
}

/** A finding below a consideration of the first example, by its message. */
async function leafOf(consideration: string, message: RegExp): Promise<Line> {
  return waitFor(`${message} below ${consideration}`, async () =>
    (await considerationLine('credit-risk', consideration)).children.find(({ label }) => message.test(label)),
  );
}

async function click({ command }: Line): Promise<void> {
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
