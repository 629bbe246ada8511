import assert from 'node:assert/strict';
import { buildNodes, changedNodes, countGaps, indexNodes, type Node } from '../../client/checklist/items.js';
import type { AttestationItem, ConsiderationItem, FindingItem, ProjectItem, State } from '../../server/lsp/protocol.js';

const root = 'file:///work/my%20model';
const at = (line: number) => ({ start: { line, character: 2 }, end: { line, character: 8 } });

function finding(over: Partial<FindingItem> = {}): FindingItem {
  return {
    uri: `${root}/deploy/isvc.yaml`,
    range: at(11),
    cell: null,
    rule: 'scalability/fixed-replicas',
    message: 'One fixed replica.',
    severity: 'warning',
    suppressed: null,
    fix: null,
    ...over,
  };
}

function consideration(id: string, state: State, over: Partial<ConsiderationItem> = {}): ConsiderationItem {
  return { id, title: id, question: 'Is it?', state, evidence: [], findings: [], attestation: null, reason: null, ...over };
}

function project(considerations: ConsiderationItem[], over: Partial<ProjectItem> = {}): ProjectItem {
  const settled = considerations.filter((c) => c.state !== 'gap' && c.state !== 'open' && c.state !== 'expired').length;
  const challenge = { id: 'scalability', title: 'Scalability', settled, total: considerations.length, considerations };
  const gaps = considerations.filter((c) => c.state === 'gap').length;
  return { root, name: 'my model', stage: 'pilot', risk: 'limited', artifacts: 2, gaps, challenges: [challenge], ...over };
}

const labels = (nodes: readonly Node[]) => nodes.map((node) => node.label);
const leaf = (item: ConsiderationItem, at = 0) => buildNodes([project([item])], false)[0]?.children[0]?.children[at] as Node;

describe('checklist tree', () => {
  it('has the worst finding first and accepted ones last, else keeps the order it was given', () => {
    const findings = [
      finding({ message: 'a', severity: 'info' }),
      finding({ message: 'b', severity: 'error', suppressed: 'for now' }),
      finding({ message: 'c', severity: 'error' }),
      finding({ message: 'd', severity: 'info' }),
    ];
    const nodes = buildNodes([project([consideration('scalability/capacity', 'gap', { findings })])], false);
    assert.deepEqual(labels(nodes[0]!.children[0]!.children), ['c', 'a', 'd', 'b']);
  });

  it('puts challenges at the top for one project, and projects above them for several', () => {
    const one = project([consideration('scalability/capacity', 'met'), consideration('scalability/elastic-serving', 'gap')]);
    assert.deepEqual(
      buildNodes([one], false).map((n) => [n.label, n.description, n.parent]),
      [['Scalability', '1/2', null]],
    );
    const other = { ...one, root: 'file:///work/other', name: 'other' };
    const two = buildNodes([one, other], false);
    assert.deepEqual(labels(two), ['my model', 'other']);
    assert.deepEqual(
      two[0]?.children.map((n) => n.parent),
      [root],
    );
    assert.deepEqual(buildNodes([], false), []);
  });

  it('says where findings and evidence are, cells by number', () => {
    const item = consideration('scalability/capacity', 'gap', {
      findings: [finding()],
      evidence: [{ uri: `${root}/n%C3%A4he.ipynb`, cell: 3, range: at(0), note: 'load test' }],
    });
    assert.equal(leaf(item).description, 'deploy/isvc.yaml:12');
    assert.equal(leaf(item, 1).description, 'nähe.ipynb · cell 3, line 1');
    assert.deepEqual(leaf(item, 1).place, { uri: `${root}/n%C3%A4he.ipynb`, cell: 3, range: at(0) });
  });

  it('offers a fix only where there is one', () => {
    const fixable = leaf(consideration('scalability/capacity', 'gap', { findings: [finding({ fix: 'Set limits' })] }));
    assert.equal(fixable.context, 'finding.fix');
    assert.deepEqual(fixable.fix, {
      uri: `${root}/deploy/isvc.yaml`,
      rule: 'scalability/fixed-replicas',
      cell: null,
      range: at(11),
    });
    const plain = leaf(consideration('scalability/capacity', 'gap', { findings: [finding()] }));
    assert.deepEqual([plain.context, plain.fix], ['finding', null]);
  });

  it('shows an open error as an error and an accepted one as neither', () => {
    const icon = (suppressed: string | null) => {
      const item = consideration('scalability/capacity', 'gap', { findings: [finding({ severity: 'error', suppressed })] });
      return buildNodes([project([item])], false)[0]?.children[0]?.icon?.id;
    };
    assert.equal(icon(null), 'error');
    assert.equal(icon('local only'), 'warning');
  });

  it('keeps ids when things move in their file, and tells equal ones apart', () => {
    const ids = (line: number) => {
      const findings = [finding({ range: at(line) }), finding({ range: at(line + 5) })];
      return [...indexNodes(buildNodes([project([consideration('scalability/capacity', 'gap', { findings })])], false)).keys()];
    };
    assert.deepEqual(ids(3), ids(30));
    assert.equal(new Set(ids(3)).size, 4);
  });

  it('filters to what needs work', () => {
    const states: State[] = ['met', 'gap', 'accepted', 'attested', 'expired', 'not-applicable', 'open'];
    const all = project(states.map((state) => consideration(`scalability/${state}`, state)));
    assert.deepEqual(labels(buildNodes([all], true)[0]?.children ?? []), ['scalability/gap', 'scalability/expired']);
    assert.deepEqual(buildNodes([project([consideration('scalability/capacity', 'met')])], true), []);
  });

  it('redraws no more than what changed', () => {
    const capacity = (line: number) => consideration('scalability/capacity', 'gap', { findings: [finding({ range: at(line) })] });
    const elastic = consideration('scalability/elastic-serving', 'met');
    const before = buildNodes([project([capacity(3), elastic])], false);
    assert.deepEqual(changedNodes(before, buildNodes([project([capacity(3), elastic])], false)), []);
    const moved = buildNodes([project([capacity(4), elastic])], false);
    assert.deepEqual(changedNodes(before, moved), [moved[0]?.children[0]?.children[0]?.id]);
    const settled = buildNodes([project([consideration('scalability/capacity', 'met'), elastic])], false);
    assert.deepEqual(changedNodes(before, settled), [`${root}#scalability`]);
    assert.equal(changedNodes(before, []), null);
  });

  it('takes what did not change from what was drawn before, and nothing else', () => {
    const items = (line: number, state: State = 'gap') => [
      project([
        consideration('scalability/capacity', state, { findings: [finding({ range: at(line) })] }),
        consideration('scalability/elastic-serving', 'met'),
      ]),
    ];
    const drawn = new Map();
    const before = buildNodes(items(3), false, drawn);
    for (const [line, state] of [
      [3, 'gap'],
      [4, 'gap'],
      [4, 'expired'],
      [3, 'gap'],
    ] as const) {
      const after = buildNodes(items(line, state), false, drawn);
      assert.deepEqual(after, buildNodes(items(line, state), false), `as if drawn for the first time: ${line} ${state}`);
      assert.equal(after[0]?.children[1], before[0]?.children[1]);
    }
    const [filtered] = buildNodes(items(3), true, drawn);
    assert.deepEqual(labels(filtered?.children ?? []), ['scalability/capacity']);
  });

  it('has an attestation as a line of its own, with how it stands and a way to its entry', () => {
    const place = { uri: `${root}/ml-preflight.yaml`, cell: null, range: at(3) };
    const line = (standing: AttestationItem['standing']) =>
      leaf(
        consideration('fairness/audit', 'attested', {
          attestation: { by: 'R. *Iyer*', on: '2026-10-01', until: '2026-12-10', evidence: '[x](y)', standing, place },
        }),
      );
    const due = line('due-soon');
    assert.deepEqual([due.label, due.description], ['Attested by R. *Iyer* on 2026-10-01', 'due soon, holds until 2026-12-10']);
    assert.deepEqual([due.context, due.place, due.id], ['attestation', place, `${root}#fairness/audit=attestation`]);
    assert.doesNotMatch(due.tooltip, /[^\\]\]\(/);
    assert.deepEqual(
      (['current', 'due-soon', 'expired', 'not-yet', 'no-end'] as const).map((s) => line(s).icon?.id),
      ['verified', 'clock', 'history', 'clock', 'verified'],
    );
    assert.equal(line('expired').id, due.id, 'it is the same line, whatever the day');
  });

  it('lets no text of a file become markup in a tooltip', () => {
    const reason = '[x](command:evil) ![i](http://e.example/p.png) <b> $(zap)';
    const item = consideration('scalability/capacity', 'not-applicable', { reason });
    const tooltip = buildNodes([project([item])], false)[0]?.children[0]?.tooltip ?? '';
    assert.match(tooltip, /Reason: /);
    assert.doesNotMatch(tooltip, /[^\\]\]\(|[^\\]<b|[^\\]\$\(/);
  });

  it('counts gaps over all projects', () => {
    const one = project([consideration('scalability/capacity', 'gap')]);
    assert.equal(countGaps([one, { ...one, gaps: 4 }]), 5);
  });
});
