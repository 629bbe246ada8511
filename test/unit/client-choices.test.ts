import assert from 'node:assert/strict';
import { actionChoices, considerationChoices, findConsideration, progressWords } from '../../client/checklist/choices.js';
import { projectOf } from '../../client/checklist/places.js';
import { stateWords } from '../../client/checklist/states.js';
import type { AttestationItem, ConsiderationItem, ProjectItem } from '../../server/lsp/protocol.js';

const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } };
const item: ConsiderationItem = {
  id: 'drift/monitoring',
  title: 'Drift monitoring',
  question: 'Is drift watched all the time?',
  state: 'gap',
  evidence: [{ uri: 'file:///m/README.md', cell: null, range, note: 'Evidently report' }],
  findings: [
    {
      uri: 'file:///m/train.ipynb',
      cell: 2,
      range,
      rule: 'drift/no-monitor',
      message: 'No monitor.',
      severity: 'warning',
      suppressed: null,
      fix: 'Add a logger',
    },
  ],
  attestation: null,
  reason: null,
};
const challenge = { id: 'drift', title: 'Drift', settled: 1, total: 3, considerations: [item] };
const project: ProjectItem = {
  root: 'file:///m',
  name: 'm',
  stage: 'pilot',
  risk: 'high',
  artifacts: 1,
  gaps: 1,
  challenges: [challenge],
};
const words = (choice: { heading: string } | { label: string }) => ('heading' in choice ? `# ${choice.heading}` : choice.label);

describe('checklist walk-through', () => {
  it('groups considerations by challenge, and names the project where there are several', () => {
    assert.deepEqual(considerationChoices([project]).map(words), ['# Drift 1/3', 'Drift monitoring']);
    const two = considerationChoices([project, { ...project, root: 'file:///n', name: 'n' }]);
    assert.deepEqual(two.map(words), ['# m: Drift 1/3', 'Drift monitoring', '# n: Drift 1/3', 'Drift monitoring']);
  });

  it('offers places, fixes and a person’s word', () => {
    const choices = actionChoices('file:///m', item);
    assert.deepEqual(choices.map(words), [
      '# Findings',
      'No monitor.',
      'Fix: Add a logger',
      '# Evidence',
      'Evidently report',
      '# Your word',
      'Attest…',
      'Not applicable…',
    ]);
    const fix = choices.find((choice) => 'value' in choice && choice.value.kind === 'fix');
    assert.deepEqual(fix && 'value' in fix && fix.value, {
      kind: 'fix',
      fix: { uri: 'file:///m/train.ipynb', rule: 'drift/no-monitor', cell: 2, range },
    });
  });

  it('leads to an attestation, and offers to renew it', () => {
    const place = { uri: 'file:///m/ml-preflight.yaml', cell: null, range };
    const attestation: AttestationItem = {
      by: 'R. Iyer',
      on: '2025-10-01',
      until: '2026-10-01',
      evidence: 'docs/audit.md',
      standing: 'expired',
      place,
    };
    const choices = actionChoices('file:///m', { ...item, state: 'expired', attestation });
    assert.deepEqual(choices.slice(5).map(words), [
      '# Your word',
      'Attested by R. Iyer on 2025-10-01',
      'Renew in the name of R. Iyer',
      'Attest again…',
      'Not applicable…',
    ]);
    assert.deepEqual(
      choices.slice(6, 8).map((choice) => 'value' in choice && [choice.description, choice.value]),
      [
        ['ended on 2026-10-01', { kind: 'reveal', place }],
        ['from today, for as long again', { kind: 'renew' }],
      ],
    );
  });

  it('finds a consideration by root and id, and says how far things are', () => {
    const target = { root: 'file:///m', consideration: 'drift/monitoring' };
    assert.equal(findConsideration([project], target), item);
    assert.equal(findConsideration([project], { ...target, root: 'file:///other' }), null);
    assert.equal(progressWords([project, project]), '2 of 6 settled');
  });

  it('says states in words, with the day that counts', () => {
    const attestation: AttestationItem = {
      by: 'R. Iyer',
      on: '2026-10-01',
      until: '2027-04-01',
      evidence: null,
      standing: 'current',
      place: null,
    };
    assert.equal(stateWords({ ...item, state: 'attested', attestation }), 'attested until 2027-04-01');
    assert.equal(stateWords({ ...item, state: 'expired', attestation }), 'attestation expired 2027-04-01');
    const due: AttestationItem = { ...attestation, standing: 'due-soon' };
    assert.equal(stateWords({ ...item, state: 'attested', attestation: due }), 'attested until 2027-04-01 · due soon');
    assert.equal(stateWords({ ...item, findings: [...item.findings, ...item.findings] }), 'gap (2 findings)');
  });

  it('takes the innermost project, and a folder only with its separator', () => {
    const projects = [{ root: 'file:///m' }, { root: 'file:///m/sub' }];
    assert.equal(projectOf(projects, 'file:///m/sub/a.md')?.root, 'file:///m/sub');
    assert.equal(projectOf(projects, 'file:///m/subway/a.md')?.root, 'file:///m');
    assert.equal(projectOf(projects, 'file:///m2/a.md'), null);
    assert.equal(projectOf(projects, null), null);
  });
});
