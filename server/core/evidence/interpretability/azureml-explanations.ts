import { get, isMap, keyText, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

/** Components of the responsible AI dashboard: https://learn.microsoft.com/azure/machine-learning/how-to-responsible-ai-insights-sdk-cli */
const EXPLAINS = /(?:^|[/:_])rai_(?:tabular|vision|text)_(?:explanation|causal|counterfactual|erroranalysis)/;

export default defineDetector({
  considerations: ['interpretability/explanations'],
  what: 'Azure pipeline with a component of the responsible AI dashboard that explains the model',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node } of specsOf(file, 'pipelineJob', 'component')) {
      const jobs = get(node, 'jobs');
      if (!isMap(jobs)) continue;
      for (const each of jobs.pairs) {
        const name = keyText(each);
        const job = name === undefined ? undefined : get(jobs, name);
        const component = str(get(job, 'component')) ?? '';
        if (!isMap(job) || !EXPLAINS.test(component.replace('microsoft_azureml_', ''))) continue;
        yield evidence('interpretability/explanations', keySpan(job, 'component'), `${name} explains the model`);
      }
    }
  },
});
