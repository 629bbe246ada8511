import type { CloudFormation, StackResource } from '../../artifacts/cloudFormation.js';
import { mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, keyText } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';

/** Paths that are for everybody: probes, documentation. */
const FOR_ALL = /^\/(?:health\w*|ping|ready|live|docs|openapi\.json)?\/?$/i;

const example = (auth: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters:
  ModelName: {Type: String}
Resources:
  Endpoint:
    Type: AWS::SageMaker::Endpoint
    Properties:
      EndpointConfigName: !Sub "\${ModelName}-config"
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Environment:
        Variables:
          ENDPOINT_NAME: !GetAtt Endpoint.EndpointName
      Events:
        Invoke:
          Type: Api
          Properties:
            Path: /score
            Method: post
${auth}`,
});

export default defineRule({
  id: 'security/serverless-api-open',
  consideration: 'security/protection',
  reads: 'cloudformation',
  severity: 'warning',
  problem: 'The API in front of the endpoint asks nobody who they are.',
  remedy: 'Give the event or `Globals` an `Auth` with an authorizer, `AWS_IAM`, or an API key with a usage plan.',
  why: 'SAM puts the function on the internet, so anyone who finds the address uses the model at your expense.',
  sources: [
    {
      title: 'AWS SAM: control API access',
      url: 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-controlling-access-to-apis.html',
    },
    {
      title: 'AWS SAM: ApiFunctionAuth',
      url: 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.7'],
  fix: 'none',
  examples: { bad: example(''), good: example('            Auth: {Authorizer: AWS_IAM}\n') },
  *check(stack) {
    const text = stack.parts[0]!.text;
    for (const resource of stack.resources) {
      if (resource.type !== 'AWS::Serverless::Function' || resource.partial || !callsModel(resource, stack, text)) continue;
      for (const event of mapAt(resource.properties, 'Events')?.pairs ?? []) {
        if (!isMap(event.value)) continue;
        const type = textAt(event.value, 'Type');
        if ((type !== 'Api' && type !== 'HttpApi') || get(stack.root, 'Globals', type, 'Auth')) continue;
        // An API of its own, here or in another template, has its own authorizers.
        const properties = mapAt(event.value, 'Properties');
        if (!properties || ['Auth', 'RestApiId', 'ApiId'].some((key) => get(properties, key))) continue;
        const path = textAt(properties, 'Path') ?? '';
        if (FOR_ALL.test(path) || textAt(properties, 'Method')?.toLowerCase() === 'options') continue;
        yield finding(
          spanOf(event.key),
          `\`${keyText(event) ?? 'The event'}\` of \`${resource.id}\` answers whoever asks at \`${path}\`.`,
        );
      }
    }
  },
});

/** It names an endpoint of the template, or may invoke one. */
function callsModel({ node }: StackResource, { resources }: CloudFormation, text: string): boolean {
  const own = text.slice(node.start, node.end);
  if (own.includes('sagemaker:InvokeEndpoint')) return true;
  return resources.some(({ id, type }) => type === 'AWS::SageMaker::Endpoint' && /^\w+$/.test(id) && refersTo(own, id));
}

function refersTo(text: string, id: string): boolean {
  return new RegExp(`(?:!Ref\\s+["']?|!GetAtt\\s+["']?|"?Ref"?:\\s*["']?|GetAtt"?:\\s*(?:\\[\\s*)?["']?|\\$\\{)${id}\\b`).test(
    text,
  );
}
