import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ModelCard } from '../../server/core/artifacts/modelCard.js';
import { isMap, parseYaml } from '../../server/core/artifacts/yaml.js';
import { hubLicenses } from '../../server/core/catalogue/hub.js';
import { createCard, type NewCard } from '../../server/core/createCard.js';
import { createEngine } from '../../server/core/engine.js';
import { licenseOf } from '../../server/core/facts/licenseText.js';
import type { RootFiles } from '../../server/core/facts/rootFiles.js';
import { namesIn } from '../../server/core/projectFacts.js';
import { readArtifact } from '../../server/core/recognise.js';

const root = 'file:///models/income';

function engineWith(files: Record<string, string>) {
  const engine = createEngine(
    () => '2026-11-23',
    ({ rule, error }) => assert.fail(`${rule}: ${error}`),
  );
  engine.setFolders([root]);
  for (const [name, text] of Object.entries(files)) engine.set(`${root}/${name}`, readArtifact(`${root}/${name}`, text));
  engine.setComplete(root, true);
  return engine;
}

/** The card of a project, judged in it: it is one, reads without an error, and is met with nothing louder than information. */
function created(files: Record<string, string>, rootFiles: RootFiles = {}, name = 'README.md'): NewCard & { card: ModelCard } {
  const engine = engineWith(files);
  const uri = `${root}/${name}`;
  const made = createCard(engine.project(root), rootFiles, uri);
  const card = readArtifact(uri, made.text);
  assert.equal(card?.kind, 'model-card', made.text);
  assert.deepEqual(card.problems, []);
  engine.set(uri, card);
  const loud = engine.findings(uri).filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(
    loud.map(({ rule, message }) => `${rule}: ${message}`),
    [],
    made.text,
  );
  return { ...made, card: card as ModelCard };
}

function notebook(...sources: string[]): string {
  const cells = sources.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: 1, source }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3' } }, cells });
}

const sklearn = notebook(
  `import os
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score, balanced_accuracy_score
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("/home/ana/private/income-2025.csv")
X = StandardScaler().fit_transform(frame)
`,
  `model = RandomForestClassifier(n_estimators=300, criterion="gini", random_state=7, api_key="hf_0123456789abcdefghijABCDEFGHIJ0123")
model.fit(X, frame.y)
f1_score(frame.y, model.predict(X))
balanced_accuracy_score(frame.y, model.predict(X))
mlflow.sklearn.log_model(model, name="income-forest")
`,
);

const lora = notebook(`
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen2.5-0.5B", revision="060db6499f32faf8b98477b0a26969ef7d8b9987")
model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-0.5B", revision="060db6499f32faf8b98477b0a26969ef7d8b9987")
model = get_peft_model(model, LoraConfig(r=16, lora_alpha=32))
train = load_dataset("northwind/tickets", split="train", revision="5503434ddd753f426f4b38109466949a1217c2bb")
test = load_dataset("northwind/tickets", split="test")
arguments = TrainingArguments(output_dir="/home/ana/out", num_train_epochs=3, learning_rate=0.0002, hub_token="secret-of-mine")
Trainer(model=model, args=arguments, train_dataset=train).train()
`);

describe('a created card', () => {
  it('says of a model in a script what the script shows', () => {
    const { text } = created({
      'src/train.py': `from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
import pandas as pd

def main():
    frame = pd.read_csv("/srv/data/income.csv")
    model = RandomForestClassifier(n_estimators=300, random_state=7)
    model.fit(frame[["a"]], frame.y)
    f1_score(frame.y, model.predict(frame[["a"]]))
`,
    });
    assert.match(text, /`sklearn\.ensemble\.RandomForestClassifier` \(n_estimators=300, random_state=7\)/);
    assert.match(text, /`income\.csv`, read in `src\/train\.py`/);
    assert.match(text, /Computed in `src\/train\.py`: F1/);
    assert.doesNotMatch(text, /\/srv/);
  });

  it('says of a model in a notebook what the notebook shows', () => {
    const { text, card } = created({
      'train.ipynb': sklearn,
      'requirements.txt': 'scikit-learn==1.7.2\npandas>=2\npytest==8.0.0\n',
    });
    assert.match(text, /^---\nlibrary_name: sklearn\npipeline_tag: tabular-classification\nmetrics:\n {2}- f1\n---\n/);
    assert.match(text, /^# Model Card for income-forest$/m);
    assert.match(text, /^- `sklearn\.ensemble\.RandomForestClassifier`, fitted in `train\.ipynb`$/m);
    assert.match(text, /^- `income-2025\.csv`, read in `train\.ipynb`$/m);
    assert.match(text, /RandomForestClassifier` \(n_estimators=300, criterion=gini, random_state=7\)\.$/m);
    assert.match(text, /^- Computed in `train\.ipynb`: F1, balanced accuracy$/m);
    assert.match(text, /^- scikit-learn 1\.7\.2, in `requirements\.txt`$/m);
    for (const private_ of ['/home', 'hf_', 'StandardScaler', 'pytest']) assert.ok(!text.includes(private_), private_);
    for (const concept of ['model-type', 'training-data', 'training-procedure', 'software'] as const) {
      assert.ok(card.concept(concept), concept);
    }
  });

  it('asks where nothing is known, under headings in the order of the template', () => {
    const { text, card, facts } = created({ 'train.ipynb': notebook('import torch\n') });
    assert.equal(facts, 0);
    for (const concept of ['intended-use', 'limitations', 'out-of-scope', 'bias', 'evaluation', 'contact', 'hardware'] as const) {
      assert.equal(card.concept(concept), undefined, concept);
      assert.ok(card.started(concept), concept);
    }
    const order = [
      'Model Details',
      'Uses',
      'Bias, Risks',
      'Training Details',
      'Evaluation',
      'Environmental',
      'Technical',
      'Contact',
    ];
    const places = order.map((title) => text.indexOf(`## ${title}`));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(places.every((at) => at > 0));
  });

  it('tells a base model, its adapter and the data sets apart', () => {
    const { text } = created({ 'tune.ipynb': lora });
    assert.match(
      text,
      /^---\nlibrary_name: peft\npipeline_tag: text-generation\ndatasets:\n {2}- northwind\/tickets\nbase_model: Qwen\/Qwen2\.5-0\.5B\nbase_model_relation: adapter\n---\n/,
    );
    assert.match(text, /^- `Qwen\/Qwen2\.5-0\.5B`, revision `060db6499f32faf8b98477b0a26969ef7d8b9987`, in `tune\.ipynb`$/m);
    const [training = '', evaluation = ''] = text.slice(text.indexOf('### Training Data')).split('## Evaluation\n');
    assert.match(training, /`northwind\/tickets`, split `train`, revision `5503434/);
    assert.match(training, /num_train_epochs=3, learning_rate=0\.0002/);
    assert.match(evaluation, /`northwind\/tickets`, split `test`, loaded in `tune\.ipynb`/);
    assert.ok(!text.includes('secret-of-mine') && !text.includes('/home'));
  });

  it('does not take the model that is served for its own base', () => {
    const deployment = (model: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: helpdesk, labels: {team: support-ml}}
spec:
  selector: {matchLabels: {app: helpdesk}}
  template:
    metadata: {labels: {app: helpdesk}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.10.2
          args: [--model, ${model}, --revision, 5503434ddd753f426f4b38109466949a1217c2bb]
          resources: {limits: {memory: 24Gi, nvidia.com/gpu: "2"}}
`;
    const own = created({ 'serve.yaml': deployment('northwind/helpdesk') }).text;
    assert.ok(!own.includes('base_model'));
    assert.match(own, /^- Deployment helpdesk in `serve\.yaml`: 2 × `nvidia\.com\/gpu`, 24Gi memory$/m);
    assert.match(own, /^- `support-ml`, in `serve\.yaml`$/m);
    const other = created({ 'serve.yaml': deployment('Qwen/Qwen2.5-0.5B') }).text;
    assert.match(other, /^base_model: Qwen\/Qwen2\.5-0\.5B$/m);
    assert.match(other, /^- `Qwen\/Qwen2\.5-0\.5B`, revision `5503434\w+`, in `serve\.yaml`$/m);
  });

  it('reads the license, the adapter and the MLflow model beside it', () => {
    const { text } = created(
      {},
      {
        LICENSE: 'Northwind Model License 1.0\n\nOnly Northwind may use it.\n',
        'adapter_config.json': '{"base_model_name_or_path": "Qwen/Qwen2.5-0.5B", "revision": null, "r": 16}',
        MLmodel: `flavors:
  python_function: {loader_module: mlflow.sklearn}
  sklearn: {sklearn_version: 1.7.2}
signature:
  inputs: '[{"type": "double", "name": "income", "required": true}, {"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 4]}}]'
  outputs: '[{"type": "long", "required": true}]'
`,
      },
    );
    assert.match(
      text,
      /^license: other\nlicense_name: northwind-model-license-1\.0\nlicense_link: LICENSE\nlibrary_name: peft$/m,
    );
    assert.match(text, /^base_model: Qwen\/Qwen2\.5-0\.5B\nbase_model_relation: adapter$/m);
    assert.match(text, /^- Inputs: `income` \(double\), float32 \[-1, 4\], in `MLmodel`$/m);
    assert.match(text, /^- Outputs: long, in `MLmodel`$/m);
  });

  it('is recognised under any name of the model and file', () => {
    for (const folder of ['writing-guide', 'a_b [c](d) <e>', 'モデル', '***', 'how to create']) {
      const deployment = notebook(`import mlflow\nmlflow.sklearn.log_model(1, name=${JSON.stringify(folder)})`);
      for (const name of ['README.md', 'MODEL_CARD.md']) created({ 'a.ipynb': deployment }, {}, name);
    }
  });

  it('is what broken and hostile files leave of it', () => {
    const { text } = created(
      {
        'a.ipynb': '{"cells": [',
        'b.yaml': 'apiVersion: v1\nkind: [',
        'c.ipynb': notebook('def (:\n'),
        CODEOWNERS: '* @a`b|c<script>\n',
      },
      { LICENSE: '\u0000', 'adapter_config.json': '[{', MLmodel: 'flavors: *x\nsignature: {inputs: "[[", outputs: "{}"}' },
    );
    assert.ok(!text.includes('```'));
  });

  it('gives the names that completion offers', () => {
    const { baseModels, datasets } = namesIn(engineWith({ 'tune.ipynb': lora }).project(root));
    assert.deepEqual(baseModels, [{ value: 'Qwen/Qwen2.5-0.5B', detail: 'in tune.ipynb' }]);
    assert.deepEqual(datasets, [{ value: 'northwind/tickets', detail: 'in tune.ipynb' }]);
  });
});

describe('license texts', () => {
  it('are known by their titles and sentences', () => {
    const own = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
    const texts: Record<string, string> = {
      mit: own,
      'apache-2.0': '\n                                 Apache License\n                           Version 2.0, January 2004\n',
      'gpl-3.0': '                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n',
      'lgpl-2.1': '                  GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 2.1, February 1999\n',
      'agpl-3.0': '                    GNU AFFERO GENERAL PUBLIC LICENSE\n                       Version 3, 19 November 2007\n',
      'mpl-2.0': 'Mozilla Public License Version 2.0\n==================================\n',
      'cc-by-nc-4.0': '# Creative Commons\n\nAttribution-NonCommercial 4.0 International\n',
      'cc-by-4.0': 'Creative Commons Attribution 4.0 International Public License\n',
      'bsd-3-clause':
        'Copyright (c) 2026, A\n\nRedistribution and use in source and binary forms, with or without\nmodification, are permitted:\n\n3. Neither the name of A\n',
      'bsd-2-clause': 'BSD License\n\nRedistribution and use in source and binary forms, with or without modification\n',
      'llama3.1': 'LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024\n',
      'cc0-1.0': 'SPDX-License-Identifier: CC0-1.0\n',
      unlicense: 'This is free and unencumbered software released into the public domain.\n',
    };
    for (const [id, text] of Object.entries(texts)) {
      assert.equal(licenseOf(text), id);
      assert.equal(licenseOf(text.replaceAll('\n', '\r\n')), id);
      assert.ok(Object.hasOwn(hubLicenses, id));
    }
  });

  it('are not guessed', () => {
    for (const text of [
      '',
      'All rights reserved.',
      'You may not use this under the terms of another license.',
      'x'.repeat(300_000),
    ]) {
      assert.equal(licenseOf(text), undefined);
    }
  });
});

describe('front matter of a created card', () => {
  it('is YAML that holds every value as text', () => {
    const { text } = created({ 'tune.ipynb': lora }, { LICENSE: '1.0 License: yes # no' });
    const yaml = parseYaml(text.slice(4, text.indexOf('\n---\n', 4)))[0];
    assert.deepEqual(yaml?.errors, []);
    assert.ok(isMap(yaml?.root));
  });
});
