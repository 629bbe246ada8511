import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

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
  fix: 'suggested',
  examples: { bad: stackOf('Draft'), good: stackOf('Approved') },
  *check(stack) {
    const [modelPackage, ...others] = sageMaker(stack, 'ModelPackage');
    const [card, ...more] = sageMaker(stack, 'ModelCard');
    // Of several, the template does not say which card is whose.
    if (!modelPackage || !card || others.length > 0 || more.length > 0) return;
    const status = textAt(card.properties, 'ModelCardStatus');
    if (textAt(modelPackage.properties, 'ModelApprovalStatus') !== 'Approved') return;
    if (status !== 'Draft' && status !== 'PendingReview') return;
    const approval = {
      uri: stack.uri,
      span: propertySpan(modelPackage.properties, 'ModelApprovalStatus'),
      message: 'The approval',
    };
    const message = `The card is \`${status}\` while \`${modelPackage.id}\` is approved.`;
    const edits = setProperty(stack, modelPackage.properties, 'ModelApprovalStatus', 'PendingManualApproval');
    const fixes = suggestedIf('Hold the approval back', edits);
    yield finding(propertySpan(card.properties, 'ModelCardStatus'), message, fixes, [approval]);
  },
});
