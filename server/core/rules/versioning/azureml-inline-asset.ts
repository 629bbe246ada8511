import { get, isMap, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';

const GOOD = azureDeploymentExample();

export default defineRule({
  id: 'versioning/azureml-inline-asset',
  consideration: 'versioning/version-control',
  reads: 'azureml',
  severity: 'info',
  preview: true,
  problem: 'The deployment brings its model along instead of naming a registered one.',
  remedy: 'Register the model with `az ml model create` and name it: `azureml:income:7`.',
  why: 'The model that answers has no version of its own, so nobody can say later which one it was or go back to it.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, model',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online',
    },
  ],
  standards: ['EU AI Act Art. 11', 'NIST AI RMF MEASURE 2.5'],
  fix: 'none',
  examples: {
    bad: { 'deployment.yml': GOOD['deployment.yml']!.replace('model: azureml:income:7', 'model: {path: model/}') },
    good: GOOD,
  },
  *check(file) {
    for (const { node } of specsOf(file, 'onlineDeployment', 'batchDeployment')) {
      const model = get(node, 'model');
      const path = str(get(model, 'path'));
      if (!isMap(model) || path === undefined || /^azureml:/.test(path)) continue;
      yield finding(keySpan(node, 'model'), `The deployment brings its model from \`${path}\`.`);
    }
  },
});
