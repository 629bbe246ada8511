import { get } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';

/** Where MLflow keeps what was logged: a record of the past. */
const RUN_STORE = /\/(?:mlruns|mlartifacts)\//;
const model = (more: string) => ({
  'model/MLmodel': `artifact_path: model
flavors:
  python_function: {loader_module: mlflow.sklearn, python_version: 3.12.4, env: {virtualenv: python_env.yaml}}
  sklearn: {pickled_model: model.skops, sklearn_version: 1.5.2, serialization_format: skops}
mlflow_version: 3.1.0
run_id: 5e1f6a8f0d6e4c8f9a2b7c1d3e4f5a6b
${more}signature:
  inputs: '[{"type": "double", "name": "age"}]'
  outputs: '[{"type": "long"}]'
`,
});

export default defineRule({
  id: 'integration/mlflow-no-input-example',
  consideration: 'integration/service-interface',
  reads: 'mlflowModel',
  severity: 'info',
  preview: true,
  problem: 'The saved model comes without an example of its input.',
  remedy: 'Log it again with `input_example=X[:5]`.',
  why: 'With an example MLflow tries the model before it is served, and whoever calls it has a request that works.',
  sources: [{ title: 'MLflow: input examples', url: 'https://mlflow.org/docs/latest/ml/model/signatures' }],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: model(''),
    good: model('saved_input_example_info: {artifact_path: input_example.json, type: dataframe, pandas_orient: split}\n'),
  },
  *check(file) {
    if (file.templated || file.problems.length > 0 || RUN_STORE.test(file.uri)) return;
    // Agents and chains get their input from chat clients, whose form is known.
    if (get(file.root, 'saved_input_example_info') || !file.flavors.some(({ name }) => name === 'python_function')) return;
    if (
      get(file.root, 'metadata', 'task') ||
      file.flavors.some(({ name }) => /^(?:openai|langchain|llama_index|dspy)$/.test(name))
    )
      return;
    yield finding(file.anchor);
  },
});
