import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { deployment, folderWith, root, run } from './runCli.js';

const LATEST = deployment('vllm/vllm-openai:latest');
const PINNED = deployment('vllm/vllm-openai:v0.10.2');
/** Everything but the tag is somebody else's test. */
const ONLY_TAGS = `stage: prototype
rules:
${['scalability', 'integration', 'interpretability', 'drift', 'data-quality', 'fairness', 'security', 'trust', 'compliance', 'resources', 'cost'].map((c) => `  ${c}: off\n`).join('')}  versioning: off
  versioning/image-tag-latest: warning
`;

describe('ml-preflight check', () => {
  it('prints findings by file and a summary on standard output', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'a/deploy.yaml': LATEST, 'b/deploy.yaml': PINNED });
    const { code, out, err } = await run(['check'], { cwd });
    assert.equal(
      out,
      `a/deploy.yaml
  12:18  warning  \`latest\` is a tag that moves.  versioning/image-tag-latest [+]

1 problem (1 warning) in 1 file; [+] 1 fixable with ml-preflight fix --suggested
`,
      'the other file of the project names a tag of the same image',
    );
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('says so when nothing is wrong, and counts what was accepted', async () => {
    const accepted = LATEST.replace('latest\n', 'latest # ml-preflight-disable-line versioning/image-tag-latest -- a demo\n');
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'a.yaml': accepted, 'b.yaml': PINNED });
    const { code, out } = await run(['check', '--fail-on', 'hint'], { cwd });
    assert.equal(out, 'No problems in 2 ML files; 1 accepted with a reason.\n');
    assert.equal(code, 0);
  });

  for (const [failOn, expected] of [
    ['error', 0],
    ['warning', 1],
    ['info', 1],
    ['hint', 1],
    ['never', 0],
  ] as const) {
    it(`ends with ${expected} for a warning and --fail-on ${failOn}`, async () => {
      const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'deploy.yaml': LATEST });
      assert.equal((await run(['check', '--fail-on', failOn], { cwd })).code, expected);
    });
  }

  it('ends with 1 for an error unless told otherwise', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS.replace(': warning', ': error'), 'deploy.yaml': LATEST });
    assert.equal((await run(['check'], { cwd })).code, 1);
    assert.equal((await run(['check', '--fail-on', 'never'], { cwd })).code, 0);
  });

  it('ends with 2 and one line for a path that is missing', async () => {
    for (const missing of ['nowhere', 'ml-preflight.yaml/below', '-']) {
      const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS });
      assert.deepEqual(await run(['check', '.', missing], { cwd }), {
        code: 2,
        out: '',
        err: `ml-preflight: there is no ${missing}\n`,
      });
    }
  });

  it('ends with 2 and one line for what the command line does not know', async () => {
    const cases = [
      ['--fail-on', 'loud'],
      ['--format', 'xml'],
      ['--stage', 'later'],
      ['--risk', 'some'],
      ['--today', '2026-13-01'],
      ['--frobnicate'],
    ];
    for (const args of cases) {
      const { code, out, err } = await run(['check', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, /^error: .+\n$/, args.join(' '));
    }
    assert.equal((await run(['chekc'])).code, 2);
    const bare = await run([]);
    assert.deepEqual([bare.code, bare.out], [2, '']);
    assert.match(bare.err, /Usage: ml-preflight/);
  });

  it('says so of a folder with no artifact', async () => {
    const cwd = folderWith({ 'empty/.keep': '', 'shop/deploy.yaml': deployment('nginx:latest'), 'shop/notes.md': '# Notes\n' });
    assert.deepEqual(await run(['check', 'empty'], { cwd }), {
      code: 0,
      out: 'No ML artifacts in empty (0 files looked at).\n',
      err: '',
    });
    assert.deepEqual(await run(['check', 'shop'], { cwd }), {
      code: 0,
      out: 'No ML artifacts in shop (2 files looked at).\n',
      err: '',
    });
    assert.equal((await run(['check'], { cwd })).out, 'No ML artifacts in this folder (2 files looked at).\n');
  });

  it('reports mistakes in a project file that stands alone', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': 'stagee: pilot\n' });
    const { code, out } = await run(['check'], { cwd });
    assert.match(out, /1:1 {2}error {2}Unknown key `stagee`; did you mean `stage`\?/);
    assert.equal(code, 1);
  });

  it('reads the project as context of a file and reports the file alone', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'a/deploy.yaml': LATEST, 'b/deploy.yaml': LATEST });
    const { out } = await run(['check', 'deploy.yaml', '--format', 'json'], { cwd: path.join(cwd, 'a') });
    const report = JSON.parse(out);
    assert.deepEqual(
      report.files.map((f: { path: string }) => f.path),
      ['deploy.yaml'],
    );
    assert.equal(report.projects[0].root, '..');
    const marks = report.projects[0].considerations.flatMap((c: { findings: { path: string; rule: string }[] }) => c.findings);
    assert.deepEqual(marks.map((m: { path: string }) => m.path).sort(), ['../b/deploy.yaml', 'deploy.yaml']);
  });

  it('tells of mistakes in a project file that was not asked for', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': 'stagee: pilot\n', 'deploy.yaml': PINNED });
    const { err } = await run(['check', 'deploy.yaml'], { cwd });
    assert.equal(err, 'ml-preflight: ml-preflight.yaml has 1 mistake; check it too\n');
  });

  it('does not look for a project above the repository', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': 'rules: {versioning: off}\n',
      'repo/.git/HEAD': '',
      'repo/deploy.yaml': LATEST,
    });
    assert.match((await run(['check', 'repo'], { cwd })).out, /image-tag-latest/);
    assert.doesNotMatch((await run(['check', '.'], { cwd })).out, /image-tag-latest/);
  });

  it('takes two folders as two projects, and one inside the other as one', async () => {
    const cwd = folderWith({ 'a/deploy.yaml': LATEST, 'b/c/deploy.yaml': LATEST });
    const roots = async (...args: string[]) =>
      JSON.parse((await run(['check', ...args, '--format', 'json'], { cwd })).out).projects.map((p: { root: string }) => p.root);
    assert.deepEqual(await roots('b', 'a'), ['a', 'b']);
    assert.deepEqual(await roots('.', 'a'), ['.']);
    assert.deepEqual(await roots('b/c', 'b'), ['b']);
    assert.deepEqual(await roots(), ['.']);
  });

  it('checks a named file that .gitignore or a tool folder leaves out, not one that the project ignores', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': `${ONLY_TAGS}ignore: ["third_party/**"]\n`,
      '.gitignore': 'build/\n',
      'build/deploy.yaml': LATEST,
      'node_modules/x/deploy.yaml': LATEST,
      'third_party/x/deploy.yaml': LATEST,
    });
    assert.match((await run(['check'], { cwd })).out, /No ML artifacts/);
    for (const named of ['build/deploy.yaml', 'node_modules/x/deploy.yaml']) {
      assert.match((await run(['check', named], { cwd })).out, /1 problem \(1 warning\)/, named);
    }
    const { out, err } = await run(['check', 'third_party/x/deploy.yaml'], { cwd });
    assert.match(out, /No ML artifacts/);
    assert.equal(err, 'ml-preflight: skipped third_party/x/deploy.yaml: ignored by the project file\n');
  });

  it('prefers --config, --stage and --risk to the project file', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': ONLY_TAGS,
      'sub/ml-preflight.yaml': ONLY_TAGS,
      'sub/deploy.yaml': LATEST,
      'ci.yaml': 'rules: {versioning: off}\n',
      'broken.yaml': 'stage: soon\n',
    });
    assert.doesNotMatch((await run(['check', '--config', 'ci.yaml'], { cwd })).out, /image-tag-latest/);
    const broken = await run(['check', '--config', 'broken.yaml'], { cwd });
    assert.match(broken.out, /^broken\.yaml\n +1:8 {2}error/);
    assert.equal(broken.code, 1);
    const missing = await run(['check', '--config', 'nowhere.yaml'], { cwd });
    assert.deepEqual(missing, { code: 2, out: '', err: 'ml-preflight: nowhere.yaml cannot be used: does not exist\n' });
    const { out } = await run(['checklist', '--stage', 'production', '--risk', 'high', '--format', 'json'], { cwd });
    assert.deepEqual(
      JSON.parse(out).projects.map((p: { stage: string; risk: string }) => [p.stage, p.risk]),
      [['production', 'high']],
    );
  });

  it('names files as they are: spaces, Unicode, percent signs, dashes, outside the working folder', async () => {
    const names = ['my model/de ploy.yaml', 'modèle-模型.yaml', '100%25.yaml', '#1?.yaml', '-x.yaml', "(a)!*'.yaml"];
    const cwd = folderWith({
      'ml-preflight.yaml': ONLY_TAGS,
      'in/.keep': '',
      ...Object.fromEntries(names.map((n) => [n, LATEST])),
    });
    const paths = async (args: string[], from: string) =>
      JSON.parse((await run(['check', '--format', 'json', ...args], { cwd: from })).out).files.map(
        (f: { path: string }) => f.path,
      );
    assert.deepEqual(await paths([], cwd), ['ml-preflight.yaml', ...names].sort());
    assert.deepEqual(await paths(['--', '-x.yaml'], cwd), ['-x.yaml']);
    assert.deepEqual(await paths(['../100%25.yaml', '../my model'], path.join(cwd, 'in')), [
      '../100%25.yaml',
      '../my model/de ploy.yaml',
    ]);
  });

  it('keeps control characters of files away from the terminal', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'a\u001b[2Jb.yaml': LATEST });
    const { out } = await run(['check'], { cwd });
    assert.match(out, /^a\ufffd\[2Jb\.yaml\n/);
  });

  it('colours only where it may', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_TAGS, 'deploy.yaml': LATEST });
    assert.match((await run(['check'], { cwd, color: true })).out, /\u001b\[33mwarning\u001b\[39m/);
    assert.doesNotMatch((await run(['check'], { cwd })).out, /\u001b/);
  });

  it('tells what it passed over: binary, too large, no UTF-8, dangling and looping links', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': ONLY_TAGS,
      'ok.yaml': LATEST,
      'binary.yaml': new Uint8Array([0, 1, 2, 3]),
      'latin.yaml': Buffer.from('# caf\u00e9\n', 'latin1'),
      'large.yaml': `# ${'x'.repeat(2_000_001)}\n`,
      'huge.yaml': new Uint8Array(6_000_001).fill(35),
    });
    symlinkSync('nowhere.yaml', path.join(cwd, 'dangling.yaml'));
    symlinkSync('loop.yaml', path.join(cwd, 'loop.yaml'));
    symlinkSync('..', path.join(cwd, 'up'));
    const { code, out, err } = await run(['check'], { cwd });
    assert.match(out, /^ok\.yaml\n[\s\S]*1 problem \(1 warning\) in 1 file\n$/);
    assert.deepEqual(
      err
        .trimEnd()
        .split('\n')
        .map((line) => /^ml-preflight: skipped (\S+): ./.exec(line)?.[1]),
      ['binary.yaml', 'dangling.yaml', 'huge.yaml', 'large.yaml', 'latin.yaml', 'loop.yaml'],
    );
    assert.equal(code, 0);
  });

  it('reads UTF-16 and byte order marks; columns count behind the mark', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': ONLY_TAGS,
      'le.yaml': Buffer.from(`\ufeff${LATEST}`, 'utf16le'),
      'mark.yaml': `\ufeff${LATEST.replace('image: ', 'image: # 😀\n            ')}`,
    });
    const { out } = await run(['check'], { cwd });
    assert.match(out, /le\.yaml\n {2}12:18 {2}warning/);
    assert.match(out, /mark\.yaml\n {2}13:13 {2}warning/);
  });

  it('survives broken and empty files', async () => {
    const cwd = folderWith({
      'ml-preflight.yaml': '',
      'broken.yaml': LATEST.replace('metadata: {labels', 'metadata: {labels: {'),
      'broken.ipynb': '{"nbformat": 4, "cells": [',
      'empty.ipynb': '',
      'empty.yaml': '',
      'README.md': '',
      'requirements.txt': '',
      CODEOWNERS: '',
    });
    const { code, out } = await run(['check'], { cwd });
    assert.match(out, /broken\.yaml\n[\s\S]*preflight\/syntax/);
    assert.match(out, /broken\.ipynb\n[\s\S]*preflight\/syntax/);
    assert.equal(code, 1);
  });

  it('prints the same bytes every time', async () => {
    const twice = [await run(['check', 'examples', '--format', 'json']), await run(['check', 'examples', '--format', 'json'])];
    assert.equal(twice[0]!.out, twice[1]!.out);
    assert.ok(twice[0]!.out.includes('examples/credit-risk/MODEL_CARD.md'), root);
  });
});
