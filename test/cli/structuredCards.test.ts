import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import type { Report } from '../../server/cli/report.js';
import { folderWith, root, run } from './runCli.js';

const schema = JSON.parse(readFileSync(path.join(root, 'docs/report.schema.json'), 'utf8'));
const isReport = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

const card = {
  schema_version: '0.0.2',
  model_details: { name: 'Churn' },
  quantitative_analysis: { performance_metrics: [{ type: 'AUC', value: 'TODO' }] },
};

describe('check, over model cards in JSON and YAML', () => {
  it('finds them among other JSON, and reports them as what they are', async () => {
    const cwd = folderWith({
      'model/model_card.json': JSON.stringify(card),
      'model/churn.yaml': 'schema_version: 0.0.2\nmodel_details: {name: Churn}\nmodel_parameter: {}\n',
      'MOF.yml': 'framework: {name: Model Openness Framework}\nrelease:\n  name: Granary\n  components:\n    - name: Datasets\n',
      'package.json': '{"name": "churn", "model_details": {}}',
      'bom.json': '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": []}',
    });
    const { out } = await run(['check', '--format', 'json', '--fail-on', 'never'], { cwd });
    const report = JSON.parse(out) as Report;
    assert.ok(isReport(report), JSON.stringify(isReport.errors));
    assert.deepEqual(
      report.files.map((f) => [f.path, f.kind]),
      [
        ['MOF.yml', 'structured-card'],
        ['model/churn.yaml', 'structured-card'],
        ['model/model_card.json', 'structured-card'],
      ],
    );
    const rules = report.files.flatMap((f) => f.findings.map((x) => `${f.path} ${x.rule}`));
    for (const wanted of [
      'MOF.yml compliance/component-without-license',
      'model/churn.yaml trust/unknown-card-field',
      'model/model_card.json drift/performance-metric-incomplete',
    ])
      assert.ok(rules.includes(wanted), rules.join('\n'));
    assert.deepEqual(report.skipped, []);
  });
});
