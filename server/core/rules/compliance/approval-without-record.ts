import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { addProperty, propertySpan, suggestedIf } from '../shared/stackFix.js';

const modelPackage = (record: string) =>
  stackExample(`Package:
  Type: AWS::SageMaker::ModelPackage
  Properties:
    ModelPackageGroupName: income
    ModelApprovalStatus: Approved${record}`);

export default defineRule({
  id: 'compliance/approval-without-record',
  consideration: 'compliance/regulations',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'The model package is approved in the template, and nothing says by whom or on what grounds.',
  remedy: 'Say in `ApprovalDescription` who approved it, when and after which checks.',
  why: 'An approval that nobody signed is the first thing an auditor asks about.',
  sources: [
    {
      title: 'CloudFormation: AWS::SageMaker::ModelPackage, ApprovalDescription',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sagemaker-modelpackage.html',
    },
    {
      title: 'Amazon SageMaker AI: update the approval status of a model',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html',
    },
  ],
  standards: ['EU AI Act Art. 17', 'ISO/IEC 42001 A.6.2.4'],
  fix: 'suggested',
  examples: {
    bad: modelPackage(''),
    good: modelPackage('\n    ApprovalDescription: Review of 2026-10-02 (R. Iyer), AUC 0.91 on the March hold-out'),
  },
  *check(stack) {
    for (const { properties, partial } of sageMaker(stack, 'ModelPackage')) {
      if (textAt(properties, 'ModelApprovalStatus') !== 'Approved' || partial) continue;
      if (!isAbsent(properties, 'ApprovalDescription')) continue;
      const value = 'TODO: who approved it, when and after which checks';
      const fix = suggestedIf(
        'Add a record of the approval',
        addProperty(stack, properties, 'ApprovalDescription', value, 'ModelApprovalStatus'),
      );
      yield finding(propertySpan(properties, 'ModelApprovalStatus'), '', fix);
    }
  },
});
