import { grouped } from '../grouped.js';
import { remembered } from '../remembered.js';
import type { CloudFormation, StackResource } from './cloudFormation.js';
import { boolAt, isAbsent, listAt, mapAt, numberAt, textAt, valueAt } from './cloudFormationValues.js';
import { isMap, type YamlMap, type YamlNode } from './yaml.js';

type Stack = Pick<CloudFormation, 'resources'>;

/** The resources of these SageMaker types (`Endpoint`, `Model` …), with their properties. */
export function sageMaker(stack: Stack, ...types: readonly string[]): (StackResource & { readonly properties: YamlMap })[] {
  return stack.resources.filter(
    (r): r is StackResource & { readonly properties: YamlMap } =>
      r.properties !== undefined && types.some((type) => r.type === `AWS::SageMaker::${type}`),
  );
}

/** The resource that a property names by `Ref` or `GetAtt`; undefined for one of another stack. */
export function referred(stack: Stack, node: YamlNode | undefined, ...path: readonly string[]): StackResource | undefined {
  const value = valueAt(node, ...path);
  return value.kind === 'reference' ? byId(stack).get(value.id) : undefined;
}

/** One production or shadow variant of an endpoint configuration. */
export interface EndpointVariant {
  readonly config: StackResource & { readonly properties: YamlMap };
  readonly node: YamlMap;
  readonly shadow: boolean;
  /** `ServerlessConfig` is there, whatever it holds. */
  readonly serverless: boolean;
  /** `ml.g5.xlarge`; undefined where the template leaves it open. */
  readonly instanceType: string | undefined;
  readonly count: number | undefined;
  /** In words for a message: "The variant `blue`". */
  readonly subject: string;
}

/** The variants of all endpoint configurations of the template. */
export const variantsOf = remembered((stack: Stack): readonly EndpointVariant[] =>
  sageMaker(stack, 'EndpointConfig').flatMap((config) =>
    (['ProductionVariants', 'ShadowProductionVariants'] as const).flatMap((key) =>
      listAt(config.properties, key)
        .items.filter(isMap)
        .map((node) => {
          const name = textAt(node, 'VariantName');
          return {
            config,
            node,
            shadow: key !== 'ProductionVariants',
            serverless: !isAbsent(node, 'ServerlessConfig'),
            instanceType: textAt(node, 'InstanceType'),
            count: numberAt(node, 'InitialInstanceCount'),
            subject: name === undefined ? `A variant of \`${config.id}\`` : `The variant \`${name}\``,
          };
        }),
    ),
  ),
);

const byConfig = remembered((stack: Stack) => grouped(variantsOf(stack).map((v) => [v.config.id, v] as const)));

/** The variants of one endpoint configuration. */
export function variantsIn(stack: Stack, config: StackResource): readonly EndpointVariant[] {
  return byConfig(stack).get(config.id) ?? [];
}

/** The autoscaling targets of SageMaker in the template. */
export const scalableTargets = remembered((stack: Stack) =>
  stack.resources.filter(
    (r): r is StackResource & { readonly properties: YamlMap } =>
      r.type === 'AWS::ApplicationAutoScaling::ScalableTarget' && textAt(r.properties, 'ServiceNamespace') === 'sagemaker',
  ),
);

const byId = remembered((stack: Stack) => new Map(stack.resources.map((r) => [r.id, r])));

/** The endpoint configuration that an endpoint of the template uses. */
export function configOf(stack: Stack, endpoint: StackResource | undefined): StackResource | undefined {
  const config = endpoint && referred(stack, endpoint.properties, 'EndpointConfigName');
  return config?.type === 'AWS::SageMaker::EndpointConfig' ? config : undefined;
}

/** Captures requests or answers: the block is there and not switched off. */
export function captures(config: StackResource): boolean {
  const block = mapAt(config.properties, 'DataCaptureConfig');
  return block !== undefined && boolAt(block, 'EnableCapture') !== false && numberAt(block, 'InitialSamplingPercentage') !== 0;
}
