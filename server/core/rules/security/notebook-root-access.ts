import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { notebookInstanceExample } from '../shared/notebookInstance.js';
import { addProperty, propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

export default defineRule({
  id: 'security/notebook-root-access',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'Users of the notebook instance are root on it.',
  remedy: 'Set `RootAccess: Disabled`; lifecycle scripts run as root all the same.',
  why: 'A cell or a package that somebody runs can change the machine, read its role and stay there.',
  sources: [
    {
      title: 'AWS Security Hub: SageMaker.3, no root access to notebook instances',
      url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3',
    },
    {
      title: 'Amazon SageMaker AI: control root access to a notebook instance',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: notebookInstanceExample('DirectInternetAccess: Disabled'),
    good: notebookInstanceExample('DirectInternetAccess: Disabled\nRootAccess: Disabled'),
  },
  *check(stack) {
    for (const { id, properties, anchor, partial } of sageMaker(stack, 'NotebookInstance')) {
      const title = 'Take root access away';
      if (textAt(properties, 'RootAccess') === 'Enabled') {
        const fix = suggestedIf(title, setProperty(stack, properties, 'RootAccess', 'Disabled'));
        yield finding(propertySpan(properties, 'RootAccess'), '', fix);
      } else if (isAbsent(properties, 'RootAccess') && !partial) {
        const fix = suggestedIf(title, addProperty(stack, properties, 'RootAccess', 'Disabled', 'RoleArn'));
        yield finding(anchor, `Users of \`${id}\` are root on it, which is the default.`, fix);
      }
    }
  },
});
