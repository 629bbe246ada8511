import assert from 'node:assert/strict';
import { cardConcepts } from '../../server/core/artifacts/cardConcepts.js';
import { readStructuredCard, type StructuredCard } from '../../server/core/artifacts/structuredCard.js';
import { isCardJsonName } from '../../server/core/artifacts/structuredCardNames.js';
import { readArtifact } from '../../server/core/recognise.js';

const json = (value: object) => JSON.stringify(value, null, 2);
const at = (name: string, text: string) => readArtifact(`file:///p/${name}`, text, [name]);

function card(name: string, text: string): StructuredCard {
  const artifact = at(name, text);
  assert.equal(artifact?.kind, 'structured-card', `${name} is not recognised`);
  return artifact as StructuredCard;
}

const textOf = (of: StructuredCard, span: { start: number; end: number } | undefined) =>
  span && of.parts[0]!.text.slice(span.start, span.end);

const toolkit = {
  schema_version: '0.0.2',
  model_details: {
    name: 'Loan scorer',
    owners: [{ name: 'Credit risk', contact: 'credit-risk@acme.example' }],
    version: { name: '2.1', date: '2026-09-01' },
    licenses: [{ identifier: 'Apache-2.0' }],
  },
  model_parameters: {
    data: [{ name: 'Applications 2025', sensitive: { sensitive_data: ['age', 'postal code'] } }],
    input_format: 'a row of 31 columns',
  },
  quantitative_analysis: {
    performance_metrics: [
      { type: 'AUC', value: '0.81', slice: 'overall', confidence_interval: { lower_bound: '0.79', upper_bound: '0.83' } },
      { type: 'AUC', value: '0.80', slice: 'age < 25' },
      { type: 'AUC', value: '0.82', slice: 'age > 60' },
    ],
  },
  considerations: {
    use_cases: [{ description: 'Pre-sorting of applications' }],
    limitations: [{ description: '[More Information Needed]' }],
    ethical_considerations: [{ name: 'Postal codes stand for origin', mitigation_strategy: '' }],
  },
};

const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    { type: 'library', name: 'torch', version: '2.8.0' },
    {
      type: 'machine-learning-model',
      name: 'ticket-router',
      version: '12',
      authors: [{ name: 'Support tools', email: 'support-tools@acme.example' }],
      externalReferences: [{ type: 'issue-tracker', url: 'https://acme.example/router/issues' }],
      modelCard: {
        modelParameters: { datasets: [{ type: 'dataset', name: 'Tickets 2025' }], inputs: [{ format: 'text' }] },
        considerations: { technicalLimitations: ['English only'], ethicalConsiderations: [] },
      },
    },
  ],
};

const mof = `framework:
  name: 'Model Openness Framework'
  version: '1.0'
  date: '2024-12-15'
release:
  name: Granary
  version: 7B
  contact: ''
  components:
    - name: Training code
      component_path: https://git.acme.example/granary
    - name: Datasets
      license: License not specified
`;

describe('a model card that is data', () => {
  const recognised: Record<string, [name: string, text: string, format: string]> = {
    'Model Card Toolkit JSON': ['model_card.json', json(toolkit), 'model-card-toolkit'],
    'Model Card Toolkit YAML': [
      'cards/churn.yaml',
      'schema_version: 0.0.2\nmodel_details: {name: Churn}\n',
      'model-card-toolkit',
    ],
    'a toolkit card with no version': [
      'ModelCard.json',
      json({ model_details: { name: 'x' }, considerations: {} }),
      'model-card-toolkit',
    ],
    'CycloneDX JSON': ['app.cdx.json', json(bill), 'cyclonedx'],
    'CycloneDX 1.7': ['bom.json', json({ ...bill, specVersion: '1.7' }), 'cyclonedx'],
    'CycloneDX YAML': [
      'bom.yml',
      'bomFormat: CycloneDX\nspecVersion: "1.5"\nmetadata:\n  component:\n    type: machine-learning-model\n    name: x\n    modelCard: {}\n',
      'cyclonedx',
    ],
    MOF: ['MOF.yml', mof, 'mof'],
  };
  for (const [what, [name, text, format]] of Object.entries(recognised)) {
    it(`is recognised: ${what}`, () => assert.equal(card(name, text).format, format));
  }

  const passedOver: Record<string, [name: string, text: string]> = {
    'package.json': ['package.json', '{"name": "model-card-app", "dependencies": {"model_details": "1"}}'],
    'tsconfig.json': ['tsconfig.json', '{"compilerOptions": {"strict": true}}'],
    'a card under a name that is none': ['settings.json', json(toolkit)],
    'a bill without models': [
      'bom.json',
      json({ ...bill, components: [{ type: 'library', name: 'machine-learning-model modelCard' }] }),
    ],
    'a bill whose model has no card': [
      'bom.json',
      json({ ...bill, components: [{ type: 'machine-learning-model', name: 'm', description: 'see the modelCard' }] }),
    ],
    'a bill of before model cards': ['bom.json', json({ ...bill, specVersion: '1.4' })],
    'a bill of a version to come': ['bom.json', json({ ...bill, specVersion: '2.0' })],
    'the schema of CycloneDX': [
      'bom-1.6.schema.json',
      json({
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: 'CycloneDX Bill of Materials Standard',
        properties: { bomFormat: { enum: ['CycloneDX'] }, specVersion: { examples: ['1.6'] } },
        definitions: { component: { properties: { type: { enum: ['machine-learning-model'] }, modelCard: {} } } },
      }),
    ],
    'the schema of the toolkit': [
      'model_card.schema.json',
      json({ title: 'Model Card', properties: { schema_version: {}, model_details: { properties: { name: {} } } } }),
    ],
    'a hand-made card': ['model_card.json', json({ model_details: { name: 'x' }, intended_use: 'y' })],
    'a card without details': ['model_card.yaml', 'XGBoost:\n  type: XGBClassifier\n'],
    'details that are a sentence': ['model_card.json', json({ model_details: 'A tree', considerations: {} })],
    'a ConfigMap that holds a card': [
      'configmap.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: card}\ndata:\n  model_card.json: |\n    {"schema_version": "0.0.2", "model_details": {"name": "x"}}\n',
    ],
    'several documents': [
      'cards.yaml',
      'model_details: {name: a}\nconsiderations: {}\n---\nmodel_details: {name: b}\nconsiderations: {}\n',
    ],
    'the framework in prose': ['notes.yaml', 'note: we follow the Model Openness Framework for this release\n'],
    'a JSON string': ['model_card.json', JSON.stringify(json(toolkit))],
    'an empty file': ['model_card.json', ''],
    'a list': ['model_card.json', `[${json(toolkit)}]`],
    'a data set description': ['dataset-card-for-models.json', '{"@type": "Dataset", "name": "model_details"}'],
    'a data set card': [
      'README.md',
      '---\nlicense: mit\ntask_categories: [text-classification]\nsize_categories: [n<1K]\n---\n# Dataset card\n',
    ],
    'the README of a Space': ['README.md', '---\ntitle: Demo\nsdk: gradio\napp_file: app.py\n---\n# model_details\n'],
  };
  for (const [what, [name, text]] of Object.entries(passedOver)) {
    it(`is not: ${what}`, () => {
      const artifact = at(name, text);
      assert.ok(artifact === null || artifact.kind === 'kubernetes', `${artifact?.kind}`);
    });
  }

  it('is looked for in JSON files by their names only', () => {
    for (const name of [
      'model_card.json',
      'modelcard.json',
      'churn-Model-Card-v2.json',
      'app.cdx.json',
      'bom.json',
      'sbom.spdx.json',
      'ML-BOM.json',
    ])
      assert.ok(isCardJsonName(name), name);
    for (const name of [
      'package.json',
      'tsconfig.json',
      'card.json',
      'model.json',
      'mOdElCaRd.json',
      'bom.jsonl',
      'modelcard.js',
    ])
      assert.ok(!isCardJsonName(name), name);
  });
});

describe('what such a card says', () => {
  it('has a place: the key, and the value', () => {
    const it = card('model_card.json', json(toolkit));
    const said = it.concept('contact')!;
    assert.equal(textOf(it, said.span), '"owners"');
    assert.match(textOf(it, said.content)!, /^\[.*credit-risk@acme\.example.*\]$/s);
    assert.equal(textOf(it, it.anchor), '"Loan scorer"');
  });

  it('is told from what is only begun', () => {
    const it = card('model_card.json', json(toolkit));
    const said = cardConcepts.filter((concept) => it.concept(concept));
    assert.deepEqual(said.toSorted(), [
      'contact',
      'ethics',
      'evaluation',
      'intended-use',
      'io-spec',
      'license',
      'privacy',
      'risks',
      'subgroup-eval',
      'training-data',
      'uncertainty',
      'version',
    ]);
    assert.deepEqual(
      cardConcepts
        .filter((concept) => it.started(concept))
        .map((concept) => [concept, textOf(it, it.started(concept))])
        .toSorted(),
      [
        ['limitations', '"limitations"'],
        ['mitigation', '"mitigation_strategy"'],
      ],
    );
  });

  it('counts a group only beside another one, and no split of the data', () => {
    const sliced = (...slices: string[]) =>
      card(
        'model_card.json',
        json({
          model_details: { name: 'x' },
          quantitative_analysis: { performance_metrics: slices.map((slice) => ({ type: 'accuracy', value: 0.9, slice })) },
        }),
      ).concept('subgroup-eval');
    assert.ok(sliced('women', 'men'));
    assert.equal(sliced('women'), undefined);
    assert.equal(sliced('train', 'test', 'Validation set', 'overall'), undefined);
  });

  it('is the same in YAML and in JSON', () => {
    const asJson = card('bom.json', json(bill));
    const asYaml = card('bom.yaml', json(bill));
    for (const concept of cardConcepts) assert.deepEqual(asJson.concept(concept), asYaml.concept(concept), concept);
    const said = cardConcepts.filter((concept) => asJson.concept(concept)).toSorted();
    assert.deepEqual(said, ['contact', 'feedback', 'limitations', 'training-data', 'version']);
    assert.equal(textOf(asJson, asJson.started('ethics')), '"ethicalConsiderations"');
  });

  it('is read of a MOF release: what is placed counts, a name alone does not', () => {
    const it = card('MOF.yml', mof);
    const said = cardConcepts.filter((concept) => it.concept(concept)).toSorted();
    assert.deepEqual(said, ['training-procedure', 'version']);
    assert.equal(textOf(it, it.started('contact')), 'contact');
    assert.equal(textOf(it, it.started('license')), 'license');
  });

  for (const empty of [
    '',
    ' ',
    'TODO',
    'TODO: fill in',
    'TBD',
    'N/A',
    'n/a',
    'None',
    '[More Information Needed]',
    'unknown',
    '...',
    'NOASSERTION',
    null,
    [],
    {},
    'x',
  ])
    it(`is nothing: ${JSON.stringify(empty)}`, () => {
      const it = card(
        'model_card.json',
        json({ model_details: { name: 'x' }, considerations: { limitations: [{ description: empty }], use_cases: empty } }),
      );
      assert.equal(it.concept('limitations'), undefined);
      assert.equal(it.concept('intended-use'), undefined);
      assert.ok(it.started('limitations'));
    });

  it('is not a picture', () => {
    const image = 'iVBORw0KGgo'.repeat(5000);
    const it = card('model_card.json', json({ model_details: { name: 'x' }, considerations: { limitations: image } }));
    assert.equal(it.concept('limitations'), undefined);
  });
});

describe('a broken card', () => {
  it('is read as far as it goes, and says where it breaks', () => {
    const text = '{"schema_version": "0.0.2", "model_details": {"name": "x", "overview": "Scores loans" "owners": [}';
    const it = card('model_card.json', text);
    assert.equal(it.problems.length, 1);
    assert.match(it.problems[0]!.message, /not valid JSON: a comma is expected here/);
    assert.equal(text.slice(it.problems[0]!.span.start, it.problems[0]!.span.end), '"owners"');
    assert.ok(it.concept('description'));
  });

  for (const [what, text] of [
    ['a comment', '{"model_details": {"name": "x"}, // why\n "considerations": {}}'],
    ['a trailing comma', '{"model_details": {"name": "x"}, "considerations": {},}'],
  ] as const)
    it(`has ${what} that JSON does not allow`, () => assert.equal(card('model_card.json', text).problems.length, 1));

  it('does not throw or hang, wherever it ends and however deep it is', () => {
    const text = json(bill);
    for (let end = 0; end <= text.length; end += 7) readStructuredCard('file:///p/bom.json', text.slice(0, end));
    for (const open of ['[', '{"a":', '[{"modelCard":']) {
      const deep = `{"model_details": {"name": "x"}, "bomFormat": "CycloneDX machine-learning-model modelCard", "considerations": ${open.repeat(200_000)}`;
      for (const name of ['model_card.json', 'model_card.yaml']) readStructuredCard(`file:///p/${name}`, deep);
    }
    const quotes = `{"model_details": {"name": "x"}, "considerations": {"a": "${'\\"'.repeat(300_000)}`;
    readStructuredCard('file:///p/model_card.json', quotes);
    const long = `{"model_details": {"name": "x"}, "considerations": {"users": [${'1,'.repeat(800_000)}1]}}`;
    for (const name of ['model_card.json', 'model_card.yaml']) {
      assert.ok(readStructuredCard(`file:///p/${name}`, long)!.concept('intended-use'));
    }
  });

  it('of two megabytes takes a moment', () => {
    const metrics = Array.from({ length: 20_000 }, (_, i) => ({ type: 'accuracy', value: '0.9', slice: `group ${i}` }));
    const text = json({ model_details: { name: 'x' }, quantitative_analysis: { performance_metrics: metrics } });
    const begin = performance.now();
    assert.ok(readStructuredCard('file:///p/model_card.json', text)!.concept('subgroup-eval'));
    assert.ok(performance.now() - begin < 3000);
  });

  it('that waits for Jinja is a template', () => {
    const text = json({
      model_details: { name: '{{ name }}', overview: '{{ overview }}' },
      considerations: { limitations: '{{ limitations }}', users: '{{ users }}' },
    });
    assert.equal(card('model_card.json', text).templated, true);
  });
});
