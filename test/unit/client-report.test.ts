import assert from 'node:assert/strict';
import { entryChoices, standardChoices } from '../../client/checklist/choices.js';
import { reportChoices, reportFormat } from '../../client/checklist/reportChoices.js';
import type { ConsiderationItem, ProjectItem, StandardEntry, State } from '../../server/lsp/protocol.js';

const item = (id: string, state: State): ConsiderationItem => ({
  id,
  title: id,
  question: `${id}?`,
  state,
  evidence: [],
  findings: [],
  attestation: null,
  reason: null,
});
const project = (name: string, ...considerations: ConsiderationItem[]): ProjectItem => ({
  root: `file:///${name}`,
  name,
  stage: 'pilot',
  risk: 'high',
  artifacts: 1,
  gaps: 0,
  challenges: [{ id: 'drift', title: 'Drift', settled: 0, total: 0, considerations }],
});
const watch: StandardEntry = {
  id: 'EU AI Act Art. 72',
  title: 'Watching it',
  when: 'the system is high-risk',
  considerations: ['drift/monitoring', 'fairness/audit'],
};
const groups = [{ title: 'EU AI Act', items: [watch] }];
const one = project('m', item('drift/monitoring', 'met'), item('fairness/audit', 'attested'), item('drift/retraining', 'gap'));
const two = project('n', item('drift/monitoring', 'gap'), item('fairness/audit', 'open'));
const words = (choice: { heading: string } | { label: string }) => ('heading' in choice ? `# ${choice.heading}` : choice.label);

describe('the walk by standard', () => {
  it('shows each item with how far it is, over all projects', () => {
    const [heading, choice] = standardChoices([one], groups);
    assert.deepEqual(heading, { heading: 'EU AI Act' });
    assert.deepEqual(choice, {
      label: 'EU AI Act Art. 72',
      description: '2 of 2 settled',
      detail: 'Watching it (relevant where the system is high-risk)',
      icon: { id: 'pass-filled', color: 'testing.iconPassed' },
      value: watch,
    });
    const [, both] = standardChoices([one, two], groups);
    assert.ok(both && 'label' in both);
    assert.deepEqual([both.description, both.icon.id], ['2 of 4 settled', 'warning']);
  });

  it('leads to the considerations that bear on it, and no others', () => {
    assert.deepEqual(entryChoices([one], watch).map(words), ['drift/monitoring', 'fairness/audit']);
    const both = entryChoices([one, two], watch);
    assert.deepEqual(both.map(words), ['# m', 'drift/monitoring', 'fairness/audit', '# n', 'drift/monitoring', 'fairness/audit']);
    const last = both.at(-1)!;
    assert.deepEqual('value' in last && last.value, { root: 'file:///n', consideration: 'fairness/audit' });
  });
});

describe('the export of a report', () => {
  it('offers all projects together where there are several', () => {
    assert.deepEqual(reportChoices([one]), [{ root: 'file:///m', name: 'm' }]);
    assert.deepEqual(reportChoices([one, two])[0], { root: null, name: 'All 2 projects' });
    assert.deepEqual(reportChoices([]), []);
  });

  it('takes the format from the ending', () => {
    const formats = ['/a/r.html', '/a/r.MD', '/a/r.markdown', '/a/r.json', '/a.json/r', '/a/r'].map(reportFormat);
    assert.deepEqual(formats, ['html', 'markdown', 'markdown', 'json', 'html', 'html']);
  });
});
