import assert from 'node:assert/strict';
import { reportText } from '../../server/core/report/formats.js';
import { groupEvidence } from '../../server/core/report/groupEvidence.js';
import { groupPlaces } from '../../server/core/report/groupPlaces.js';
import type { ReportEvidence, ReportFinding } from '../../server/core/report/model.js';
import { groupByRule } from '../../server/core/report/words.js';
import { reportOf } from './reportTexts.js';

const place = (path: string, line: number, cell: number | null = null) => ({ path, line, cell });

describe('a report of much that is alike', () => {
  it('names the lines of one file together, each once, the first few of many', () => {
    assert.deepEqual(groupPlaces([place('a.yaml', 3), place('b.yaml', 1), place('a.yaml', 9), place('a.yaml', 3)]), [
      'a.yaml:3, 9',
      'b.yaml:1',
    ]);
    assert.deepEqual(groupPlaces([place('n.ipynb', 2, 1), place('n.ipynb', 4, 1), place('n.ipynb', 2, 7)]), [
      'n.ipynb, cell 1, line 2, 4',
      'n.ipynb, cell 7, line 2',
    ]);
    const many = Array.from({ length: 9 }, (_, i) => place('a.yaml', i + 1));
    assert.deepEqual(groupPlaces(many), ['a.yaml:1, 2, 3, 4 and 5 more lines']);
  });

  it('shows one piece of evidence of each sort before a second of any', () => {
    const piece = (note: string, path: string): ReportEvidence => ({ ...place(path, 1), note, excerpt: note });
    const groups = groupEvidence([
      piece('image 1.7.1', 'a.yaml'),
      piece('image 1.7.2', 'b.yaml'),
      piece('image 1.7.2', 'c.yaml'),
      piece('data pinned by `dvc.lock`', 'dvc.lock'),
    ]);
    assert.deepEqual(
      groups.map((g) => [g.first.note, g.places.length]),
      [
        ['image 1.7.1', 1],
        ['data pinned by `dvc.lock`', 1],
        ['image 1.7.2', 2],
      ],
    );
  });

  it('tells what one rule found once', () => {
    const found = (message: string, line: number, severity: ReportFinding['severity'] = 'info'): ReportFinding => ({
      ...place('a.yaml', line),
      rule: 'versioning/image-tag-latest',
      gap: 'hazard',
      severity,
      message,
      remedy: 'Pin it.',
      source: null,
      accepted: null,
    });
    const [only, ...others] = groupByRule([found('`a` moves.', 1), found('`b` moves.', 2, 'error'), found('`a` moves.', 3)]);
    assert.equal(others.length, 0);
    assert.deepEqual(
      only?.groups.map((g) => [g.first.message, g.places.length]),
      [
        ['`b` moves.', 1],
        ['`a` moves.', 2],
      ],
    );
  });

  it('grows by lines and not by pages with the number of files', () => {
    const workload = (n: number) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: scorer-${n}}\nspec:\n  selector: {matchLabels: {app: s}}\n  template:\n    metadata: {labels: {app: s}}\n    spec: {containers: [{name: server, image: vllm/vllm-openai:latest}]}\n`;
    const of = (count: number) =>
      reportText(
        reportOf(Object.fromEntries(Array.from({ length: count }, (_, n) => [`deploy/team-${n}/service.yaml`, workload(n)]))),
        'html',
      );
    const [few, many] = [of(8), of(160)];
    assert.ok(many.length < few.length * 1.4, `${few.length} and ${many.length} characters`);
    assert.match(many, /40 of the 160 files that were read/);
    assert.match(many, /and \d+ more files/);
  });
});
