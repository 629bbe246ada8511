import type { ExampleFiles } from '../../rule.js';

/** A CloudFormation template with the given resources, each written from the first column on. */
export function stackExample(resources: string): ExampleFiles {
  const body = resources
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
  return { 'template.yaml': `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${body}\n` };
}

/** A template with one endpoint configuration; `properties` are further ones beside its variants. */
export function endpointConfigExample(variant: string, properties = ''): ExampleFiles {
  const indent = (text: string, by: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => by + line)
      .join('\n');
  return stackExample(`Config:
  Type: AWS::SageMaker::EndpointConfig
  Properties:
    ProductionVariants:
      - VariantName: blue
        ModelName: !GetAtt Model.ModelName
${indent(variant, '        ')}${properties === '' ? '' : `\n${indent(properties, '    ')}`}`);
}
