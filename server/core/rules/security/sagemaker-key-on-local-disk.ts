import { sageMaker, variantsIn } from '../../artifacts/cloudFormationEndpoints.js';
import { hasLocalDisk } from '../../artifacts/cloudFormationInstances.js';
import { isAbsent } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { endpointConfigExample } from '../shared/exampleStack.js';
import { propertySpan, removeProperty, suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'security/sagemaker-key-on-local-disk',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'error',
  problem: 'A key is named for the volume of an instance that has a disk of its own.',
  remedy: 'Remove `KmsKeyId`: the hardware of these instances encrypts their local disks.',
  why: '`CreateEndpointConfig` refuses the key, so the stack fails when it is deployed.',
  sources: [
    {
      title: 'Amazon SageMaker AI API: CreateEndpointConfig, KmsKeyId',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html',
    },
    {
      title: 'Amazon EC2: instance store volumes',
      url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: endpointConfigExample('InstanceType: ml.g5.2xlarge\nInitialInstanceCount: 2', 'KmsKeyId: !Ref Key'),
    good: endpointConfigExample('InstanceType: ml.g5.2xlarge\nInitialInstanceCount: 2'),
  },
  *check(stack) {
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      const { properties } = config;
      if (isAbsent(properties, 'KmsKeyId')) continue;
      const variant = variantsIn(stack, config).find(({ instanceType = '' }) => hasLocalDisk(instanceType));
      if (!variant) continue;
      const fix = suggestedIf('Remove `KmsKeyId`', removeProperty(stack, properties, 'KmsKeyId'));
      const message = `\`${variant.instanceType}\` has a local disk, for which no key can be named.`;
      yield finding(propertySpan(properties, 'KmsKeyId'), message, fix);
    }
  },
});
