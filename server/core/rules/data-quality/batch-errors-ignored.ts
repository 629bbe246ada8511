import { get, num } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureBatchExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'data-quality/batch-errors-ignored',
  consideration: 'data-quality/validation',
  reads: 'azureml',
  severity: 'info',
  problem: 'The batch job succeeds however many of its inputs fail.',
  remedy: 'Set `error_threshold` to the number of failures that you can live with.',
  why: 'Inputs that the model could not score are left out of the result, and nobody is told.',
  sources: [
    {
      title: 'Azure Machine Learning: batch deployment YAML, settings.error_threshold',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-batch',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: azureBatchExample('settings: {mini_batch_size: 10, error_threshold: -1}'),
    good: azureBatchExample('settings: {mini_batch_size: 10, error_threshold: 5}'),
  },
  *check(file) {
    for (const { node } of specsOf(file, 'batchDeployment')) {
      for (const holder of [node, get(node, 'settings')]) {
        if (!holder || num(get(holder, 'error_threshold')) !== -1) continue;
        const fix = suggestedIf('Stop at the first failure', setKey(file, holder, 'error_threshold', 0));
        yield finding(keySpan(holder, 'error_threshold'), '', fix);
      }
    }
  },
});
