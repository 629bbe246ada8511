import { get, isScalar, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';

const BAD = azureDeploymentExample();
const KEYS = ['environment', 'component'];

export default defineRule({
  id: 'versioning/azureml-latest-asset',
  consideration: 'versioning/version-control',
  reads: 'azureml',
  severity: 'info',
  problem: 'The deployment takes whatever version of an asset is the latest.',
  remedy: 'Name the version you tested: `azureml:name:12`, or `/versions/12` in a registry.',
  why: 'The next deployment of the same file runs with other packages than this one, and nothing in the repository says so.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, environment',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online',
    },
    {
      title: 'Azure Machine Learning: core syntax of the YAML schemas, referring to assets',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax',
    },
  ],
  standards: ['EU AI Act Art. 11', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: { 'deployment.yml': BAD['deployment.yml']!.replace('scorer-env:12', 'scorer-env@latest') },
    good: BAD,
  },
  *check(file) {
    for (const { node } of specsOf(file, 'onlineDeployment', 'batchDeployment')) {
      for (const key of KEYS) {
        const value = get(node, key);
        const text = isScalar(value) ? str(value) : undefined;
        if (text === undefined || isPlaceholder(text)) continue;
        const label = /^azureml:.*(?:@|\/labels\/)([\w-]+)$/.exec(text)?.[1];
        if (label === undefined) continue;
        yield finding(keySpan(node, key), `\`${label}\` is another version of the ${key} after each registration.`);
      }
    }
  },
});
