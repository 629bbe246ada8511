import type { CloudFormation } from '../../artifacts/cloudFormation.js';
import { sageMaker, variantsOf } from '../../artifacts/cloudFormationEndpoints.js';
import { boolAt, isAbsent, listAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import type { YamlMap } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan, setProperty, suggestedIf } from '../shared/stackFix.js';

const model = (isolation: boolean) =>
  stackExample(`Model:
  Type: AWS::SageMaker::Model
  Properties:
    EnableNetworkIsolation: ${isolation}
    ExecutionRoleArn: !GetAtt Role.Arn
    PrimaryContainer:
      Image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/scorer:1.4.2
      ModelDataUrl: s3://models/income/v7/model.tar.gz`);

export default defineRule({
  id: 'security/sagemaker-network-isolation-off',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The container of the model may call out to the network.',
  remedy: 'Set `EnableNetworkIsolation: true` where the container needs nothing but its model.',
  why: 'Code that came with a model or a package can send every request it sees to somebody else.',
  sources: [
    {
      title: 'AWS Security Hub: SageMaker.5, network isolation of models',
      url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5',
    },
    {
      title: 'Amazon SageMaker AI: run containers in internet-free mode',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP ML05:2023'],
  fix: 'suggested',
  examples: { bad: model(false), good: model(true) },
  *check(stack) {
    const serverless = servedServerless(stack);
    for (const { id, properties } of sageMaker(stack, 'Model')) {
      if (boolAt(properties, 'EnableNetworkIsolation') !== false) continue;
      if (fetchesAtStart(properties) || serverless.has(id)) continue;
      const fix = suggestedIf('Isolate the container', setProperty(stack, properties, 'EnableNetworkIsolation', true));
      yield finding(propertySpan(properties, 'EnableNetworkIsolation'), `\`${id}\` may call out to the network.`, fix);
    }
  },
});

/** A container without a model of its own loads one when it starts. */
function fetchesAtStart(properties: YamlMap): boolean {
  const primary = valueAt(properties, 'PrimaryContainer');
  const containers = [...(primary.kind === 'absent' ? [] : [primary.node]), ...listAt(properties, 'Containers').items];
  return containers.some(
    (c) =>
      !isAbsent(c, 'Environment', 'HF_MODEL_ID') ||
      ['ModelDataUrl', 'ModelDataSource', 'ModelPackageName'].every((key) => isAbsent(c, key)),
  );
}

/** The models of serverless variants, which take no isolated ones. */
function servedServerless(stack: CloudFormation): ReadonlySet<string> {
  const models = variantsOf(stack).flatMap((v) => (v.serverless ? [valueAt(v.node, 'ModelName')] : []));
  return new Set(models.flatMap((model) => (model.kind === 'reference' ? [model.id] : [])));
}
