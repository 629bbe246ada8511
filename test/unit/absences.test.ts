import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../server/core/rule.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const CARD = '# Model Card: scorer\n\nScores loan applications.\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: scorer
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.10.2
`;

/** Rules of the absences that an editor shows, sorted. */
function shown(files: ExampleFiles, stage: 'pilot' | 'production' = 'production'): string[] {
  const found = findingsOf(lintFiles(files, { stage }), files);
  return found.filter((f) => f.gap === 'absence' && f.severity !== 'silent' && !f.suppressed).map((f) => f.rule);
}

function stateOf(files: ExampleFiles, consideration: string): string | undefined {
  return lintFiles(files)
    .checklist(ROOT)
    .find((s) => s.id === consideration)?.state;
}

describe('absences', () => {
  it('at stage pilot ask for little, at production for more', () => {
    assert.deepEqual(shown({ 'MODEL_CARD.md': CARD }, 'pilot').sort(), [
      'compliance/no-license',
      'drift/no-evaluation',
      'trust/missing-limitations',
    ]);
    assert.ok(shown({ 'MODEL_CARD.md': CARD }).length > 8);
  });

  it('are silent where somebody vouches, and speak again when the word has run out', () => {
    const attested = (until: string): ExampleFiles => ({
      'MODEL_CARD.md': CARD,
      'ml-preflight.yaml': `attest:\n  trust/transparency: { by: R. Iyer, on: 2026-01-10, until: ${until} }\n`,
    });
    assert.ok(!shown(attested('2027-01-10')).includes('trust/missing-limitations'));
    assert.equal(stateOf(attested('2027-01-10'), 'trust/transparency'), 'attested');
    assert.ok(shown(attested('2026-06-30')).includes('trust/missing-limitations'));
    assert.equal(stateOf(attested('2026-06-30'), 'trust/transparency'), 'expired');
  });

  it('are silent where the project says that they do not apply', () => {
    const files = {
      'MODEL_CARD.md': CARD,
      'ml-preflight.yaml': 'not-applicable:\n  drift/monitoring: "shown once, at a fair"\n',
    };
    assert.ok(!shown(files).includes('drift/no-monitoring'));
    assert.equal(stateOf(files, 'drift/monitoring'), 'not-applicable');
  });

  it('do not stand on a template or on a card whose front matter is broken', () => {
    assert.deepEqual(shown({ 'model_card_template.md': '# Model Card: {{ name }}\n\n{{ about }}\n' }), []);
    assert.deepEqual(shown({ 'README.md': '---\nlibrary_name: sklearn\ntags: [a\n---\n\n# Scorer\n' }), []);
  });

  it('take a label with a blank for begun, and one with a name for the answer', () => {
    const labelled = (value: string) => ({
      'deployment.yaml': DEPLOYMENT.replace('  name: scorer\n', `  name: scorer\n  labels: {owner: ${value}}\n`),
    });
    assert.ok(shown(labelled('TODO')).every((rule) => rule !== 'integration/no-owner'));
    assert.equal(stateOf(labelled('TODO'), 'integration/ownership'), 'gap');
    assert.equal(stateOf(labelled('credit-risk'), 'integration/ownership'), 'met');
  });

  it('are ended by one artifact of the project, whichever it is', () => {
    const both = { 'MODEL_CARD.md': CARD, 'deployment.yaml': DEPLOYMENT };
    assert.ok(shown(both).includes('integration/no-owner'));
    assert.ok(!shown({ ...both, CODEOWNERS: '* @northwind/credit-risk\n' }).includes('integration/no-owner'));
  });

  it('ask a notebook for its training only where one trains, and stand on that one', () => {
    const notebook = (source: string) =>
      JSON.stringify({
        cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source }],
        metadata: { language_info: { name: 'python' } },
        nbformat: 4,
        nbformat_minor: 4,
      });
    const demo = notebook('from transformers import pipeline\n\npipeline("fill-mask", model="models/mask")("A [MASK].")\n');
    const train = notebook(
      'from sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression()\nmodel.fit(X, y)\nmodel.score(X, y)\n',
    );
    assert.deepEqual(shown({ 'demo.ipynb': demo }), []);
    const files = { 'a-demo.ipynb': demo, 'b-train.ipynb': train };
    const found = findingsOf(lintFiles(files, { stage: 'production' }), files).filter(
      (f) => f.gap === 'absence' && f.severity !== 'silent',
    );
    assert.ok(found.some((f) => f.rule === 'versioning/no-training-record'));
    assert.ok(found.every((f) => f.artifact.uri === `${ROOT}/b-train.ipynb`));
  });
});
