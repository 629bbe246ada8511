import assert from 'node:assert/strict';
import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { ChecklistResult, CheckWorkspaceResult, ConsiderationItem } from '../../server/lsp/protocol.js';
import { closeSessions, openSession, pause, rangeOf, until, uri } from './session.js';
import { card, deployment, fixedImage, LATEST, milliMemory } from './texts.js';

const file = uri('/ws/deploy.yaml');

describe('the checklist', () => {
  afterEach(closeSessions);

  const item = ({ projects }: ChecklistResult, id: string): ConsiderationItem =>
    projects[0]!.challenges.flatMap((c) => c.considerations).find((c) => c.id === id)!;

  it('is of the whole workspace, which is read for it', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/deploy.yaml': deployment(), '/ws/README.md': card, '/ws/notes.md': '# Notes\n' },
    });
    const result = await s.request<ChecklistResult>('mlPreflight/checklist');
    const [project] = result.projects;
    assert.deepEqual(
      [project?.root, project?.name, project?.stage, project?.risk, project?.artifacts],
      [uri('/ws'), 'ws', 'pilot', 'limited', 2],
    );
    assert.equal(project!.challenges.length, 12);
    const all = project!.challenges.flatMap((c) => c.considerations);
    assert.equal(all.length, 30);
    assert.equal(project!.gaps, all.filter((c) => c.state === 'gap').length);
    const found = item(result, 'versioning/version-control').findings.find((f) => f.rule === LATEST)!;
    assert.deepEqual(found, {
      uri: file,
      range: rangeOf(deployment(), 'vllm/vllm-openai:latest'),
      cell: null,
      rule: LATEST,
      message: '`latest` is a tag that moves.',
      severity: 'warning',
      suppressed: null,
      fix: null,
    });
    assert.equal(item(result, 'versioning/version-control').state, 'gap');
    assert.match(item(result, 'drift/monitoring').question, /\?$/);
  });

  it('sees what is typed, attested and accepted', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: {
        '/ws/deploy.yaml': deployment(),
        '/ws/ml-preflight.yaml': `allow:\n  - {rule: ${LATEST}, reason: only a load test}\nattest:\n  fairness/audit: {by: R. Iyer, on: 2026-10-01, until: 2026-11-22, evidence: docs/a.md}\nnot-applicable:\n  compliance/data-protection: sensor data of pumps\n`,
      },
    });
    const result = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.equal(
      item(result, 'versioning/version-control').findings.find((f) => f.rule === LATEST)?.suppressed,
      'only a load test',
    );
    assert.equal(item(result, 'fairness/audit').state, 'expired');
    assert.deepEqual(item(result, 'fairness/audit').attestation, {
      by: 'R. Iyer',
      on: '2026-10-01',
      until: '2026-11-22',
      evidence: 'docs/a.md',
      standing: 'expired',
      place: {
        uri: uri('/ws/ml-preflight.yaml'),
        cell: null,
        range: { start: { line: 3, character: 2 }, end: { line: 3, character: 87 } },
      },
    });
    assert.deepEqual(
      [item(result, 'compliance/data-protection').state, item(result, 'compliance/data-protection').reason],
      ['not-applicable', 'sensor data of pumps'],
    );
    await s.open(file, deployment(fixedImage));
    const typed = await s.request<ChecklistResult>('mlPreflight/checklist');
    assert.ok(!item(typed, 'versioning/version-control').findings.some((f) => f.rule === LATEST));
  });

  it('says that it changed to a client that asked for it, once for several changes', async () => {
    const s = await openSession({ folders: ['/ws'], delays: { checklist: 60 } });
    await s.open(file, deployment());
    await pause(100);
    assert.equal(s.seen.checklistChanges, 0, 'nobody has asked');
    await s.request('mlPreflight/checklist');
    await until(() => s.seen.checklistChanges === 1);
    for (let i = 0; i < 5; i++) await s.edit(file, `${deployment()}# ${i}\n`);
    await until(() => s.seen.checklistChanges === 2);
    await pause(120);
    assert.equal(s.seen.checklistChanges, 2);
  });

  it('gives the first fix of a finding as an edit, and null when it is gone', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': milliMemory } });
    const result = await s.request<ChecklistResult>('mlPreflight/checklist');
    const found = item(result, 'resources/fit').findings.find((f) => f.rule === 'resources/milli-memory')!;
    assert.match(found.fix!, /Mi/);
    const { uri: target, rule, cell, range } = found;
    const edit = await s.request<WorkspaceEdit>('mlPreflight/applyFix', { uri: target, rule, cell, range });
    assert.deepEqual(edit, {
      documentChanges: [
        { textDocument: { uri: file, version: null }, edits: [{ range: rangeOf(milliMemory, '512m'), newText: '512Mi' }] },
      ],
    });
    await s.open(file, milliMemory.replace('512m', '512Mi'));
    assert.equal(await s.request('mlPreflight/applyFix', { uri: target, rule, cell, range }), null);
  });
});

describe('the check of the workspace', () => {
  afterEach(closeSessions);

  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`/ws/f${i}.yaml`, deployment(undefined, `f${i}`)]));

  it('gives the findings of files that are not open, and counts all', async () => {
    const s = await openSession({
      folders: ['/ws'],
      files: { '/ws/deploy.yaml': deployment(), '/ws/b.yaml': deployment(undefined, 'b'), '/ws/c.yaml': 'a: 1\n' },
    });
    await s.open(file, deployment());
    const open = await s.codesWhen(file, () => true);
    const result = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    assert.deepEqual(
      result.files.map((f) => f.uri),
      [uri('/ws/b.yaml')],
    );
    assert.ok(result.files[0]!.diagnostics.some((d) => d.code === LATEST));
    const { summary } = result;
    assert.deepEqual([summary.files, summary.artifacts], [3, 2]);
    const counted = summary.error + summary.warning + summary.info + summary.hint;
    const pulled = (await s.pull(file)).length;
    assert.equal(counted, pulled + result.files[0]!.diagnostics.length);
    assert.ok(open.includes(LATEST));
  });

  it('gives those of open files that the client shows nowhere, as they are in the editor', async () => {
    const s = await openSession({ folders: ['/ws'], files: { '/ws/deploy.yaml': deployment() } });
    await s.open(file, `# 1\n${deployment()}`);
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace', { hidden: [file] });
    const found = files.find((f) => f.uri === file)?.diagnostics.find((d) => d.code === LATEST);
    assert.deepEqual(found?.range, rangeOf(`# 1\n${deployment()}`, 'vllm/vllm-openai:latest'));
  });

  it('reads every file again where a person waits for it, and tells how far it is', async () => {
    const s = await openSession({ folders: ['/ws'], files: many(40) });
    await s.request('mlPreflight/checkWorkspace');
    const reads = s.reads.length;
    s.files.set('/ws/f0.yaml', 'a: 1\n');
    const quiet = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    assert.equal(quiet.files.length, 40);
    assert.equal(s.reads.length, reads, 'a refresh in the background reads nothing again');
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace', { workDoneToken: 'check' });
    assert.equal(files.length, 39);
    assert.ok(s.progress.every((p) => p.token === 'check'));
    const values = s.progress.map((p) => p.value);
    assert.deepEqual([values[0]!.kind, values.at(-1)!.kind], ['begin', 'end']);
    const percentages = values.flatMap((v) => (v.kind === 'report' ? [v.percentage!] : []));
    assert.ok(percentages.length > 5 && percentages.at(-1) === 100);
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
  });

  it('can be cancelled, and works the next time', async () => {
    const s = await openSession({ folders: ['/ws'], files: many(40) });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    s.gate.read = (path) => (path === '/ws/f9.yaml' ? held : Promise.resolve());
    const source = new CancellationTokenSource();
    const answer = s.client.sendRequest('mlPreflight/checkWorkspace', { workDoneToken: 1 }, source.token);
    await until(() => s.reads.includes('/ws/f9.yaml'));
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    assert.equal(s.progress.at(-1)?.value.kind, 'end');
    release();
    const { files } = await s.request<CheckWorkspaceResult>('mlPreflight/checkWorkspace');
    assert.equal(files.length, 40);
  });

  it('does not stop a scan that others wait for when it is cancelled', async () => {
    const s = await openSession({ folders: ['/ws'], files: many(20) });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    s.gate.read = (path) => (path === '/ws/f9.yaml' ? held : Promise.resolve());
    const checklist = s.request<ChecklistResult>('mlPreflight/checklist');
    await until(() => s.reads.includes('/ws/f9.yaml'));
    const source = new CancellationTokenSource();
    const check = s.client.sendRequest('mlPreflight/checkWorkspace', { workDoneToken: 1 }, source.token);
    await s.settle();
    source.cancel();
    await assert.rejects(check, { code: -32800 });
    release();
    assert.equal((await checklist).projects[0]?.artifacts, 20);
  });
});
