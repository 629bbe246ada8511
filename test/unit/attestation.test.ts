import assert from 'node:assert/strict';
import { attestedEvidence, holds, renewedUntil, standingOf } from '../../server/core/attestation.js';
import { addMonths, daysBetween, monthsBetween } from '../../server/core/days.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

const TODAY = '2026-11-23';
const term = (on: string, until: string | null) => ({ on, until });

describe('an attestation on a day', () => {
  it('holds from its first day through its last, and is due in the thirty days before that', () => {
    const standing = (on: string, until: string | null) => standingOf(term(on, until), TODAY);
    assert.equal(standing('2026-10-01', '2026-12-23'), 'due-soon');
    assert.equal(standing('2026-10-01', '2026-12-24'), 'current');
    assert.equal(standing('2026-10-01', TODAY), 'due-soon');
    assert.equal(standing('2026-10-01', '2026-11-22'), 'expired');
    assert.equal(standing('2026-11-24', null), 'not-yet');
    assert.equal(standing(TODAY, null), 'no-end');
    assert.ok(holds(term(TODAY, TODAY), TODAY));
    assert.ok(!holds(term('2026-11-24', null), TODAY));
  });

  it('is renewed for as long as it held before', () => {
    const renewed = (on: string, until: string | null) => renewedUntil(term(on, until), TODAY);
    assert.equal(renewed('2025-10-01', '2026-10-01'), '2027-11-23');
    assert.equal(renewed('2026-03-31', '2026-09-30'), '2027-05-23', 'months, not days');
    assert.equal(renewed('2026-10-01', '2026-10-11'), '2026-12-03');
    assert.equal(renewed('2026-10-01', null), null);
    assert.equal(renewed('2026-10-01', '2026-09-01'), '2027-05-23', 'an end before the beginning says nothing');
  });

  it('is reckoned in calendar days, whatever the length of a month', () => {
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
    assert.equal(addMonths('2027-08-31', 6), '2028-02-29');
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
    assert.equal(monthsBetween('2026-01-31', '2026-02-28'), 1);
    assert.equal(monthsBetween('2026-01-31', '2026-02-27'), null);
    assert.equal(daysBetween('2026-03-01', '2026-02-27'), -2);
  });
});

describe('the evidence of an attestation', () => {
  const kindOf = (evidence: string) => {
    const named = attestedEvidence('file:///w/models/a', evidence, (uri) => uri.startsWith('file:///w/'));
    return named.kind === 'files' ? named.uris : named.kind;
  };

  it('is a path in the folders that are looked at, or an address', () => {
    assert.deepEqual(kindOf('docs/audit.md'), ['file:///w/models/a/docs/audit.md']);
    assert.deepEqual(kindOf('./docs//a b (1)%.md'), ['file:///w/models/a/docs/a%20b%20(1)%25.md']);
    assert.deepEqual(kindOf('docs\\audit.md'), ['file:///w/models/a/docs/audit.md']);
    assert.deepEqual(kindOf('../../docs/audit.md'), ['file:///w/docs/audit.md']);
    assert.deepEqual(kindOf('audit.md#results'), ['file:///w/models/a/audit.md%23results', 'file:///w/models/a/audit.md']);
    assert.deepEqual(kindOf('\uD800.md'), ['file:///w/models/a/%EF%BF%BD.md']);
    for (const url of ['https://wiki.example/audit?x=1#y', 'HTTP://wiki.example']) assert.equal(kindOf(url), 'address');
  });

  it('is nothing that can be looked up where it leads elsewhere or is no path', () => {
    for (const out of ['../../../etc/hosts', '../../../../../../../..', 'a/../../../../x'])
      assert.equal(kindOf(out), 'elsewhere', out);
    for (const none of ['/etc/hosts', 'C:\\audit.pdf', 'c:audit', '\\\\server\\x', '~/audit.md', 'file:///etc/hosts'])
      assert.equal(kindOf(none), 'neither', none);
    for (const none of ['javascript:alert(1)', 'mailto:a@b.example', 'https://', 'https:audit', 'x'.repeat(5000)])
      assert.equal(kindOf(none), 'neither', none.slice(0, 20));
  });
});

describe('preflight/attestation', () => {
  const POD = `apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer}
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - {name: server, image: 'vllm/vllm-openai:latest', securityContext: {privileged: true}}
`;
  const project = (attest: string, rest = ''): ExampleFiles => ({
    'ml-preflight.yaml': `attest:\n${attest}${rest}`,
    'deployment.yaml': POD,
  });
  /** `severity text at the place: message`. */
  function found(files: ExampleFiles, { missing = [] as string[], complete = true } = {}): string[] {
    const engine = lintFiles(files);
    engine.setComplete(ROOT, complete);
    engine.setMissing(new Set(missing.map((path) => `${ROOT}/${path}`)));
    const uri = `${ROOT}/ml-preflight.yaml`;
    return engine
      .findings(uri)
      .filter((f) => f.rule === 'preflight/attestation')
      .map((f) => `${f.severity} ${files['ml-preflight.yaml']!.slice(f.span.start, f.span.end)}: ${f.message}`);
  }

  it('tells of those that ended, end soon or have not begun, where the day stands', () => {
    assert.deepEqual(
      found(
        project(
          '  fairness/audit: {by: R. Iyer, on: 2026-04-01, until: 2026-10-01}\n' +
            '  cost/strategy: {by: J. Okafor, on: 2026-11-01, until: 2026-12-10}\n' +
            '  trust/transparency: {by: A. Ng, on: 2027-01-01}\n' +
            '  drift/retraining: {by: A. Ng, on: 2026-11-01, until: 2027-05-01}\n',
        ),
      ),
      [
        'warning 2026-10-01: The attestation of fairness/audit by R. Iyer ended on 2026-10-01.',
        'info 2026-12-10: The attestation of cost/strategy by J. Okafor ends on 2026-12-10.',
        'warning 2027-01-01: The attestation of trust/transparency by A. Ng begins on 2027-01-01; until then nobody vouches for it.',
      ],
    );
  });

  it('lets one that has not begun change nothing, and one past its day expire', () => {
    const state = (entry: string) =>
      lintFiles(project(`  fairness/audit: ${entry}\n`))
        .checklist(ROOT)
        .find((s) => s.id === 'fairness/audit')?.state;
    const without = state('{by: A, on: 2027-01-01}');
    assert.ok(without === 'gap' || without === 'open', without);
    assert.equal(state('{by: A, on: 2026-01-01, until: 2026-02-01}'), 'expired');
    assert.equal(state('{by: A, on: 2026-01-01}'), 'attested');
  });

  it('misses evidence only where the host knows that it is not there', () => {
    const files = project(
      '  fairness/audit: {by: A, on: 2026-11-01, evidence: docs/audit.md}\n' +
        '  cost/strategy: {by: A, on: 2026-11-01, evidence: https://wiki.example/cost}\n' +
        '  trust/transparency: {by: A, on: 2026-11-01, evidence: "ftp://files.example/x"}\n' +
        '  drift/retraining: {by: A, on: 2026-11-01, evidence: ../../../x.md}\n' +
        '  integration/ownership: {by: A, on: 2026-11-01, evidence: ""}\n',
    );
    const neither = '`evidence` is a path that begins in the folder of this file, or an address that begins with https://.';
    assert.deepEqual(found(files), [`warning "ftp://files.example/x": ${neither}`]);
    assert.deepEqual(found(files, { missing: ['docs/audit.md'] }), [
      'warning docs/audit.md: There is no docs/audit.md in the folder of this file.',
      `warning "ftp://files.example/x": ${neither}`,
    ]);
    const engine = lintFiles(files);
    assert.deepEqual(engine.attestedFiles(), [`${ROOT}/docs/audit.md`]);
    engine.findings(`${ROOT}/ml-preflight.yaml`);
    assert.equal(engine.setMissing(new Set([`${ROOT}/docs/audit.md`])), true);
    assert.equal(engine.setMissing(new Set([`${ROOT}/docs/audit.md`])), false);
    const now = engine.findings(`${ROOT}/ml-preflight.yaml`).filter((f) => f.rule === 'preflight/attestation');
    assert.equal(now.length, 2, 'what was judged before is judged anew');
  });

  it('says that a hazard outweighs a word, once all files are known, and not of one that was accepted', () => {
    const files = project('  security/protection: {by: A, on: 2026-11-01}\n');
    const [first, ...more] = found(files);
    assert.match(
      first ?? '',
      /^info 2026-11-01: .*against security\/protection: a person's word does not settle what a file shows\.$/,
    );
    assert.deepEqual(more, []);
    assert.deepEqual(found(files, { complete: false }), []);
    assert.deepEqual(
      found(project('  security/protection: {by: A, on: 2026-11-01}\n', 'allow:\n  - {rule: security, reason: demo}\n')),
      [],
    );
    assert.deepEqual(
      found(project('  security/protection: {by: A, on: 2026-01-01, until: 2026-02-01}\n')).length,
      1,
      'only that it ended',
    );
  });

  it('leaves those alone that nobody is asked for, and prints no secret', () => {
    // Put together here so that no scanner takes this file for a leak.
    const token = ['hf', 'GwTqZpRkYxVbNmLsHdJfCaEuOiWtQrXzPy'].join('_');
    const ended = `  fairness/audit: {by: A, on: 2026-04-01, until: 2026-10-01, evidence: ${token}}\n`;
    const declared = project(ended, 'not-applicable:\n  fairness/audit: no people\n');
    assert.deepEqual(found(declared), []);
    const missing = [token];
    const engine = lintFiles(project(ended));
    engine.setMissing(new Set(missing.map((path) => `${ROOT}/${path}`)));
    const messages = engine.findings(`${ROOT}/ml-preflight.yaml`).map((f) => f.message);
    assert.ok(messages.some((m) => m.startsWith('There is no ')));
    assert.ok(!messages.join().includes(missing[0]!));
  });
});
