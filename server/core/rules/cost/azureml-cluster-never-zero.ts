import { get, num, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, setKey, specsOf } from '../shared/azureFix.js';
import { suggestedIf } from '../shared/stackFix.js';

const cluster = (least: number) => ({
  'cluster.yml': `$schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
name: gpu-cluster
type: amlcompute
size: Standard_NC24ads_A100_v4
min_instances: ${least}
max_instances: 4
idle_time_before_scale_down: 300
`,
});

export default defineRule({
  id: 'cost/azureml-cluster-never-zero',
  consideration: 'cost/usage-optimisation',
  reads: 'azureml',
  severity: 'info',
  problem: 'The compute cluster keeps machines when no job runs.',
  remedy: 'Set `min_instances: 0`; the first job then waits some minutes for its machine.',
  why: 'A machine that waits costs as much as one that trains, every hour of the year.',
  sources: [
    {
      title: 'Azure Machine Learning: compute cluster YAML, min_instances',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-compute-aml',
    },
    {
      title: 'Azure Machine Learning: manage and optimise costs',
      url: 'https://learn.microsoft.com/azure/machine-learning/how-to-manage-optimize-cost',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: cluster(1), good: cluster(0) },
  *check(file) {
    for (const { node } of specsOf(file, 'compute')) {
      const least = num(get(node, 'min_instances'));
      if (str(get(node, 'type'))?.toLowerCase() !== 'amlcompute' || least === undefined || least < 1) continue;
      const size = str(get(node, 'size'));
      const what = size === undefined ? '' : ` of size \`${size}\``;
      const message = `The cluster keeps ${least === 1 ? 'a machine' : `${least} machines`}${what} when no job runs.`;
      const fix = suggestedIf('Give all machines back', setKey(file, node, 'min_instances', 0));
      yield finding(keySpan(node, 'min_instances'), message, fix);
    }
  },
});
