import assert from 'node:assert/strict';
import { actionChoices } from '../../client/checklist/choices.js';
import { cardConceptsOf } from '../../server/core/catalogue/cardEvidence.js';
import { type ConsiderationId, considerations } from '../../server/core/catalogue/catalogue.js';
import { detectors } from '../../server/core/evidence/detectors.js';
import type { Reads } from '../../server/core/rule.js';
import { notebookExample } from '../../server/core/rules/shared/exampleNotebook.js';
import { absences } from '../../server/core/rules.js';
import { applyFix, lintFiles, ROOT, uriOf } from '../lintFiles.js';

/**
 * Those that files of other kinds do not show, and why: what they ask for is a person's reasoning or a date on which people met. A
 * card says it in Markdown, in JSON or in YAML.
 */
const ONLY_ON_CARDS: Readonly<Partial<Record<ConsiderationId, string>>> = {
  'interpretability/model-choice': 'code shows which model it is, never why that one',
  'interpretability/communication':
    'whom a text has to reach is not in a manifest; a plot in a notebook is an explanation, counted there',
  'fairness/audit': 'an audit has a day and a next one; who keeps it elsewhere attests it',
};

const detectorsOf = (id: ConsiderationId) => detectors.filter((d) => d.considerations.includes(id));
const kindsOf = (id: ConsiderationId) => new Set<Reads>(detectorsOf(id).map((d) => d.reads));
const CARDS: ReadonlySet<Reads> = new Set(['card', 'structuredCard']);

/** A section for each of them, with an answer that is none of the placeholders. */
const SECTIONS: Readonly<Record<string, string>> = {
  Scaling: 'Two to eight replicas follow the length of the queue.',
  Latency: 'p95 latency is 40 ms at 200 requests per second on one core.',
  Contact: 'Credit risk team, credit-risk@acme.example.',
  'Inputs and Outputs': 'Eleven numbers per applicant; one probability of default.',
  'Model Choice': 'A gradient-boosted tree, because it beat a logistic regression by four points and stays explainable.',
  Explainability: 'SHAP values of each score are stored with the decision.',
  'How to Read the Output': 'A score of 0.3 means that three in ten such applicants do not pay back.',
  Monitoring: 'Evidently compares each day with the training data and alerts at a PSI of 0.2.',
  Retraining: 'It is trained again each quarter, and when the alert holds for a week.',
  'Decision Threshold': 'It is released where recall is 0.40 or more at a precision of 0.60.',
  'Data Validation': 'Each request is checked against the schema; what fails is refused.',
  'Data Refresh': 'The training data is drawn again each quarter from the ledger.',
  'Bias Mitigation': 'Reweighing by age group was applied to the training data.',
  'Subgroup Evaluation': 'Recall is 0.41 for applicants under 30 and 0.43 for others.',
  'Ethical Considerations': 'Applicants who are refused lose access to credit; a review board approved the use.',
  'Fairness Audit': 'Audited on 2026-09-15; the next audit is due on 2027-03-15.',
  Security: 'Only the loan service may call it, with a token; the weights are signed.',
  'Security Updates': 'Dependabot opens a pull request each week; images are scanned each night.',
  Version: 'Version 2.3.1 of 2026-09-01, commit 4f2c1ab.',
  'Training Procedure': 'XGBoost 2.1, 400 trees of depth 4, seed 7, trained by `train.py`.',
  Limitations: 'It was not trained on business customers and overstates the risk of the self-employed.',
  Feedback: 'Loan officers report wrong scores with the button in the form; we read them each week.',
  License: 'Apache-2.0, for internal use.',
  'Personal Data': 'Income and age of applicants, kept for five years on the basis of the loan contract.',
  Hardware: 'One core and 512 MiB of memory; the model is 3 MB.',
  'Model Optimisation': 'Pruned from 2000 to 400 trees and exported to ONNX.',
  Cost: 'About 120 euros a month, charged to cost centre 4711.',
  'Cost Review': 'Reviewed on 2026-10-01; the next review is on 2027-04-01.',
};

const FILES = {
  'MODEL_CARD.md': `---\nlicense: apache-2.0\n---\n\n# Model Card: scorer\n\n${Object.entries(SECTIONS)
    .map(([title, text]) => `## ${title}\n\n${text}\n`)
    .join('\n')}`,
};

describe('each of the thirty considerations', () => {
  it('is one of thirty', () => assert.equal(considerations.length, 30));

  for (const { id } of considerations) {
    it(`${id} has detectors for several kinds of file, one absence rule, and a way to end it`, () => {
      assert.ok(detectorsOf(id).length > 0);
      const kinds = kindsOf(id);
      assert.ok(kinds.size > 1, `only ${[...kinds]}`);
      const elsewhere = [...kinds].filter((kind) => !CARDS.has(kind));
      assert.equal(elsewhere.length === 0, id in ONLY_ON_CARDS, `beside cards: ${elsewhere.join(', ')}`);
      const rules = absences.filter((rule) => rule.consideration === id);
      assert.equal(rules.length, 1);
      assert.ok(rules[0]!.remedy.length > 10);
    });
  }

  it('is evidenced by what a card says of it', () => {
    const shown = new Set(
      lintFiles(FILES)
        .evidence(ROOT)
        .map((e) => e.consideration),
    );
    const missing = (Object.keys(cardConceptsOf) as ConsiderationId[]).filter((id) => !shown.has(id));
    assert.deepEqual(missing, []);
  });

  it('is a gap where nothing shows it, reported once, with a fix that changes a file', () => {
    // A KServe object is a service interface by itself, and a Deployment has no place for what KServe would do.
    const served = [
      `apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer}
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - {name: server, image: 'vllm/vllm-openai:latest'}
`,
      `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: scorer}
spec:
  predictor:
    model:
      modelFormat: {name: sklearn}
      storageUri: gs://models/scorer
`,
    ];
    const ended = new Set<ConsiderationId>();
    for (const serving of served) {
      const bare = {
        'README.md': '---\nlibrary_name: sklearn\npipeline_tag: tabular-classification\n---\n\n# Scorer\n\nScores loans.\n',
        'serving.yaml': serving,
        'train.ipynb': notebookExample('import torch\nprint(torch.__version__)')['train.ipynb']!,
        'requirements.txt': 'torch\n',
      };
      const engine = lintFiles(bare, { stage: 'production', risk: 'high' });
      const absent = Object.keys(bare).flatMap((name) => engine.findings(uriOf(name)).filter((f) => f.gap === 'absence'));
      assert.equal(new Set(absent.map((f) => f.consideration)).size, absent.length, 'each is said once');
      for (const finding of absent) {
        const id = finding.consideration!;
        assert.equal(engine.checklist(ROOT).find((s) => s.id === id)?.state, 'gap', id);
        const fix = finding.fixes[0];
        if (!fix) continue;
        assert.notDeepEqual(applyFix(bare, finding, fix), bare, id);
        ended.add(id);
      }
    }
    assert.deepEqual(
      considerations.map((c) => c.id).filter((id) => !ended.has(id)),
      [],
    );
  });

  it('can be attested and declared not to apply, in one step each', () => {
    for (const { id, title, question } of considerations) {
      const item = { id, title, question, state: 'gap' as const, evidence: [], findings: [], attestation: null, reason: null };
      const kinds = actionChoices('file:///w', item).flatMap((c) => ('value' in c ? [c.value.kind] : []));
      assert.deepEqual(kinds, ['attest', 'not-applicable'], id);
    }
    const entries = (entry: (id: string) => string) => considerations.map(({ id }) => `  ${id}: ${entry(id)}\n`).join('');
    const states = (text: string) =>
      new Set(
        lintFiles({ 'MODEL_CARD.md': '# Model Card: scorer\n\nScores loans.\n', 'ml-preflight.yaml': text })
          .checklist(ROOT)
          .map((s) => s.state),
      );
    assert.deepEqual([...states(`attest:\n${entries(() => '{by: A. Ng, on: 2026-11-01}')}`)], ['attested']);
    assert.deepEqual([...states(`not-applicable:\n${entries((id) => `no ${id} here`)}`)], ['not-applicable']);
  });
});
