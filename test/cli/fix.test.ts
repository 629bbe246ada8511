import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import type { Report } from '../../server/cli/report.js';
import type { Rule } from '../../server/core/rule.js';
import { allRules } from '../../server/core/rules/rules.js';
import { deployment, folderWith, root, run } from './runCli.js';

const PRIVILEGED =
  deployment('vllm/vllm-openai:v0.10.2') + '          securityContext:\n            privileged: true  # ключ 😀\n';
const ONLY_PRIVILEGED = 'rules: {security/privileged-container: error}\n';

const read = (folder: string, name: string) => readFileSync(path.join(folder, name));
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, read(folder, name).toString('latin1')]),
  );

async function reportOf(cwd: string, ...args: string[]): Promise<Report> {
  return JSON.parse((await run(['check', '--format', 'json', ...args], { cwd })).out) as Report;
}

describe('ml-preflight fix', function () {
  this.timeout(60_000);

  it('writes the fix, says what it did, and touches nothing else', async () => {
    const cwd = folderWith({ 'ml-preflight.yaml': ONLY_PRIVILEGED, 'd.yaml': PRIVILEGED, 'other.yaml': deployment('x') });
    chmodSync(path.join(cwd, 'd.yaml'), 0o640);
    const before = contents(cwd);
    const { code, out, err } = await run(['fix', '--suggested', 'd.yaml'], { cwd });
    assert.match(out, /^d\.yaml\n(?: {2}✔ .+\n)+\nApplied \d+ fix(?:es)? in 1 file\.\n$/);
    assert.match(out, /✔ Set `privileged: false`\n/);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(read(cwd, 'd.yaml').toString(), /privileged: false {2}# ключ 😀\n/);
    assert.equal(statSync(path.join(cwd, 'd.yaml')).mode & 0o777, 0o640);
    assert.deepEqual({ ...contents(cwd), 'd.yaml': '' }, { ...before, 'd.yaml': '' });
  });

  it('writes suggested fixes only when asked', async () => {
    const cwd = folderWith({ 'd.yaml': PRIVILEGED });
    const { out } = await run(['fix'], { cwd });
    assert.match(read(cwd, 'd.yaml').toString(), /privileged: true/);
    assert.match(out, /--suggested/);
  });

  it('has nothing left to do the second time', async () => {
    const cwd = folderWith({ 'd.yaml': PRIVILEGED });
    await run(['fix', '--suggested'], { cwd });
    const before = contents(cwd);
    assert.equal((await run(['fix', '--suggested'], { cwd })).out, 'Nothing to fix.\n');
    assert.deepEqual(contents(cwd), before);
  });

  it('keeps CRLF, the byte order mark and the last line as it was', async () => {
    const text = '\ufeff' + PRIVILEGED.trimEnd().replaceAll('\n', '\r\n');
    const cwd = folderWith({ 'd.yaml': text });
    await run(['fix', '--suggested'], { cwd });
    const after = read(cwd, 'd.yaml').toString();
    assert.match(after, /^\ufeffapiVersion/);
    assert.match(after, /privileged: false/);
    assert.doesNotMatch(after, /[^\r]\n/);
    assert.doesNotMatch(after, /\n$/);
  });

  it('prints a patch with --dry-run and writes nothing', async () => {
    const cwd = folderWith({ 'deploy/d.yaml': PRIVILEGED, 'e.yaml': PRIVILEGED });
    const before = contents(cwd);
    const { code, out, err } = await run(['fix', '--suggested', '--dry-run'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(contents(cwd), before);
    assert.match(err, /^ml-preflight: Would apply \d+ fixes in 2 files\.\n$/);
    const patches = parsePatch(out);
    assert.deepEqual(
      patches.map((p) => [p.oldFileName, p.newFileName]),
      [
        ['a/deploy/d.yaml', 'b/deploy/d.yaml'],
        ['a/e.yaml', 'b/e.yaml'],
      ],
    );
    await run(['fix', '--suggested'], { cwd });
    assert.equal(applyPatch(PRIVILEGED, patches[1]!), read(cwd, 'e.yaml').toString());
  });

  it('leaves credentials out of a patch', async () => {
    const secrets = [
      'winter-is-over-2026',
      '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',
      'q7Rt2mZpW9xLk4Vb',
      'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
    ];
    const cwd = folderWith({
      'd.yaml': [
        PRIVILEGED.trimEnd(),
        '          env:',
        '            - name: DB_PASSWORD',
        `              value: "${secrets[0]}"`,
        `            - {name: HUB, value: ${secrets[1]}}`,
        '---',
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        '  name: keys',
        'stringData:',
        `  apiKey: ${secrets[2]}`,
        '  tls.key: |',
        '    -----BEGIN PRIVATE KEY-----',
        `    ${secrets[3]}BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj`,
        '    -----END PRIVATE KEY-----',
        '',
      ].join('\n'),
      'n.ipynb': JSON.stringify(
        {
          nbformat: 4,
          nbformat_minor: 5,
          metadata: {},
          cells: [
            {
              cell_type: 'code',
              id: 'a',
              metadata: {},
              execution_count: null,
              outputs: [],
              source: ['import wandb\n', `wandb.login(key="${secrets[2]}")\n`, `x = '${secrets[1]}'`],
            },
          ],
        },
        null,
        1,
      ),
    });
    const { out, err } = await run(['fix', '--suggested', '--dry-run'], { cwd });
    assert.match(out, /^-\s+value: "\*\*\*"$/m);
    assert.match(out, /^\+.*WANDB_API_KEY/m);
    for (const secret of secrets) assert.ok(!out.includes(secret) && !err.includes(secret), out);
    assert.match(err, /for reading, not for applying/);
  });

  it('leaves a credential out of a patch that changes what stands beside it', async () => {
    const cwd = folderWith({ 'requirements.txt': 'torch\n--index-url http://ci:Kx9vQ2mZpW7r@pypi.corp.io/simple\n' });
    const { out } = await run(['fix', '--suggested', '--dry-run'], { cwd });
    assert.match(out, /^-.*\*\*\*/m);
    assert.doesNotMatch(out, /Kx9vQ2mZpW7r/);
    const manifest = folderWith({
      'd.yaml': [
        'apiVersion: serving.kserve.io/v1beta1',
        'kind: InferenceService',
        'metadata: {name: scorer}',
        'spec:',
        '  predictor:',
        '    model:',
        '      modelFormat: {name: sklearn}',
        '      storageUri: http://ci:Kx9vQ2mZpW7r@models.corp.io/scorer/7',
        '',
      ].join('\n'),
    });
    const patch = (await run(['fix', '--suggested', '--dry-run'], { cwd: manifest })).out;
    assert.match(patch, /^\+\s+storageUri: https:\/\/ci:\*\*\*@/m);
    assert.doesNotMatch(patch, /Kx9vQ2mZpW7r/);
  });

  it('fixes through a link, and the file once', async () => {
    const cwd = folderWith({ 'real/d.yaml': PRIVILEGED, 'project/.keep': '' });
    symlinkSync('../real/d.yaml', path.join(cwd, 'project/d.yaml'));
    await run(['fix', '--suggested', 'project'], { cwd });
    assert.match(read(cwd, 'real/d.yaml').toString(), /privileged: false/);
    assert.deepEqual(readdirSync(path.join(cwd, 'real')), ['d.yaml']);
  });

  it('reports what it may not or will not write, and fixes the rest', async () => {
    const cwd = folderWith({
      'protected.yaml': PRIVILEGED,
      'wide.yaml': Buffer.from('\ufeff' + PRIVILEGED, 'utf16le'),
      'ok.yaml': PRIVILEGED,
    });
    chmodSync(path.join(cwd, 'protected.yaml'), 0o444);
    const { code, err, out } = await run(['fix', '--suggested'], { cwd });
    assert.equal(
      err,
      'ml-preflight: protected.yaml was left as it is: write-protected\nml-preflight: wide.yaml was left as it is: UTF-16, only UTF-8 is written\n',
    );
    assert.equal(code, 1);
    assert.match(out, /^ok\.yaml\n/);
    assert.equal(read(cwd, 'protected.yaml').toString(), PRIVILEGED);
    assert.match(read(cwd, 'ok.yaml').toString(), /privileged: false/);
  });

  it('ends with 2 for a missing path and says so of a folder with no artifact', async () => {
    const cwd = folderWith();
    assert.equal((await run(['fix', 'nowhere'], { cwd })).code, 2);
    assert.deepEqual(await run(['fix'], { cwd }), { code: 0, out: 'No ML artifacts here.\n', err: '' });
  });

  it('makes room for everything that a card lacks, over several rounds', async () => {
    const card = '# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n';
    const cwd = folderWith({ 'MODEL_CARD.md': card });
    const offered = (await reportOf(cwd, '--stage', 'production', '--risk', 'high')).files[0]!.findings.filter(
      (f) => f.fixes.length > 0,
    );
    const { out, err } = await run(['fix', '--suggested', '--stage', 'production', '--risk', 'high'], { cwd });
    assert.equal(err, '');
    assert.ok(offered.length > 0);
    for (const { fixes } of offered) assert.ok(out.includes(`✔ ${fixes[0]!.title}`), fixes[0]!.title);
    const after = read(cwd, 'MODEL_CARD.md').toString();
    assert.ok(after.startsWith('# Model Card: scorer\n\nA gradient boosted tree'));
    assert.equal(
      (await run(['fix', '--suggested', '--stage', 'production', '--risk', 'high'], { cwd })).out,
      'Nothing to fix.\n',
    );
  });

  for (const example of readdirSync(path.join(root, 'examples'))) {
    for (const args of [[], ['--suggested']]) {
      it(`leaves ${example} parsing and with fewer findings: fix ${args.join(' ')}`, async () => {
        const cwd = folderWith();
        cpSync(path.join(root, 'examples', example), cwd, { recursive: true });
        const before = await reportOf(cwd);
        const lines = contents(cwd);
        const { code, err } = await run(['fix', ...args], { cwd });
        const after = await reportOf(cwd);
        assert.deepEqual([code, err], [0, '']);
        assert.deepEqual(Object.keys(contents(cwd)), Object.keys(lines));
        assert.deepEqual(
          after.files.map((f) => [f.path, f.kind]),
          before.files.map((f) => [f.path, f.kind]),
        );
        const fixable = (r: Report) =>
          r.files
            .flatMap((f) => f.findings)
            .filter((f) => !f.suppressed && f.fixes.some((x) => args.length > 0 || x.kind === 'safe')).length;
        assert.equal(fixable(after), 0);
        const findings = (r: Report) => r.summary.error + r.summary.warning + r.summary.info + r.summary.hint;
        assert.ok(findings(after) <= findings(before) - (fixable(before) > 0 ? 1 : 0));
        for (const [name, text] of Object.entries(contents(cwd))) {
          if (name.endsWith('.ipynb')) assert.ok(onlyLinesOfCellsDiffer(lines[name]!, text), name);
        }
      });
    }
  }

  for (const rule of allRules.filter((r) => r.fix !== 'none')) {
    it(`ends what ${rule.id} finds in its own example`, async () => {
      const cwd = folderWith({ 'ml-preflight.yaml': `rules: {${rule.id}: warning}\n` });
      // An example that speaks of the folder it lies in lies in this one here.
      for (const [name, text] of Object.entries(rule.examples.bad)) {
        mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
        writeFileSync(path.join(cwd, name), text.replaceAll('/project/', `${cwd}/`));
      }
      const offered = await offersOf(rule, cwd);
      assert.ok(offered > 0, 'its example offers no fix');
      const { code, err } = await run(['fix', ...(rule.fix === 'safe' ? [] : ['--suggested'])], { cwd });
      assert.deepEqual([code, err], [0, '']);
      assert.equal(await offersOf(rule, cwd), 0);
    });
  }
});

async function offersOf(rule: Rule, cwd: string): Promise<number> {
  const { files } = await reportOf(cwd);
  return files.flatMap((f) => f.findings).filter((f) => f.rule === rule.id && f.fixes.length > 0).length;
}

/** Every line that a fix did not write stands where it stood, byte for byte; what it wrote is source of a cell. */
function onlyLinesOfCellsDiffer(before: string, after: string): boolean {
  const kept = new Set(before.split('\n'));
  return (
    after.split('\n').every((line) => kept.has(line) || /^\s*"(?:[^"\\]|\\.)*",?\r?$/.test(line)) &&
    JSON.parse(after).cells.length >= 0
  );
}
