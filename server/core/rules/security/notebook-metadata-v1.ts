import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { notebookInstanceExample } from '../shared/notebookInstance.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

const KEY = 'MinimumInstanceMetadataServiceVersion';
const notebook = (version: string) =>
  notebookInstanceExample(
    `RootAccess: Disabled\nDirectInternetAccess: Disabled\nInstanceMetadataServiceConfiguration: {${KEY}: "${version}"}`,
  );

export default defineRule({
  id: 'security/notebook-metadata-v1',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The notebook instance answers requests for its credentials without a session token.',
  remedy: 'Set `MinimumInstanceMetadataServiceVersion: "2"`.',
  why: 'Any page or package that makes the notebook fetch an address can read the credentials of its role.',
  sources: [
    {
      title: 'CloudFormation: NotebookInstance InstanceMetadataServiceConfiguration',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-sagemaker-notebookinstance-instancemetadataserviceconfiguration.html',
    },
    {
      title: 'Amazon SageMaker AI: notebook instances and the instance metadata service',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-compliance.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: { bad: notebook('1'), good: notebook('2') },
  *check(stack) {
    for (const { id, properties } of sageMaker(stack, 'NotebookInstance')) {
      const config = mapAt(properties, 'InstanceMetadataServiceConfiguration');
      if (!config || textAt(config, KEY) !== '1') continue;
      const fix = suggestedIf('Ask for session tokens', setProperty(stack, config, KEY, '2'));
      yield finding(propertySpan(config, KEY), `\`${id}\` takes metadata requests of version 1, without a token.`, fix);
    }
  },
});
