import type { ExampleFiles, Source } from '../../rule.js';

export const MLSERVER_SETTINGS: Source = {
  title: 'MLServer: model settings',
  url: 'https://docs.seldon.ai/mlserver/api-reference/modelsettings',
};

/** A settings file of a scikit-learn model; `more` stands behind its parameters. */
export function mlserverExample(more = '', parameters = '"uri": "./model.joblib", "version": "v7"'): ExampleFiles {
  return {
    'model-settings.json': `{
  "name": "income",
  "implementation": "mlserver_sklearn.SKLearnModel",
  "parameters": {${parameters}}${more === '' ? '' : `,\n  ${more}`}
}
`,
  };
}

export const INPUTS = '"inputs": [{"name": "features", "datatype": "FP32", "shape": [-1, 24]}]';
