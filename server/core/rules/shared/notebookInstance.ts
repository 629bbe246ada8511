import type { ExampleFiles } from '../../rule.js';
import { stackExample } from './exampleStack.js';

/** A template with one notebook instance in a subnet of its own. */
export function notebookInstanceExample(properties: string): ExampleFiles {
  return stackExample(`Notebook:
  Type: AWS::SageMaker::NotebookInstance
  Properties:
    InstanceType: ml.t3.medium
    RoleArn: !GetAtt Role.Arn
    KmsKeyId: !Ref Key
    SubnetId: !Ref Subnet
    SecurityGroupIds: [!Ref Group]
${properties
  .trim()
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}`);
}
