import type { MlflowModel } from '../../artifacts/mlflowModel.js';
import { get, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { isRunRecord } from '../shared/runStore.js';

/** Flavours of chains, agents and prompts, whose input is a text or what a chat client sends. */
const LANGUAGE = /^(?:openai|langchain|llama_index|dspy|transformers|sentence_transformers|promptflow|haystack|crewai|autogen)$/;

export default defineRule({
  id: 'data-quality/mlflow-missing-signature',
  consideration: 'data-quality/validation',
  reads: 'mlflowModel',
  severity: 'warning',
  problem: 'The saved model has no signature.',
  remedy:
    'Log it again with `input_example=X[:5]` or `signature=infer_signature(X, model.predict(X))`, or add one with `mlflow.models.set_signature`.',
  why: 'Without one MLflow checks nothing of a request: a missing column or a wrong type reaches the model, and Unity Catalog refuses to register it.',
  sources: [{ title: 'MLflow: model signatures and input examples', url: 'https://mlflow.org/docs/latest/ml/model/signatures' }],
  standards: ['EU AI Act Art. 15', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: { 'model/MLmodel': model('') },
    good: {
      'model/MLmodel': model(`signature:\n  inputs: '[{"type": "double", "name": "age"}]'\n  outputs: '[{"type": "long"}]'\n`),
    },
  },
  *check(model) {
    if (model.templated || model.problems.length > 0 || model.signature?.inputs || !isServed(model)) return;
    if (isRunRecord(model)) return;
    yield finding(model.anchor, model.signature ? 'The signature of this model says nothing of its inputs.' : '');
  },
});

/** MLflow checks requests of models that it serves as `python_function`; models of language take free text. */
function isServed({ flavors, root }: MlflowModel): boolean {
  const names = flavors.map(({ name }) => name);
  return (
    names.includes('python_function') &&
    !names.some((name) => LANGUAGE.test(name)) &&
    str(get(root, 'metadata', 'task')) === undefined
  );
}

function model(signature: string): string {
  return `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.xgboost
    data: model.ubj
    python_version: 3.12.4
  xgboost: {data: model.ubj, model_format: ubj, xgb_version: 3.1.3}
mlflow_version: 3.15.0
run_id: 5e1f6a8f0d6e4c8f9a2b7c1d3e4f5a6b
${signature}`;
}
