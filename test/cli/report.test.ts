import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import type { ChecklistReport } from '../../server/cli/checklistReport.js';
import type { FindingEntry, Report } from '../../server/cli/report.js';
import { buildReport } from '../../server/cli/report.js';
import { considerations } from '../../server/core/catalogue/catalogue.js';
import { createEngine } from '../../server/core/engine.js';
import { readArtifact } from '../../server/core/recognise.js';
import { deployment, folderWith, root, run } from './runCli.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const schemaOf = (name: string) => ajv.compile(JSON.parse(readFileSync(path.join(root, 'docs', name), 'utf8')));
const isReport = schemaOf('report.schema.json');
const isChecklist = schemaOf('checklist.schema.json');

async function reportOf(args: readonly string[], cwd = root): Promise<Report> {
  const { out } = await run(['check', '--format', 'json', ...args], { cwd });
  const report = JSON.parse(out) as Report;
  assert.ok(isReport(report), ajv.errorsText(isReport.errors));
  return report;
}

const notebook = (...sources: string[]) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' },
      language_info: { name: 'python' },
    },
    cells: sources.map((source, i) => ({
      id: `c${i}`,
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
  });

describe('the report of check --format json', () => {
  it('is what its schema says, over the examples', async () => {
    const report = await reportOf(['examples']);
    const kinds = new Set(report.files.map((f) => f.kind));
    for (const kind of ['model-card', 'kserve', 'kubernetes', 'notebook', 'requirements', 'project'] as const) {
      assert.ok(kinds.has(kind), `no ${kind} in the examples`);
    }
    assert.ok(report.projects.some((p) => p.root === 'examples/credit-risk'));
    for (const project of report.projects)
      assert.deepEqual(
        project.considerations.map((c) => c.id),
        considerations.map((c) => c.id),
      );
  });

  it('sums up what it lists', async () => {
    const { files, summary } = await reportOf(['examples']);
    const open = files.flatMap((f) => f.findings).filter((f) => f.suppressed === null);
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
      assert.equal(summary[severity], open.filter((f) => f.severity === severity).length);
    }
    assert.equal(summary.artifacts, files.filter((f) => f.kind !== 'project').length);
    assert.ok(open.length > 0 && summary.files >= files.length);
  });

  it('keeps its order', async () => {
    const { files } = await reportOf(['examples']);
    const paths = files.map((f) => f.path);
    assert.deepEqual(paths, [...paths].sort());
    const key = (f: FindingEntry) => [f.cell ?? 0, f.start.line, f.start.column];
    for (const { findings } of files) assert.deepEqual(findings.map(key), findings.map(key).sort(byNumbers));
  });

  it('names every field of a finding', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': 'rules: {scalability: off}\n',
      'd.yaml': deployment('vllm/vllm-openai:latest'),
    });
    const { files } = await reportOf([], cwd);
    const found = files.find((f) => f.path === 'd.yaml')!.findings.find((f) => f.rule === 'versioning/image-tag-latest')!;
    assert.deepEqual(
      { ...found, fixes: [] },
      {
        rule: 'versioning/image-tag-latest',
        challenge: 'versioning',
        consideration: 'versioning/version-control',
        severity: 'warning',
        message: '`latest` is a tag that moves.',
        start: { line: 12, column: 18 },
        end: { line: 12, column: 41 },
        cell: null,
        fixes: [],
        suppressed: null,
      },
    );
  });

  it('counts lines in cells, and columns in UTF-16 units', async () => {
    const cwd = folderWith({ 'n.ipynb': notebook('import torch', 'x = 1\n"😀😀"  # ml-preflight-disable-line') });
    const { files } = await reportOf([], cwd);
    const [found] = files[0]!.findings.filter((f) => f.rule === 'preflight/suppression');
    // Two quotes, two surrogate pairs, two spaces and `# ` stand before it: ten units.
    assert.deepEqual(
      [found?.cell, found?.start, found?.challenge, found?.consideration],
      [2, { line: 2, column: 11 }, null, null],
    );
  });

  it('tells who accepted a finding and leaves it out of the sums', async () => {
    const bad = deployment('vllm/vllm-openai:latest');
    const cwd = folderWith({
      'ml-preflight.yaml': 'allow:\n  - {rule: versioning/image-tag-latest, path: dev/**, reason: rebuilt every night}\n',
      'dev/a.yaml': bad,
      'b.yaml': bad.replace('latest\n', 'latest # ml-preflight-disable-line versioning/image-tag-latest -- a demo\n'),
      'c.yaml': bad.replace(
        '  name: scorer\n',
        '  name: scorer\n  annotations: {ml-preflight.io/allow.versioning.image-tag-latest: a trial}\n',
      ),
    });
    const { files, summary, projects } = await reportOf([], cwd);
    const how = files.flatMap((f) =>
      f.findings.filter((x) => x.rule === 'versioning/image-tag-latest').map((x) => [f.path, x.suppressed]),
    );
    assert.deepEqual(how, [
      ['b.yaml', { by: 'directive', reason: 'a demo' }],
      ['c.yaml', { by: 'annotation', reason: 'a trial' }],
      ['dev/a.yaml', { by: 'config', reason: 'rebuilt every night' }],
    ]);
    assert.equal(
      summary.warning,
      files.flatMap((f) => f.findings).filter((f) => f.severity === 'warning' && !f.suppressed).length,
    );
    const listed = projects[0]!.considerations.find((c) => c.id === 'versioning/version-control')!;
    assert.equal(listed.findings.filter((f) => f.rule === 'versioning/image-tag-latest').length, 3);
  });

  it('lists silent findings below their consideration and nowhere else', async () => {
    const cwd = folderWith({
      'MODEL_CARD.md': '# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n',
    });
    const silent = await reportOf(['--stage', 'prototype'], cwd);
    const gap = (report: Report) => report.projects[0]!.considerations.find((c) => c.id === 'drift/monitoring')!;
    assert.equal(
      silent.files[0]!.findings.some((f) => f.rule === 'drift/no-monitoring'),
      false,
    );
    assert.deepEqual(
      [gap(silent).state, gap(silent).findings],
      ['gap', [{ path: 'MODEL_CARD.md', line: 1, cell: null, rule: 'drift/no-monitoring' }]],
    );
    const loud = await reportOf(['--stage', 'production'], cwd);
    assert.equal(
      loud.files[0]!.findings.some((f) => f.rule === 'drift/no-monitoring' && f.severity === 'info'),
      true,
    );
    assert.deepEqual(gap(loud), gap(silent));
  });

  it('is a report of nothing for an empty folder', async () => {
    const report = await reportOf([], folderWith());
    assert.deepEqual(
      { ...report, tool: null },
      {
        schema: 'ml-preflight/report@1',
        tool: null,
        files: [],
        skipped: [],
        projects: [],
        summary: { files: 0, artifacts: 0, error: 0, warning: 0, info: 0, hint: 0 },
      },
    );
  });

  it('names what was skipped', async () => {
    const cwd = folderWith({
      'b.yaml': new Uint8Array([0, 0]),
      'a b.md': new Uint8Array([0xff, 0x00]),
      'ok.yaml': deployment('kserve/x:1'),
    });
    const { skipped, summary } = await reportOf([], cwd);
    assert.deepEqual(skipped, [
      { path: 'a b.md', reason: 'binary file' },
      { path: 'b.yaml', reason: 'binary file' },
    ]);
    assert.equal(summary.files, 1);
  });

  it('is made of an engine alone, for every other mouth of it', () => {
    const engine = createEngine(
      () => '2026-11-23',
      ({ error }) => assert.fail(String(error)),
    );
    const uri = 'memory:/p/d.yaml';
    engine.setFolders(['memory:/p']);
    engine.set(uri, readArtifact(uri, deployment('vllm/vllm-openai:latest')));
    engine.setComplete('memory:/p', true);
    const report = buildReport({
      engine,
      tool: { name: 'ml-preflight', version: '0' },
      files: [uri],
      skipped: [],
      pathOf: (u) => u,
    });
    assert.ok(isReport(report), ajv.errorsText(isReport.errors));
    assert.equal(report.files[0]!.path, uri);
  });

  it('has a schema that refuses what is not of the contract', async () => {
    const report = await reportOf(['examples']);
    const spoilt: ((r: Report) => unknown)[] = [
      (r) => ({ ...r, schema: 'ml-preflight/report@2' }),
      (r) => ({ ...r, more: 1 }),
      (r) => ({ ...r, summary: { ...r.summary, error: -1 } }),
      (r) => ({ ...r, projects: [{ ...r.projects[0]!, considerations: [] }] }),
      ({ summary: _, ...r }) => r,
    ];
    for (const spoil of spoilt) assert.equal(isReport(spoil(report)), false, String(spoil));
  });
});

describe('checklist --format json', () => {
  it('is what its schema says, over the examples and over nothing', async () => {
    const { out, code } = await run(['checklist', '--format', 'json', 'examples']);
    const report = JSON.parse(out) as ChecklistReport;
    assert.ok(isChecklist(report), ajv.errorsText(isChecklist.errors));
    assert.equal(code, 0);
    assert.ok(report.projects.length > 1);
    const nothing = JSON.parse((await run(['checklist', '--format', 'json'], { cwd: folderWith() })).out) as ChecklistReport;
    assert.ok(isChecklist(nothing), ajv.errorsText(isChecklist.errors));
    assert.equal(nothing.projects.length, 0);
  });

  it('says the same states as the report', async () => {
    const checklist = JSON.parse((await run(['checklist', '--format', 'json', 'examples'])).out) as ChecklistReport;
    const report = await reportOf(['examples']);
    const states = (projects: readonly { root: string; considerations: readonly { id: string; state: string }[] }[]) =>
      projects.map((p) => [p.root, p.considerations.map((c) => [c.id, c.state])]);
    assert.deepEqual(states(checklist.projects), states(report.projects));
  });
});

function byNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [i, n] of a.entries()) if (n !== b[i]) return n - b[i]!;
  return 0;
}
