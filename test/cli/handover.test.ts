import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { deployment, folderWith, root, run, TODAY } from './runCli.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const isReport = ajv.compile(JSON.parse(readFileSync(path.join(root, 'docs/checklist-report.schema.json'), 'utf8')));

const CARD =
  '# Model Card: scorer\n\nScores loans.\n\n## Human Oversight\n\nA loan officer decides; overruled scores are sent back to us.\n';
const FILES = { 'deploy.yaml': deployment('vllm/vllm-openai:latest'), 'MODEL_CARD.md': CARD };
const report = (cwd: string, ...args: string[]) => run(['report', '--date', TODAY, ...args], { cwd });
const read = (cwd: string, name: string) => readFileSync(path.join(cwd, name), 'utf8');

describe('ml-preflight report', () => {
  it('writes each format, by name or by the ending of the file', async () => {
    const cwd = folderWith(FILES);
    const html = await report(cwd);
    assert.deepEqual([html.code, html.err], [0, '']);
    assert.match(html.out, /^<!DOCTYPE html>/);
    assert.match(
      (await report(cwd, '--format', 'markdown')).out,
      /^<!-- ml-preflight: checklist report -->\n\n# Deployment checklist/,
    );
    const json = (await report(cwd, '--format', 'json')).out;
    mkdirSync(path.join(cwd, 'out'));
    for (const [name, start] of [
      ['out/r.html', '<!DOCTYPE'],
      ['out/r.md', '<!--'],
      ['out/r.json', '{'],
      ['out/r', '<!DOCTYPE'],
    ] as const) {
      const { code, out, err } = await report(cwd, '--output', name);
      assert.deepEqual([code, out], [0, '']);
      assert.match(err, new RegExp(`^ml-preflight: wrote ${name}: \\d+ of 30 settled in 1 project\n$`));
      assert.ok(read(cwd, name).startsWith(start), name);
    }
    assert.equal(read(cwd, 'out/r.json'), json, 'reports beside the project change nothing');
    assert.equal((await report(cwd, '--format', 'markdown', '--output', 'x.html')).code, 0);
    assert.ok(read(cwd, 'x.html').startsWith('<!--'));
  });

  it('keeps to its schema, with and without changes, for one project and for several', async () => {
    const cwd = folderWith({ 'old.json': (await run(['report', '--date', '2026-01-01', '--format', 'json', 'examples'])).out });
    for (const args of [['examples'], ['examples/credit-risk'], ['examples', '--compare', path.join(cwd, 'old.json')]]) {
      const { out, code } = await report(root, '--format', 'json', ...args);
      assert.equal(code, 0);
      const made = JSON.parse(out) as { date: string };
      assert.ok(isReport(made), ajv.errorsText(isReport.errors));
      assert.equal(made.date, TODAY);
    }
  });

  it('is the same from wherever it is made, and names no folder of the machine', async () => {
    const cwd = folderWith(FILES);
    const inside = await report(cwd, '--format', 'json');
    const outside = await report(root, '--format', 'json', cwd);
    const named = (text: string) => ({ ...JSON.parse(text).projects[0], root: '' });
    assert.deepEqual(named(outside.out), named(inside.out));
    assert.equal(JSON.parse(outside.out).projects[0].root, path.basename(cwd));
    for (const format of ['html', 'markdown', 'json']) {
      const { out } = await report(root, '--format', format, cwd);
      assert.ok(!out.includes(path.dirname(cwd)), format);
    }
  });

  it('holds no credential of the example that has one', async () => {
    const manifest = read(root, 'examples/credit-risk/deploy/inference-service.yaml');
    const value = /FEATURE_STORE_PASSWORD\s+value: (\S+)/.exec(manifest)![1]!.replace(/["']/g, '');
    assert.ok(value.length >= 8);
    for (const format of ['html', 'markdown', 'json']) {
      const { out } = await report(root, '--format', format, 'examples/credit-risk');
      assert.ok(out.includes('FEATURE_STORE_PASSWORD'));
      assert.ok(!out.includes(value), format);
    }
  });

  it('measures attestations against its date', async () => {
    const cwd = folderWith({
      ...FILES,
      'ml-preflight.yaml': 'attest:\n  fairness/audit: {by: R. Iyer, on: 2026-10-01, until: 2026-12-31}\n',
    });
    const state = async (date: string) => {
      const { out } = await run(['report', '--date', date, '--format', 'json'], { cwd });
      const item = JSON.parse(out).projects[0].considerations.find((c: { id: string }) => c.id === 'fairness/audit');
      return [item.state, item.attestation.standing];
    };
    assert.deepEqual(await state('2026-10-15'), ['attested', 'current']);
    assert.deepEqual(await state('2026-12-31'), ['attested', 'due-soon']);
    assert.deepEqual(await state('2027-01-01'), ['expired', 'expired']);
    assert.equal((await run(['report', '--date', 'today'], { cwd })).code, 2);
  });

  it('tells what changed since an earlier report', async () => {
    const cwd = folderWith(FILES);
    await run(['report', '--date', '2026-10-01', '--output', 'old.json'], { cwd });
    writeFileSync(path.join(cwd, 'deploy.yaml'), deployment('vllm/vllm-openai:v0.10.2'));
    const { out, code } = await report(cwd, '--compare', 'old.json', '--format', 'markdown');
    assert.equal(code, 0);
    const changes = out.slice(out.indexOf('## Changes since 2026-10-01'), out.indexOf('### What is open'));
    assert.match(changes, /Findings that ended:\n\n(?:- .*\n)*- `latest` is a tag that moves\. `deploy\.yaml:\d+`\n/);
    assert.match(changes, /\| Version control \| gap \| met \|/);
    assert.match((await report(cwd, '--compare', 'old.json')).out, /Changes since 2026-10-01/);
  });

  it('refuses an earlier report that is none, in one line', async () => {
    const cwd = folderWith({
      ...FILES,
      'text.json': 'hello',
      'other.json': '{"schema": "ml-preflight/checklist@1"}',
      'later.json': '{"schema": "ml-preflight/checklist-report@9"}',
      'broken.json': '{"schema": "ml-preflight/checklist-report@1", "date": "2026-01-01"}',
      'binary.json': new Uint8Array([0, 1, 2]),
    });
    for (const [name, why] of [
      ['text.json', /it is not JSON/],
      ['other.json', /needs what `report --format json` writes/],
      ['later.json', /checklist-report@9/],
      ['broken.json', /damaged at tool/],
      ['binary.json', /binary file/],
      ['missing.json', /cannot be compared with/],
    ] as const) {
      const { code, out, err } = await report(cwd, '--compare', name);
      assert.deepEqual([code, out, err.split('\n').length], [2, '', 2], name);
      assert.match(err, why);
      assert.ok(err.startsWith(`ml-preflight: ${name} cannot be compared with: `), err);
    }
  });

  it('never takes the place of a file of the project, and says where it cannot write', async () => {
    const cwd = folderWith(FILES);
    const { code, err } = await report(cwd, '--output', 'MODEL_CARD.md');
    assert.equal(code, 2);
    assert.match(err, /MODEL_CARD\.md is a file of the project/);
    assert.equal(read(cwd, 'MODEL_CARD.md'), CARD);
    const missing = await report(cwd, '--output', 'no/such/folder.html');
    assert.deepEqual([missing.code, missing.err], [2, 'ml-preflight: no/such/folder.html cannot be written (ENOENT)\n']);
    assert.ok(!existsSync(path.join(cwd, 'no')));
  });

  it('has nothing to say where there is nothing', async () => {
    const cwd = folderWith({ 'notes.md': '# Notes\n' });
    for (const command of ['report', 'badge']) {
      const { code, out, err } = await run([command, '--output', 'x'], { cwd });
      assert.deepEqual([code, out, err], [2, '', 'ml-preflight: no ML artifacts in this folder: nothing to report on\n']);
    }
    assert.deepEqual(readdirSync(cwd), ['notes.md']);
  });
});

describe('ml-preflight badge', () => {
  it('draws what the report counts', async () => {
    const cwd = folderWith(FILES);
    const { tally } = JSON.parse((await report(cwd, '--format', 'json')).out).projects[0];
    const { code, out } = await run(['badge', '--date', TODAY], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(out.includes(`>${tally.settled}/${tally.total}</text>`));
    const written = await run(['badge', '--date', TODAY, '--output', 'badge.svg'], { cwd });
    assert.deepEqual(written, { code: 0, out: '', err: '' });
    assert.equal(read(cwd, 'badge.svg'), out);
  });
});
