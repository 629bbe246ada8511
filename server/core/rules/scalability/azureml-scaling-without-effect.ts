import { get, isMap, num, str, type YamlMap } from '../../artifacts/yaml.js';
import { setScalar, type TextEdit } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { keySpan, specsOf } from '../shared/azureFix.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { offered } from '../shared/offered.js';

export default defineRule({
  id: 'scalability/azureml-scaling-without-effect',
  consideration: 'scalability/elastic-serving',
  reads: 'azureml',
  severity: 'warning',
  problem: 'The scale settings scale nothing.',
  remedy: 'For managed machines create an autoscale rule in Azure Monitor; on Kubernetes set `max_instances`.',
  why: 'The deployment stays at its first size, and requests above that are refused with status 429.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, scale_settings',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online',
    },
    {
      title: 'Azure Machine Learning: Kubernetes online deployment YAML, TargetUtilizationScaleSettings',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-kubernetes-online',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: azureDeploymentExample('scale_settings: {type: target_utilization, min_instances: 2, max_instances: 6}'),
    good: azureDeploymentExample('scale_settings: {type: default}'),
  },
  *check(file) {
    for (const { node, kubernetes, partial } of specsOf(file, 'onlineDeployment')) {
      const settings = get(node, 'scale_settings');
      if (!isMap(settings) || str(get(settings, 'type')) !== 'target_utilization') continue;
      if (!kubernetes && get(node, '$schema')) {
        yield finding(
          keySpan(settings, 'type'),
          'Managed deployments know no `target_utilization`; their only scale type is `default`.',
          offered('Write `type: default`', plainScale(file.parts[0]!.text, settings)),
        );
      } else if (kubernetes && !partial && get(settings, 'max_instances') === undefined) {
        const least = num(get(settings, 'min_instances')) ?? 1;
        const message = `\`max_instances\` is not given and is 1 by default${least > 1 ? `, below \`min_instances: ${least}\`` : ''}.`;
        yield finding(keySpan(settings, 'type'), message);
      }
    }
  },
});

/** `default` has no settings beside it, so they go with the type they belonged to. */
function plainScale(text: string, settings: YamlMap): TextEdit[] {
  const [first, ...rest] = settings.pairs;
  if (settings.flow) return [{ start: settings.start, end: settings.end, newText: '{type: default}' }];
  if (rest.length === 0) return setScalar(text, first!.value, 'default');
  const comments = /#/.test(text.slice(settings.start, settings.end));
  return comments ? [] : [{ start: settings.start, end: settings.end, newText: 'type: default' }];
}
