import assert from 'node:assert/strict';
import { byStandard } from '../../server/core/byStandard.js';
import { considerations } from '../../server/core/catalogue/catalogue.js';
import { standardsOf } from '../../server/core/catalogue/considerationStandards.js';
import { isWeaknessClass, standardItemOf, standards } from '../../server/core/catalogue/standards.js';
import { allRules } from '../../server/core/rules/rules.js';
import { lintFiles, ROOT } from '../lintFiles.js';

const ids = standards.flatMap((s) => s.items.map((item) => item.id));

describe('standards', () => {
  it('name each item once', () => {
    assert.equal(new Set(ids).size, ids.length);
    const number = (prefix: string) => ids.filter((id) => id.startsWith(prefix)).length;
    // NIST AI RMF 1.0 has 19 + 18 + 22 + 13 subcategories, ISO/IEC 42001 38 controls in Annex A, each OWASP list ten.
    assert.deepEqual(
      ['NIST AI RMF GOVERN', 'NIST AI RMF MAP', 'NIST AI RMF MEASURE', 'NIST AI RMF MANAGE'].map(number),
      [19, 18, 22, 13],
    );
    assert.deepEqual(['ISO/IEC 42001 ', 'OWASP ML', 'OWASP LLM'].map(number), [38, 10, 10]);
    assert.equal(number('EU AI Act Annex IV(1)'), 8);
    assert.equal(number('EU AI Act Annex IV(2)'), 8);
  });

  it('hold every id that a rule or a consideration names', () => {
    const unknown = allRules.flatMap((rule) =>
      rule.standards.filter((id) => !standardItemOf(id) && !isWeaknessClass(id)).map((id) => `${rule.id}: ${id}`),
    );
    assert.deepEqual(unknown, []);
    const mapped = considerations.flatMap(({ id }) => standardsOf[id]);
    assert.ok(mapped.length > 100);
    for (const id of mapped) assert.ok(ids.includes(id), id);
    for (const { id } of considerations) assert.equal(new Set(standardsOf[id]).size, standardsOf[id].length, id);
  });

  it('know a paragraph by what it is a part of, and nothing else', () => {
    assert.equal(standardItemOf('EU AI Act Art. 10(2)(f)'), 'EU AI Act Art. 10');
    assert.equal(standardItemOf('EU AI Act Annex IV(2)(g)'), 'EU AI Act Annex IV(2)(g)');
    for (const id of ['EU AI Act Art. 150', 'AI Act Art. 15', 'OWASP LLM03', 'NIST AI RMF MEASURE 2', '', '(', 'x)'])
      assert.equal(standardItemOf(id), null, id);
    assert.ok(isWeaknessClass('CWE-798') && isWeaknessClass('MITRE ATLAS AML.T0011.000'));
    assert.ok(!isWeaknessClass('CWE-') && !isWeaknessClass('MITRE ATLAS'));
  });

  it('show what is covered and what is open', () => {
    const engine = lintFiles({
      'MODEL_CARD.md':
        '# Model Card: scorer\n\nScores loans.\n\n## Drift Monitoring\n\nEvidently compares each week; PSI above 0.2 pages us.\n',
      'deploy.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: scorer}\nspec:\n  selector: {matchLabels: {app: scorer}}\n  template:\n    metadata: {labels: {app: scorer}}\n    spec:\n      containers: [{name: server, image: "vllm/vllm-openai:latest"}]\n`,
    });
    const items = byStandard(engine.checklist(ROOT)).flatMap((s) => s.items);
    const item = (id: string) => items.find((i) => i.id === id)!;
    const watched = item('EU AI Act Art. 72');
    assert.equal(watched.when, 'the system is high-risk');
    assert.deepEqual(
      watched.considerations.map((c) => [c.id, c.state]),
      [
        ['drift/monitoring', 'met'],
        ['fairness/audit', 'gap'],
      ],
    );
    assert.equal(watched.evidence.length, 1);
    assert.deepEqual([...new Set(watched.open.map((f) => f.rule))], ['fairness/no-audit-date']);
    // A rule that names an item itself brings its hazard there.
    assert.ok(item('EU AI Act Art. 11').open.some((f) => f.rule === 'versioning/image-tag-latest'));
    assert.ok(items.every((i) => i.considerations.length > 0 || i.rules.length > 0));
    const total = byStandard(engine.checklist(ROOT)).reduce((n, s) => n + s.items.length + s.unmapped, 0);
    assert.equal(total, ids.length);
  });
});
