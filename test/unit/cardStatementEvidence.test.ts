import assert from 'node:assert/strict';
import { lintArtifact } from '../../server/core/lint.js';
import { readArtifact } from '../../server/core/recognise.js';

/** `consideration: text of the place` for all evidence of a model card that says this. */
function shown(body: string): string[] {
  const text = `# Model Card: scorer\n\nScores loans.\n\n${body}\n`;
  const artifact = readArtifact('file:///project/MODEL_CARD.md', text)!;
  const result = lintArtifact(artifact, { today: '2026-11-23' });
  assert.deepEqual(result.failures, []);
  return result.evidence.map((e) => `${e.consideration}: ${text.slice(e.span.start, e.span.end)}`);
}

const PERSONAL = 'compliance/data-protection';
const MITIGATED = 'fairness/mitigation';
const CAPACITY = 'scalability/capacity';

describe('sentences of a model card', () => {
  for (const sentence of [
    'No personally identifiable information is used in training.',
    'The corpus contains no personal data.',
    'The data does not include any PII.',
    'PII was removed with Presidio.',
    'All records were pseudonymised before export.',
  ]) {
    it(`state whether personal data is involved: ${sentence}`, () =>
      assert.deepEqual(shown(`## Data\n\n${sentence}`), [`${PERSONAL}: ${sentence}`]));
  }

  for (const sentence of [
    'Do not enter personal data.',
    'Users should verify that the data contains no PII.',
    'TODO: check whether PII is removed.',
    'The model detects PII in text.',
    'Personal data is hard to find.',
  ]) {
    it(`say nothing of its own data: ${sentence}`, () =>
      assert.deepEqual(
        shown(`## Data\n\n${sentence}`).filter((e) => e.startsWith(PERSONAL)),
        [],
      ));
  }

  it('name what was done against a bias', () => {
    const of = (body: string) => shown(body).filter((e) => e.startsWith(MITIGATED));
    assert.deepEqual(of('## Ethical Considerations\n\n**Popularity bias**: popular titles win. Mitigated by a diversity slot.'), [
      `${MITIGATED}: Mitigated by a diversity slot.`,
    ]);
    assert.deepEqual(of('## Bias\n\nWomen are under-represented, so we reweighted the training rows.'), [
      `${MITIGATED}: Women are under-represented, so we reweighted the training rows.`,
    ]);
  });

  it('do not name what is wished for, denied, or against something else', () => {
    for (const body of [
      '## Bias\n\nThe model is biased. This should be mitigated by reweighing.',
      '## Bias\n\nThe skew is not mitigated by the sampling.',
      '## Bias\n\nReal mitigation of the bias requires an A/B test.',
      '## Risks\n\nOutages are mitigated by a second region.',
      '## Limitations\n\nCold starts of minority titles are mitigated by CLIP embeddings.',
      '## Bias\n\nBias is mitigated by users who read carefully.',
    ])
      assert.deepEqual(
        shown(body).filter((e) => e.startsWith(MITIGATED)),
        [],
        body,
      );
  });

  it('give a speed in a table of metrics', () => {
    const rows = '| Metric | Value | Notes |\n|---|---|---|\n| nDCG@10 | 0.75 | dense |\n| p95 latency | 98 ms | low load |';
    assert.deepEqual(
      shown(`## Metrics\n\n${rows}`).filter((e) => e.startsWith(CAPACITY)),
      [`${CAPACITY}: | p95 latency | 98 ms | low load |`],
    );
    assert.deepEqual(
      shown('## Metrics\n\n- p95 latency must stay below 200 ms').filter((e) => e.startsWith(CAPACITY)),
      [],
    );
  });

  it('count an ablation as the alternatives that were tried, and a feedback loop as no channel', () => {
    assert.deepEqual(
      shown(
        '## Ablation\n\n| System | nDCG |\n|---|---|\n| BM25 only | 0.6065 |\n| Dense only | 0.3031 |\n| Hybrid with ranker | 0.7506 |',
      ).filter((e) => e.startsWith('interpretability/model-choice')),
      ['interpretability/model-choice: ## Ablation'],
    );
    assert.deepEqual(
      shown('## Ethics\n\n**Feedback loops**: models that learn from clicks amplify what is popular.').filter((e) =>
        e.startsWith('trust/user-involvement'),
      ),
      [],
    );
  });
});
