import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { notebookInstanceExample } from '../shared/notebookInstance.js';
import { addProperty, propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'security/notebook-direct-internet',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The notebook instance reaches the internet past your own network.',
  remedy: 'Put it into a subnet and set `DirectInternetAccess: Disabled`.',
  why: 'Data and models it can read leave by a way that no firewall or log of yours sees.',
  sources: [
    {
      title: 'AWS Security Hub: SageMaker.1, no direct internet access of notebook instances',
      url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-1',
    },
    {
      title: 'CloudFormation: AWS::SageMaker::NotebookInstance',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-notebookinstance.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: notebookInstanceExample('RootAccess: Disabled\nDirectInternetAccess: Enabled'),
    good: notebookInstanceExample('RootAccess: Disabled\nDirectInternetAccess: Disabled'),
  },
  *check(stack) {
    for (const { id, properties, anchor, partial } of sageMaker(stack, 'NotebookInstance')) {
      const inNetwork = !isAbsent(properties, 'SubnetId') && !isAbsent(properties, 'SecurityGroupIds');
      const title = 'Reach the internet through your own network only';
      if (textAt(properties, 'DirectInternetAccess') === 'Enabled') {
        const edits = inNetwork ? setProperty(stack, properties, 'DirectInternetAccess', 'Disabled') : [];
        yield finding(propertySpan(properties, 'DirectInternetAccess'), '', suggestedIf(title, edits));
      } else if (isAbsent(properties, 'DirectInternetAccess') && !partial) {
        const edits = inNetwork
          ? addProperty(stack, properties, 'DirectInternetAccess', 'Disabled', 'SubnetId', 'SecurityGroupIds')
          : [];
        yield finding(anchor, `\`${id}\` has direct internet access, which is the default.`, suggestedIf(title, edits));
      }
    }
  },
});
