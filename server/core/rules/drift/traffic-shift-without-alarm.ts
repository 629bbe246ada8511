import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { listAt, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { defineRule, finding } from '../../rule.js';
import { stackExample } from '../shared/exampleStack.js';
import { propertySpan } from '../shared/stackFix.js';

const endpoint = (rollback: string) =>
  stackExample(`Endpoint:
  Type: AWS::SageMaker::Endpoint
  Properties:
    EndpointConfigName: !GetAtt Config.EndpointConfigName
    DeploymentConfig:
      BlueGreenUpdatePolicy:
        TrafficRoutingConfiguration:
          Type: CANARY
          WaitIntervalInSeconds: 600
          CanarySize: {Type: CAPACITY_PERCENT, Value: 10}${rollback}`);

export default defineRule({
  id: 'drift/traffic-shift-without-alarm',
  consideration: 'drift/retraining',
  reads: 'cloudformation',
  severity: 'info',
  problem: 'Traffic moves to the new model step by step, but no alarm can stop it.',
  remedy: 'Name CloudWatch alarms in `AutoRollbackConfiguration`.',
  why: 'A canary that nobody watches only delays a bad model: after the wait it takes all the traffic.',
  sources: [
    {
      title: 'Amazon SageMaker AI: auto-rollback configuration and monitoring',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-configuration.html',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.4', 'ISO/IEC 42001 A.6.2.5'],
  fix: 'none',
  examples: {
    bad: endpoint(''),
    good: endpoint(`
      AutoRollbackConfiguration:
        Alarms: [{AlarmName: !Ref ModelErrors}]`),
  },
  *check(stack) {
    for (const { properties, partial } of sageMaker(stack, 'Endpoint')) {
      const config = mapAt(properties, 'DeploymentConfig');
      if (!config || partial) continue;
      const type = textAt(config, 'BlueGreenUpdatePolicy', 'TrafficRoutingConfiguration', 'Type');
      if (type !== 'CANARY' && type !== 'LINEAR') continue;
      const alarms = listAt(config, 'AutoRollbackConfiguration', 'Alarms');
      if (alarms.items.length > 0 || !alarms.whole) continue;
      yield finding(propertySpan(properties, 'DeploymentConfig'), `No alarm can stop the \`${type}\` shift of traffic.`);
    }
  },
});
