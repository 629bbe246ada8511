import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan } from '../shared/stackFix.js';

const stackOf = (status: string) =>
  stackExample(`Package:
  Type: AWS::SageMaker::ModelPackage
  Properties:
    ModelPackageGroupName: income
    ModelApprovalStatus: Approved
    ApprovalDescription: Review of 2026-10-02, R. Iyer
Card:
  Type: AWS::SageMaker::ModelCard
  Properties:
    ModelCardName: income
    ModelCardStatus: ${status}
    Content: {}`);

export default defineRule({
  id: 'trust/approved-package-with-draft-card',
  consideration: 'trust/transparency',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'The model package is approved while the model card is not.',
  remedy: 'Finish and approve the card before the package, or hold the approval back.',
  why: 'Those who use the model read what it can and cannot do in a text that nobody has checked.',
  sources: [
    {
      title: 'Amazon SageMaker AI: model cards',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html',
    },
    {
      title: 'Amazon SageMaker AI API: CreateModelCard, ModelCardStatus',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelCard.html',
    },
  ],
  standards: ['EU AI Act Art. 13', 'NIST AI RMF MEASURE 2.8', 'ISO/IEC 42001 A.6.2.7'],
  fix: 'none',
  examples: { bad: stackOf('Draft'), good: stackOf('Approved') },
  *check(stack) {
    const approved = sageMaker(stack, 'ModelPackage').find((p) => textAt(p.properties, 'ModelApprovalStatus') === 'Approved');
    if (!approved) return;
    for (const { properties } of sageMaker(stack, 'ModelCard')) {
      const status = textAt(properties, 'ModelCardStatus');
      if (status !== 'Draft' && status !== 'PendingReview') continue;
      yield finding(
        propertySpan(properties, 'ModelCardStatus'),
        `The card is \`${status}\` while \`${approved.id}\` is approved.`,
        [],
        [{ uri: stack.uri, span: propertySpan(approved.properties, 'ModelApprovalStatus'), message: 'The approval' }],
      );
    }
  },
});
