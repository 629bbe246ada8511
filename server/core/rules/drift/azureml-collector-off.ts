import { get, isMap, keyText, looseBool, num, type YamlMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { suggestedIf } from '../shared/stackFix.js';

const collector = (enabled: string) => `data_collector:
  collections:
    model_inputs: {enabled: "${enabled}"}
    model_outputs: {enabled: "True"}`;
/** Collections that Azure's monitors read. */
const READ = ['model_inputs', 'model_outputs', 'model_inputs_outputs'];

export default defineRule({
  id: 'drift/azureml-collector-off',
  consideration: 'drift/monitoring',
  reads: 'azureml',
  severity: 'warning',
  problem: 'The data collector is configured, and what a monitor reads is not collected.',
  remedy: 'Set `enabled: "True"` for the inputs and outputs of the model, with a sampling rate above zero.',
  why: 'A monitor of this deployment has nothing to compare with the training data, so drift goes unseen.',
  sources: [
    {
      title: 'Azure Machine Learning: collect production data from models',
      url: 'https://learn.microsoft.com/azure/machine-learning/how-to-collect-production-data',
    },
  ],
  standards: ['EU AI Act Art. 72', 'NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: { bad: azureDeploymentExample(collector('False')), good: azureDeploymentExample(collector('True')) },
  *check(file) {
    for (const { node } of specsOf(file, 'onlineDeployment')) {
      const whole = get(node, 'data_collector');
      const collections = get(whole, 'collections');
      if (!isMap(whole) || !isMap(collections)) continue;
      for (const each of collections.pairs) {
        const name = keyText(each) ?? '';
        const own = get(collections, name);
        if (!READ.includes(name) || !isMap(own) || isCovered(collections, name)) continue;
        if (looseBool(get(own, 'enabled')) !== false) continue;
        const fix = suggestedIf(`Collect \`${name}\``, setKey(file, own, 'enabled', 'True'));
        yield finding(keySpan(own, 'enabled'), `\`${name}\` is not collected.`, fix);
      }
      if (num(get(whole, 'sampling_rate')) !== 0) continue;
      const fix = suggestedIf('Collect every request', setKey(file, whole, 'sampling_rate', 1));
      yield finding(keySpan(whole, 'sampling_rate'), 'None of the requests is collected.', fix);
    }
  },
});

/** The collection of both sides stands in for either of them, and both of them for it. */
function isCovered(collections: YamlMap, name: string): boolean {
  const on = (key: string) => looseBool(get(collections, key, 'enabled')) === true;
  return name === 'model_inputs_outputs' ? on('model_inputs') || on('model_outputs') : on('model_inputs_outputs');
}
