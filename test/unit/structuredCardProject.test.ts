import assert from 'node:assert/strict';
import { parseYaml } from '../../server/core/artifacts/yaml.js';
import type { JudgedFinding } from '../../server/core/model.js';
import { allRules } from '../../server/core/rules/rules.js';
import { applyFix, findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const absences = new Set<string>(allRules.filter((rule) => rule.gap === 'absence').map((rule) => rule.id));
const loud = new Map([...absences].map((id) => [id, 'warning' as const]));
const lint = (files: Record<string, string>) => lintFiles(files, { stage: 'production', rules: loud });
const open = (found: readonly JudgedFinding[]) => found.filter((f) => absences.has(f.rule) && f.severity !== 'silent');

const cards: Record<string, string> = {
  'model_card.json': '{\n  "schema_version": "0.0.2",\n  "model_details": {\n    "name": "Loan scorer"\n  }\n}\n',
  'old_model_card.json': '{"schema_version": "0.0.1", "model_details": {"name": "Loan scorer"}}',
  'card.yaml': 'schema_version: 0.0.2 # kept\nmodel_details:\n  name: Loan scorer\n',
  'bom.cdx.json':
    '{\r\n\t"bomFormat": "CycloneDX",\r\n\t"specVersion": "1.6",\r\n\t"components": [\r\n\t\t{\r\n\t\t\t"type": "machine-learning-model",\r\n\t\t\t"name": "scorer",\r\n\t\t\t"modelCard": {}\r\n\t\t}\r\n\t]\r\n}\r\n',
  'MOF.yml': 'framework:\n  name: Model Openness Framework\nrelease:\n  name: Granary\n',
};

describe('a project whose only card is data', () => {
  for (const [name, text] of Object.entries(cards)) {
    it(`has its absences on the card, each with a fix that ends it or none: ${name}`, () => {
      const files = { [name]: text };
      const before = open(findingsOf(lint(files), files));
      assert.ok(before.length > 15, `${before.length}`);
      const fixed = before.filter((f) => f.fixes.length > 0);
      assert.ok(fixed.length >= 2, fixed.map((f) => f.rule).join());
      for (const finding of fixed) {
        const after = applyFix(files, finding, finding.fixes[0]!);
        const now = after[name]!;
        if (name.endsWith('.json')) JSON.parse(now);
        assert.deepEqual(parseYaml(now)[0]!.errors, [], now);
        const left = open(findingsOf(lint(after), after));
        assert.ok(!left.some((f) => f.rule === finding.rule), `${finding.rule}\n${now}`);
        assert.equal(
          left.length,
          before.length - 1 - before.filter((f) => f !== finding && !left.some((l) => l.rule === f.rule)).length,
        );
        const others = (found: readonly JudgedFinding[]) => found.filter((f) => !absences.has(f.rule)).map((f) => f.rule);
        assert.deepEqual(others(findingsOf(lint(after), after)), others(findingsOf(lint(files), files)), now);
        if (name.endsWith('.yaml')) assert.match(now, /# kept/);
      }
    });
  }

  it('is asked nothing that its card says', () => {
    const text = JSON.stringify({
      schema_version: '0.0.2',
      model_details: { name: 'x', owners: [{ name: 'Credit risk', contact: 'credit-risk@acme.example' }] },
      considerations: { limitations: [{ description: 'Not trained on business customers' }] },
    });
    const files = { 'model_card.json': text };
    const rules = open(findingsOf(lint(files), files)).map((f) => f.rule);
    assert.ok(!rules.includes('trust/missing-limitations') && !rules.includes('integration/no-owner'), rules.join());
    const shown = lint(files).evidence(ROOT);
    const place = shown.find((e) => e.consideration === 'trust/transparency')!;
    assert.equal(text.slice(place.span.start, place.span.end), '"limitations"');
    assert.equal(place.note, 'model card field: limitations');
  });

  it('leaves its absences to a Markdown card beside it', () => {
    const files = {
      ...cards,
      'MODEL_CARD.md': '# Model Card: scorer\n\nA gradient boosted tree that scores loan applications.\n',
    };
    const found = open(findingsOf(lint(files), files));
    assert.ok(found.length > 0);
    assert.ok(found.every((f) => f.artifact.kind === 'model-card'));
  });

  it('is not asked while its card cannot be read, or is a template', () => {
    for (const text of [
      '{"schema_version": "0.0.2", "model_details": {"name": "x",}}',
      '{"schema_version": "0.0.2", "model_details": {"name": "{{ a }}", "overview": "{{ b }}", "path": "{{ c }}{{ d }}"}}',
    ]) {
      const files = { 'model_card.json': text };
      assert.deepEqual(open(findingsOf(lint(files), files)), []);
    }
  });

  it('can accept a finding in a comment where the format has comments', () => {
    const bill = (comment: string) =>
      `bomFormat: CycloneDX\nspecVersion: "1.6"\ncomponents:\n  - type: machine-learning-model\n${comment}    name: scorer\n    version: "1"\n    modelCard: {}\n`;
    const found = (text: string) =>
      findingsOf(lint({ 'bom.yaml': text }), { 'bom.yaml': text }).filter(
        (f) => f.rule === 'compliance/component-without-license',
      );
    assert.equal(found(bill(''))[0]!.suppressed, null);
    const accepted = found(bill('    # ml-preflight-disable-next-line compliance/component-without-license -- in-house\n'));
    assert.equal(accepted[0]!.suppressed?.reason, 'in-house');
  });
});
