import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AdapterConfig } from '../../server/core/artifacts/adapterConfig.js';
import type { Evaluation } from '../../server/core/artifacts/evaluation.js';
import type { LicenseFile } from '../../server/core/artifacts/licenseFile.js';
import type { PackageMetadata } from '../../server/core/artifacts/packageMetadata.js';
import { readArtifact } from '../../server/core/recognise.js';
import { lintFiles, ROOT, uriOf } from '../lintFiles.js';

const mit = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
const read = (name: string, text: string) => readArtifact(uriOf(name), text);

describe('a license file', () => {
  it('is known by its text, whatever it is called', () => {
    for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'COPYING', 'models/scorer/LICENSE']) {
      const file = read(name, `\n\n${mit}`) as LicenseFile;
      assert.equal(file.kind, 'license', name);
      assert.equal(file.id, 'mit');
      assert.equal(file.parts[0]!.text.slice(file.span.start, file.span.end), 'MIT License');
    }
    assert.equal((read('LICENSE', '# Northwind Research License\n') as LicenseFile).id, undefined);
    const bsd = 'Redistribution and use in source and binary forms, with or without modification, are permitted.\n';
    assert.equal((read('LICENSE', bsd) as LicenseFile).id, 'bsd-2-clause');
    const third = `${bsd.repeat(4)}3. Neither the name of the copyright holder may be used to endorse products.\n`;
    assert.equal((read('LICENSE', third) as LicenseFile).id, 'bsd-3-clause', 'the third clause stands far below');
    assert.equal(read('LICENSE', ' \n--\n'), null);
    assert.equal(read('license.txt', mit), null, 'letter case counts, as it does for the editors that list files');
  });
});

describe('an adapter config', () => {
  const base = (text: string) => (read('adapter_config.json', text) as AdapterConfig | null)?.base?.id;

  it('names its base where that is on the Hub', () => {
    const text = '{"peft_type": "LORA", "revision": "v2", "base_model_name_or_path": "northwind/encoder"}';
    const config = read('adapter_config.json', text) as AdapterConfig;
    assert.equal(config.kind, 'adapter-config');
    assert.equal(config.revision, 'v2');
    assert.equal(text.slice(config.base!.node.start, config.base!.node.end), '"northwind/encoder"');
    assert.equal(base('{"base_model_name_or_path": "/home/ana/encoder"}'), undefined);
    assert.equal(base('{"base_model_name_or_path": null}'), undefined);
    assert.equal(read('adapter_config.json', '{"peft_type": "LORA"}'), null);
    assert.equal(read('adapter_config.json', '["base_model_name_or_path"'), null);
  });
});

describe('an evaluation file', () => {
  const figures = (text: string, name = 'eval_results.json') =>
    (read(name, text) as Evaluation | null)?.figures.map(({ id, title, on, value }) => [id, title, on, value].join(' | '));

  it('is read for metrics, not for losses, times and the training data', () => {
    assert.deepEqual(
      figures(`{"epoch": 3.0, "eval_accuracy": 0.9142, "eval_loss": 0.3, "test_F1-macro": 0.88, "train_accuracy": 0.99,
        "eval_runtime": 12.2, "eval_recall": "0.7", "precision": null, "accuracy": 0.5}`),
      ['accuracy | Accuracy |  | 0.9142', 'f1_macro | F1 (macro) | test | 0.88'],
    );
  });

  it('may hold a few groups; many are classes or folds', () => {
    assert.deepEqual(figures('{"test": {"roc_auc": 0.86}, "train": {"roc_auc": 0.97}, "date": "2026-05-01"}', 'metrics.json'), [
      'roc_auc | ROC AUC | test | 0.86',
    ]);
    const report = Object.fromEntries(['a', 'b', 'c', 'd', 'macro avg'].map((name) => [name, { precision: 0.5, recall: 0.5 }]));
    assert.equal(figures(JSON.stringify(report), 'results.json'), undefined);
    assert.deepEqual(figures(JSON.stringify({ ...report, accuracy: 0.75 }), 'results.json'), ['accuracy | Accuracy |  | 0.75']);
  });

  it('is one by name and size, and by what it holds', () => {
    for (const name of ['all_results.json', 'test_results.json', 'metrics.json', 'evaluation-2026.json', 'results_v2.json'])
      assert.equal(read(name, '{"f1": 0.5}')?.kind, 'evaluation', name);
    for (const name of ['data.json', 'my_metrics.json', 'results.jsonl']) assert.equal(read(name, '{"f1": 0.5}'), null, name);
    assert.equal(read('metrics.json', `{"f1": 0.5, "rows": "${'x'.repeat(256_000)}"}`), null);
    for (const text of [
      '',
      '[0.5]',
      '{"f1": 0.5',
      '{"f1": NaN}',
      '{"requests": {"count": 3}}',
      '{"__proto__": 1, "constructor": 2}',
    ])
      assert.equal(read('metrics.json', text), null, text);
  });

  it('of the Hub gives the score of a benchmark', () => {
    const yaml = `- dataset:
    id: openai/gsm8k
    task_id: gsm8k
  value: 71.5
- dataset: {id: "cais/hle", task_id: default}
  value: 20.90
- dataset: {id: "no value"}
`;
    assert.deepEqual(figures(yaml, '.eval_results/math.yaml'), [' | openai/gsm8k | gsm8k | 71.5', ' | cais/hle |  | 20.9']);
    assert.equal(read('.eval_results/math.yaml', 'dataset: value\n'), null);
    assert.equal(read('results/math.yaml', yaml), null, 'only that folder is the Hub’s');
  });
});

describe('package metadata', () => {
  const people = (name: string, text: string) =>
    (read(name, text) as PackageMetadata | null)?.people.map((person) => `${person.name} <${person.email}>`);

  it('names maintainers, else authors, in each way of writing them', () => {
    const project = `[build-system]
authors = ["Somebody Else"]

[project]
name = "scorer"
authors = [
  {name = "R. Iyer", email = "r.iyer@northwind.example"}, # left ] in 2025
  { email = 'ops@northwind.example' },
]
`;
    assert.deepEqual(people('pyproject.toml', project), ['R. Iyer <r.iyer@northwind.example>', ' <ops@northwind.example>']);
    assert.deepEqual(people('pyproject.toml', `${project}maintainers = [{name="Credit Risk", url="x"}]\n`), ['Credit Risk <>']);
    assert.deepEqual(people('pyproject.toml', '[tool.poetry]\nauthors = ["R. Iyer <r.iyer@northwind.example>", "Risk"]\n'), [
      'R. Iyer <r.iyer@northwind.example>',
      'Risk <>',
    ]);
    assert.deepEqual(people('package.json', '{"author": "R. Iyer <r.iyer@northwind.example> (https://x.example)"}'), [
      'R. Iyer <r.iyer@northwind.example>',
    ]);
    assert.deepEqual(
      people('package.json', '{"author": "A B", "maintainers": [{"name": "Risk", "email": "risk@northwind.example"}]}'),
      ['Risk <risk@northwind.example>'],
    );
    const file = read('pyproject.toml', project) as PackageMetadata;
    const { start, end } = file.people[1]!.span;
    assert.equal(project.slice(start, end), "{ email = 'ops@northwind.example' }");
  });

  it('says nothing where a generator left a blank, or where it cannot be read', () => {
    for (const text of [
      '[project]\nauthors = [{name = "Your Name", email = "you@example.com"}]\n',
      '[project]\nauthors = [{name = "R. Iyer"}\n',
      '[project]\nauthors = [["R. Iyer"]]\n',
      '[project]\nauthors = [[[[',
      '[project]\nname = "authors"\n',
      '',
    ])
      assert.equal(read('pyproject.toml', text), null, text);
    for (const text of ['{"author": ""}', '{"author": {"url": "x"}}', '{"author": 3', '{"author": ["a"]}', '{"name": "author"}'])
      assert.equal(read('package.json', text), null, text);
  });
});

describe('files beside a model', () => {
  const card = '# Model Card: scorer\n\nScores loan applications.\n';
  const kinds = (files: Record<string, string>) =>
    lintFiles(files)
      .project(ROOT)
      .artifacts.map(({ kind, uri }) => `${kind} ${uri.slice(ROOT.length + 1)}`);
  const beside = {
    'models/scorer/LICENSE': mit,
    'models/scorer/adapter_config.json': '{"base_model_name_or_path": "a/b"}',
    'models/scorer/metrics.json': '{"f1": 0.5}',
    'models/scorer/reports/metrics.json': '{"f1": 0.5}',
    'pyproject.toml': '[project]\nauthors = [{name = "R. Iyer"}]\n',
  };

  it('belong to its project', () => {
    assert.deepEqual(kinds({ ...beside, 'models/scorer/MODEL_CARD.md': card }), [
      'license models/scorer/LICENSE',
      'model-card models/scorer/MODEL_CARD.md',
      'adapter-config models/scorer/adapter_config.json',
      'evaluation models/scorer/metrics.json',
      'evaluation models/scorer/reports/metrics.json',
      'package-metadata pyproject.toml',
    ]);
  });

  it('make no project by themselves, and do not where they lie elsewhere', () => {
    assert.deepEqual(kinds(beside), []);
    assert.deepEqual(lintFiles(beside).roots(), []);
    const away = Object.fromEntries(Object.entries(beside).map(([name, text]) => [`web/${name}`, text]));
    assert.deepEqual(kinds({ ...away, 'MODEL_CARD.md': card }), ['model-card MODEL_CARD.md']);
  });

  it('are evidence with a place', () => {
    const engine = lintFiles({ ...beside, 'models/scorer/MODEL_CARD.md': card });
    const shown = engine.evidence(ROOT).map(({ consideration, note }) => `${consideration}: ${note}`);
    for (const line of [
      'integration/ownership: R. Iyer in pyproject.toml',
      'compliance/regulations: LICENSE beside the card',
      'drift/evaluation-threshold: F1 0.5',
    ])
      assert.equal(shown.filter((each) => each === line).length, 1, `${line} in ${shown.join('\n')}`);
  });
});
