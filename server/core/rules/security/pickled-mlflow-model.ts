import { get, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding } from '../../rule.js';

export default defineRule({
  id: 'security/pickled-mlflow-model',
  consideration: 'security/protection',
  reads: 'mlflowModel',
  severity: 'info',
  problem: 'The model is saved as a pickle, which runs code when it is loaded.',
  remedy:
    'Save it in a format that is data (skops, ONNX, the booster’s own), or load it only from a store that you alone write to.',
  why: 'Whoever can replace the file in the artifact store runs code with the rights of every service that loads the model.',
  sources: [
    { title: 'MLflow: security guide', url: 'https://mlflow.org/docs/latest/ml/model/' },
    { title: 'Python: pickle', url: 'https://docs.python.org/3/library/pickle.html' },
    { title: 'scikit-learn: model persistence', url: 'https://scikit-learn.org/stable/model_persistence.html' },
  ],
  standards: ['CWE-502', 'OWASP LLM03:2025'],
  fix: 'none',
  // The default of MLflow for scikit-learn: most who have it know no other, and trust their own store.
  preview: true,
  examples: {
    bad: {
      'model/MLmodel':
        'flavors:\n  sklearn: {pickled_model: model.pkl, serialization_format: cloudpickle, sklearn_version: 1.7.2}\n',
    },
    good: {
      'model/MLmodel': 'flavors:\n  sklearn: {pickled_model: model.skops, serialization_format: skops, sklearn_version: 1.7.2}\n',
    },
  },
  *check({ flavors }) {
    for (const { name, node } of flavors) {
      const format = get(node, 'serialization_format');
      const written = str(format);
      if (format && (written === 'pickle' || written === 'cloudpickle'))
        yield finding(
          nodeSpan(format),
          `The flavour \`${name}\` is saved with \`${written}\`, which runs code when it is loaded.`,
        );
    }
  },
});
