import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, isAbsent, mapAt, numberAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import type { YamlMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { addProperty, propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

const job = (network: string) =>
  stackExample(`Quality:
  Type: AWS::SageMaker::DataQualityJobDefinition
  Properties:
    DataQualityBaselineConfig: {BaseliningJobName: income}
    JobResources:
      ClusterConfig: {InstanceCount: 2, InstanceType: ml.m5.xlarge, VolumeSizeInGB: 20, VolumeKmsKeyId: !Ref Key}
    NetworkConfig:
      EnableNetworkIsolation: true
      EnableInterContainerTrafficEncryption: ${network}`);

const KEY = 'EnableInterContainerTrafficEncryption';

export default defineRule({
  id: 'security/sagemaker-monitor-traffic',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'The machines of the monitoring job exchange captured data in clear text.',
  remedy: 'Set `EnableInterContainerTrafficEncryption: true` in the `NetworkConfig` of the job.',
  why: 'What users sent to the model crosses the network between the machines for whoever can listen there.',
  sources: [
    {
      title: 'AWS Security Hub: SageMaker.9, inter-container traffic encryption',
      url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-9',
    },
    {
      title: 'CloudFormation: DataQualityJobDefinition NetworkConfig',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-sagemaker-dataqualityjobdefinition-networkconfig.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: { bad: job('false'), good: job('true') },
  *check(stack) {
    const kinds = ['DataQuality', 'ModelQuality', 'ModelBias', 'ModelExplainability'].map((kind) => `${kind}JobDefinition`);
    for (const { id, properties, anchor, partial } of sageMaker(stack, ...kinds)) {
      // One machine has nobody to talk to.
      const machines = numberAt(properties, 'JobResources', 'ClusterConfig', 'InstanceCount');
      if (machines === undefined || machines < 2) continue;
      const network: YamlMap | undefined = mapAt(properties, 'NetworkConfig');
      const message = `The machines of \`${id}\` exchange captured data in clear text.`;
      const title = 'Encrypt the traffic between the machines';
      if (network && boolAt(network, KEY) === false) {
        yield finding(propertySpan(network, KEY), message, suggestedIf(title, setProperty(stack, network, KEY, true)));
      } else if (network && isAbsent(network, KEY) && !partial) {
        yield finding(
          propertySpan(properties, 'NetworkConfig'),
          message,
          suggestedIf(title, addProperty(stack, network, KEY, true)),
        );
      } else if (valueAt(properties, 'NetworkConfig').kind === 'absent' && !partial) {
        const edits = addProperty(stack, properties, 'NetworkConfig', { [KEY]: true }, 'JobResources');
        yield finding(anchor, message, suggestedIf(title, edits));
      }
    }
  },
});
