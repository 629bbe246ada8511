import assert from 'node:assert/strict';
import { challenges, considerations } from '../../server/core/catalogue/catalogue.js';
import { deployment, folderWith, run } from './runCli.js';

const PROJECT = `stage: pilot
attest:
  fairness/audit: {by: R. Iyer, on: 2026-10-01, until: 2027-04-01}
  cost/reassessment: {by: J. Okafor, on: 2025-10-01, until: 2026-10-01}
not-applicable:
  compliance/data-protection: sensor data of pumps
allow:
  - {rule: versioning, reason: a demo}
`;
const FILES = {
  'ml-preflight.yaml': PROJECT,
  'deploy.yaml': deployment('vllm/vllm-openai:latest') + '          securityContext: {privileged: true}\n',
  'MODEL_CARD.md':
    '# Model Card: scorer\n\nScores loans.\n\n## Human Oversight\n\nA loan officer decides; scores that were overruled are sent back to us.\n',
};

describe('ml-preflight checklist', () => {
  it('shows every consideration with its state and what it rests on', async () => {
    const { code, out, err } = await run(['checklist'], { cwd: folderWith(FILES) });
    assert.deepEqual([code, err], [0, '']);
    const lines = out.split('\n');
    assert.match(lines[0]!, /^This folder {2}stage pilot, risk limited$/);
    for (const { title } of challenges) assert.equal(lines.filter((l) => l.startsWith(`${title} `)).length, 1, title);
    for (const { title } of considerations)
      assert.equal(lines.filter((l) => new RegExp(`^ {2}\\S ${title} {2}`).test(l)).length, 1, title);
    const line = (title: string) => lines.find((l) => l.includes(` ${title} `));
    assert.match(line('Fairness audit')!, /✔ .* attested +by R\. Iyer on 2026-10-01, until 2027-04-01$/);
    assert.match(line('Cost reassessment')!, /✘ .* attestation expired +by J\. Okafor/);
    assert.match(line('Data protection')!, /- .* not applicable +sensor data of pumps$/);
    assert.match(line('Version control')!, /~ .* accepted +a demo$/);
    assert.match(line('User involvement')!, /✔ .* met +.*, MODEL_CARD\.md:5/);
    assert.match(out, /✘ Protection +gap\n(?: {4}.*\n)*? {4}deploy\.yaml:13 {2}\S/);
    assert.match(out, /\n\d+ of 30 settled, \d+ gaps?, \d+ open\n$/);
  });

  it('says which attestations end soon or have ended, in words and as data, and check reports them', async () => {
    const cwd = folderWith({
      ...FILES,
      'ml-preflight.yaml': `attest:
  fairness/audit: {by: R. Iyer, on: 2026-06-10, until: 2026-12-10, evidence: docs/audit.md}
  cost/reassessment: {by: J. Okafor, on: 2025-10-01, until: 2026-10-01, evidence: docs/cost.md}
  trust/transparency: {by: A. Ng, on: 2026-11-01, evidence: /etc/hosts}
`,
      'docs/audit.md': '# Audit\n',
    });
    const { out } = await run(['checklist'], { cwd });
    assert.match(out, /Fairness audit +attested +by R\. Iyer on 2026-06-10, until 2026-12-10 \(due soon\)\n/);
    const { projects } = JSON.parse((await run(['checklist', '--format', 'json'], { cwd })).out);
    const standing = (id: string) => projects[0].considerations.find((c: { id: string }) => c.id === id).attestation?.standing;
    assert.deepEqual(['fairness/audit', 'cost/reassessment', 'trust/transparency', 'cost/strategy'].map(standing), [
      'due-soon',
      'expired',
      'no-end',
      undefined,
    ]);
    const checked = await run(['check'], { cwd });
    const own = checked.out.split('\n').filter((l) => l.includes('preflight/attestation'));
    assert.deepEqual(
      own.map((l) => l.trim().split(/ {2,}/).slice(0, 3)),
      [
        ['2:56', 'info', 'The attestation of fairness/audit by R. Iyer ends on 2026-12-10.'],
        ['3:61', 'warning', 'The attestation of cost/reassessment by J. Okafor ended on 2026-10-01.'],
        ['3:83', 'warning', 'There is no docs/cost.md in the folder of this file.'],
        [
          '4:61',
          'warning',
          '`evidence` is a path that begins in the folder of this file, or an address that begins with https://.',
        ],
      ],
    );
    const fixed = await run(['fix', '--suggested', '--dry-run'], { cwd });
    assert.doesNotMatch(fixed.out, /^[+-].*until/m, 'no run renews a person’s word');
  });

  it('adds up', async () => {
    const { out } = await run(['checklist'], { cwd: folderWith(FILES) });
    const tally = /(\d+) of 30 settled, (\d+) gaps?, (\d+) open/.exec(out)!.slice(1).map(Number);
    const marks = (pattern: RegExp) => out.match(pattern)?.length ?? 0;
    assert.deepEqual(tally, [marks(/^ {2}[✔~-] /gm), marks(/^ {2}✘ /gm), marks(/^ {2}○ /gm)]);
    const shares = [...out.matchAll(/^\S.* (\d+)\/(\d+)$/gm)].map((m) => m.slice(1).map(Number));
    assert.deepEqual([shares.reduce((n, s) => n + s[0]!, 0), shares.reduce((n, s) => n + s[1]!, 0)], [tally[0], 30]);
  });

  it('shows each project of a folder, and says so where there is none', async () => {
    const { out } = await run(['checklist', 'examples']);
    assert.ok(out.match(/^examples\S* {2}stage/gm)!.length > 1);
    assert.match(out, /^examples\/credit-risk {2}stage/m);
    const cwd = folderWith();
    assert.deepEqual(await run(['checklist'], { cwd }), { code: 0, out: 'No ML artifacts in this folder.\n', err: '' });
    assert.deepEqual((await run(['checklist', 'nowhere'], { cwd })).code, 2);
  });

  it('colours only where it may', async () => {
    const cwd = folderWith(FILES);
    const plain = await run(['checklist'], { cwd });
    const coloured = await run(['checklist'], { cwd, color: true });
    assert.match(coloured.out, /\u001b\[31m✘/);
    assert.equal(coloured.out.replace(/\u001b\[\d+m/g, ''), plain.out);
  });
});
