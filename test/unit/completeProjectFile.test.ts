import assert from 'node:assert/strict';
import { readProjectFile } from '../../server/core/artifacts/projectFile.js';
import { challenges, considerations } from '../../server/core/catalogue/catalogue.js';
import { completeProjectFile, hoverProjectFile } from '../../server/core/completion/projectFile.js';
import { LEVELS, RISKS, STAGES } from '../../server/core/config.js';
import { allRules } from '../../server/core/rules/rules.js';
import { ruleIds } from '../../server/core/rules.js';

function cursor(marked: string): [string, number] {
  const at = marked.indexOf('|');
  return [marked.slice(0, at) + marked.slice(at + 1), at];
}

const offered = (marked: string) => completeProjectFile(...cursor(marked));
const labels = (marked: string) => offered(marked).map((completion) => completion.label);

function accepted(marked: string, label: string): string {
  const [text] = cursor(marked);
  const chosen = offered(marked).find((completion) => completion.label === label);
  assert.ok(chosen, `${label} is not among ${labels(marked).join(', ')}`);
  return text.slice(0, chosen.start) + chosen.newText + text.slice(chosen.end);
}

describe('completion of the project file', () => {
  it('offers the keys that are not there', () => {
    assert.deepEqual(labels('|'), ['stage', 'risk', 'rules', 'ignore', 'allow', 'attest', 'not-applicable']);
    assert.deepEqual(labels('stage: pilot\nri|\nattest: {}\n'), ['risk', 'rules', 'ignore', 'allow', 'not-applicable']);
    assert.equal(accepted('|', 'rules'), 'rules:\n  ');
    assert.equal(accepted('|', 'ignore'), 'ignore:\n  - ');
    assert.equal(accepted('|', 'allow'), 'allow:\n  - rule: ');
    assert.equal(accepted('|', 'not-applicable'), 'not-applicable:\n  ');
  });

  it('offers stages and risks with what they do', () => {
    assert.deepEqual(labels('stage: |'), [...STAGES]);
    assert.deepEqual(labels('risk: h|'), [...RISKS]);
    assert.ok(offered('stage: |').every(({ detail }) => (detail ?? '').length > 10));
    assert.equal(accepted('stage: pi|lot # now', 'production'), 'stage: production # now');
  });

  it('offers every rule and challenge with what it reports', () => {
    const all = [...challenges.map(({ id }) => id), ...allRules.map(({ id }) => id)].sort();
    for (const marked of ['rules:\n  |', 'rules:\n  cost|', 'allow:\n  - rule: |', 'allow:\n  - { rule: | }']) {
      assert.deepEqual(labels(marked).sort(), all, marked);
    }
    for (const { label, about } of offered('rules:\n  |')) {
      const rule = allRules.find(({ id }) => id === label);
      assert.ok(rule ? about?.startsWith(rule.problem) : (about ?? '').length > 0, label);
    }
    assert.ok(!labels('rules:\n  cost: off\n  |').includes('cost'));
  });

  it('offers severities as they are read', () => {
    assert.deepEqual(labels('rules:\n  cost: |'), [...LEVELS]);
    const text = accepted('rules:\n  cost: |\n', 'off');
    assert.equal(text, 'rules:\n  cost: off\n');
    const { problems, declarations } = readProjectFile('file:///ml-preflight.yaml', text, ruleIds);
    assert.deepEqual(problems, []);
    assert.equal(declarations.rules?.get('cost'), 'off');
  });

  it('offers considerations with their question, and the keys of an attestation', () => {
    for (const section of ['attest', 'not-applicable']) {
      assert.deepEqual(
        offered(`${section}:\n  |`).map(({ label, about }) => [label, about]),
        considerations.map(({ id, question }) => [id, question]),
      );
    }
    assert.equal(accepted('attest:\n  fair|', 'fairness/audit'), 'attest:\n  fairness/audit:\n    by: ');
    assert.equal(accepted('not-applicable:\n  fair|', 'fairness/audit'), 'not-applicable:\n  fairness/audit: ');
    assert.deepEqual(labels('attest:\n  fairness/audit:\n    by: R. Iyer\n    |'), ['on', 'until', 'evidence']);
    assert.deepEqual(labels('attest:\n  fairness/audit: { by: R. Iyer, | }'), ['on', 'until', 'evidence']);
    assert.equal(
      accepted('attest:\n  fairness/audit: { by: R. Iyer, u| }', 'until'),
      'attest:\n  fairness/audit: { by: R. Iyer, until:  }',
    );
    assert.deepEqual(labels('allow:\n  - rule: cost\n    reason: x\n    |'), ['path', 'until']);
  });

  it('replaces ids with their slashes and hyphens', () => {
    assert.equal(
      accepted('rules:\n  versioning/im|age', 'versioning/image-tag-latest'),
      'rules:\n  versioning/image-tag-latest: ',
    );
    assert.equal(accepted('rules:\n  security/x|: off', 'security/run-as-root'), 'rules:\n  security/run-as-root: off');
  });

  it('offers nothing where people write their own words', () => {
    for (const marked of [
      'ignore:\n  - |',
      'allow:\n  - reason: |',
      'not-applicable:\n  fairness/audit: |',
      '# |',
      'unknown:\n  |',
    ]) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });
});

describe('hover in the project file', () => {
  const over = (marked: string) => hoverProjectFile(...cursor(marked));

  it('tells what keys, values, rules and considerations are about', () => {
    assert.match(over('st|age: pilot')?.about ?? '', /default is `pilot`/);
    assert.match(over('stage: pi|lot')?.about ?? '', /reported/);
    const rule = allRules.find(({ id }) => id === 'versioning/image-tag-latest')!;
    for (const marked of ['rules:\n  versioning/im|age-tag-latest: off', 'allow:\n  - rule: versioning/im|age-tag-latest']) {
      const meaning = over(marked);
      assert.ok(meaning?.about.startsWith(rule.problem), marked);
      assert.deepEqual(meaning?.sources, rule.sources);
    }
    assert.equal(over('attest:\n  fairness/au|dit: {by: x}')?.about, 'Is fairness looked at again?');
    assert.match(over('attest:\n  fairness/audit: {b|y: x}')?.about ?? '', /vouches/);
    assert.match(over('rules:\n  cost: o|ff')?.about ?? '', /Not checked/);
  });

  it('is silent on what it does not know', () => {
    for (const marked of ['wh|at: x', 'stage: lo|ud', 'ignore:\n  - "a|b/**"', 'rules:\n  no/su|ch: off', '# sta|ge']) {
      assert.equal(over(marked), null, marked);
    }
  });
});
