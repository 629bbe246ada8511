import { captures, sageMaker, variantsIn } from '../../artifacts/cloudFormationEndpoints.js';
import { hasLocalDisk } from '../../artifacts/cloudFormationInstances.js';
import { boolAt, isAbsent, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'SageMaker model in a VPC or isolated from the network, keys of your own for disks and captured data, closed notebook instances',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, properties } of sageMaker(stack, 'Model', 'EndpointConfig')) {
      if (boolAt(properties, 'EnableNetworkIsolation') === true)
        yield evidence(
          'security/protection',
          propertySpan(properties, 'EnableNetworkIsolation'),
          `${id} is isolated from the network`,
        );
      if (mapAt(properties, 'VpcConfig'))
        yield evidence('security/protection', propertySpan(properties, 'VpcConfig'), `${id} runs in a VPC`);
    }
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      const { id, properties } = config;
      // A key for instances with a disk of their own is refused, and guards nothing.
      const refused = variantsIn(stack, config).some(({ instanceType = '' }) => hasLocalDisk(instanceType));
      if (!isAbsent(properties, 'KmsKeyId') && !refused)
        yield evidence('security/protection', propertySpan(properties, 'KmsKeyId'), `${id}: own key for the disk`);
      const capture = captures(config) ? mapAt(properties, 'DataCaptureConfig') : undefined;
      if (capture && !isAbsent(capture, 'KmsKeyId'))
        yield evidence('security/protection', propertySpan(capture, 'KmsKeyId'), `${id}: own key for captured data`);
    }
    for (const { id, properties } of sageMaker(stack, 'Domain')) {
      if (textAt(properties, 'AppNetworkAccessType') === 'VpcOnly')
        yield evidence(
          'security/protection',
          propertySpan(properties, 'AppNetworkAccessType'),
          `${id} is reached through the VPC only`,
        );
    }
    for (const { id, properties } of sageMaker(stack, 'NotebookInstance')) {
      for (const key of ['DirectInternetAccess', 'RootAccess']) {
        if (textAt(properties, key) !== 'Disabled') continue;
        yield evidence('security/protection', propertySpan(properties, key), `${id}: ${key} disabled`);
      }
    }
  },
});
