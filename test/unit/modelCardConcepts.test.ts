import assert from 'node:assert/strict';
import { cardConcepts, conceptsOf } from '../../server/core/artifacts/cardConcepts.js';
import { cleanLabel } from '../../server/core/artifacts/cardSections.js';
import { cardQuestions } from '../../server/core/catalogue/cardQuestions.js';
import { hubLicenseId, hubLicenses, pipelineTags, retiredPipelineTags } from '../../server/core/catalogue/hub.js';
import { hubLibraries } from '../../server/core/catalogue/hubLibraries.js';

const named = (label: string) => [...conceptsOf(cleanLabel(label))].sort();

describe('concepts of a label', () => {
  const cases: [string, string[]][] = [
    ['Bias, Risks, and Limitations', ['bias', 'limitations', 'risks']],
    ['⚠️ 3.1 **Known Limitations** [optional]', ['limitations']],
    ['Intended uses & limitations', ['intended-use', 'limitations']],
    ['Training and evaluation data', ['eval-data', 'training-data']],
    ['Training, Testing, and Evaluation Datasets', ['eval-data', 'training-data']],
    ['Testing Data, Factors & Metrics', ['eval-data', 'evaluation', 'subgroup-eval']],
    ['[License](LICENSE)', ['license']],
    ['<a name="x"></a>How to use', ['usage-code']],
    ['The model’s intended use', ['intended-use']],
    ['Speeds, Sizes, Times [optional]', ['latency']],
    ['Human-in-the-loop', ['oversight']],
    ['局限性', ['limitations']],
    ['Uso previsto', ['intended-use']],
  ];
  for (const [label, expected] of cases) it(`${label} is ${expected.join(', ')}`, () => assert.deepEqual(named(label), expected));

  for (const label of [
    'Cloud Provider',
    'stable-diffusion-safety-checker',
    'Dataset embeddings',
    'Test-time training',
    'Masked language modeling and contacts',
    'Model Sources',
    'x'.repeat(200),
    '',
  ]) {
    it(`${label.slice(0, 40) || 'nothing'} is none`, () => assert.deepEqual(named(label), []));
  }

  it('keeps out-of-scope use apart from intended use', () => assert.deepEqual(named('Out-of-Scope Use'), ['out-of-scope']));
});

describe('questions for new sections', () => {
  it('exist for every concept, under a title that names the concept', () => {
    assert.deepEqual(Object.keys(cardQuestions).sort(), [...cardConcepts].sort());
    for (const concept of cardConcepts) {
      const { title, questions } = cardQuestions[concept];
      assert.deepEqual(conceptsOf(title), [concept], title);
      assert.ok(questions.length <= 3, title);
      for (const question of questions) assert.match(question, /^[A-Z](?:(?!--).)*\?$/, question);
    }
  });
});

describe('what the Hub accepts', () => {
  it('has its tables without gaps or doubles', () => {
    assert.equal(Object.keys(hubLicenses).length, 83);
    assert.equal(Object.keys(pipelineTags).length, 57);
    assert.equal(new Set(hubLibraries).size, 257);
    for (const [old, today] of Object.entries(retiredPipelineTags)) {
      assert.equal(old in pipelineTags, false);
      assert.equal(today in pipelineTags, true);
    }
  });

  const licenses: [string, string | undefined][] = [
    ['MIT', 'mit'],
    ['Apache-2.0', 'apache-2.0'],
    ['Apache License 2.0', 'apache-2.0'],
    ['Apache 2', 'apache-2.0'],
    ['The Apache License, Version 2.0', 'apache-2.0'],
    ['GPL-3.0-or-later', 'gpl-3.0'],
    ['GPLv3', 'gpl-3.0'],
    ['BSD 3-Clause', 'bsd-3-clause'],
    ['CC BY-NC 4.0', 'cc-by-nc-4.0'],
    ['cc-by-4', 'cc-by-4.0'],
    ['Llama 3 Community License Agreement', 'llama3'],
    ['license', undefined],
    ['constructor', undefined],
    ['my own terms', undefined],
    ['', undefined],
  ];
  for (const [written, id] of licenses)
    it(`license ${written || '(empty)'} is ${id}`, () => assert.equal(hubLicenseId(written), id));
});
