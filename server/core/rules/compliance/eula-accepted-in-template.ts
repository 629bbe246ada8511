import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, listAt, mapAt } from '../../artifacts/cloudFormationValues.js';
import { isMap, type YamlMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan } from '../shared/stackFix.js';

const model = (access: string) =>
  stackExample(`Model:
  Type: AWS::SageMaker::Model
  Properties:
    PrimaryContainer:
      Image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/scorer:1.4.2
      ModelDataSource:
        S3DataSource:
          S3Uri: s3://models/income/v7/
          S3DataType: S3Prefix
          CompressionType: None${access}`);

export default defineRule({
  id: 'compliance/eula-accepted-in-template',
  consideration: 'compliance/regulations',
  reads: 'cloudformation',
  severity: 'info',
  preview: true,
  problem: 'The template accepts the licence agreement of a model.',
  remedy: 'Have the agreement reviewed, and accept this finding with the date and place of the review.',
  why: 'Every deployment agrees to terms of use in the name of your organisation, whether anyone has read them or not.',
  sources: [
    {
      title: 'Amazon SageMaker AI API: ModelAccessConfig',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelAccessConfig.html',
    },
  ],
  standards: ['NIST AI RMF MAP 4.1'],
  fix: 'none',
  examples: {
    bad: model('\n          ModelAccessConfig: {AcceptEula: true}'),
    good: model(''),
  },
  *check(stack) {
    for (const container of containers(stack)) {
      const access = mapAt(container, 'ModelDataSource', 'S3DataSource', 'ModelAccessConfig');
      if (access && boolAt(access, 'AcceptEula') === true) yield finding(propertySpan(access, 'AcceptEula'));
    }
  },
});

function containers(stack: CloudFormation): YamlMap[] {
  return sageMaker(stack, 'Model')
    .flatMap(({ properties }) => [mapAt(properties, 'PrimaryContainer'), ...listAt(properties, 'Containers').items])
    .filter(isMap);
}
