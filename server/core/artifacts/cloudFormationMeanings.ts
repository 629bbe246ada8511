import { parseImage } from '../imageReference.js';
import type { Capacity, ImageUse, Meanings, ModelReference, Variable, Written } from '../meanings.js';
import type { Edit } from '../model.js';
import type { CloudFormation } from './cloudFormation.js';
import { edited, sourceFor } from './cloudFormationEdit.js';
import { sageMaker, scalableTargets, variantsOf } from './cloudFormationEndpoints.js';
import { acceleratorsOf } from './cloudFormationInstances.js';
import { isAbsent, listAt, mapAt, numberAt, textAt, valueAt } from './cloudFormationValues.js';
import { spanOf } from './kubernetes.js';
import { isMap, isScalar, keyText, str, type YamlMap, type YamlNode } from './yaml.js';
import { addEntry, setScalar } from './yamlEdit.js';

type Stack = Omit<CloudFormation, 'meanings'>;

/** What a template says in common with other kinds of file. */
export function stackMeanings(stack: Stack): Meanings {
  const containers = containersOf(stack);
  return {
    images: [...containers, ...monitorsOf(stack)].flatMap((container) => imageOf(stack, container)),
    variables: containers.flatMap((container) => variablesOf(stack, container)),
    models: containers.flatMap((container) => modelsOf(stack, container)),
    capacities: [...variantsOf(stack).flatMap((v) => capacityOf(stack, v)), ...targetsOf(stack)],
    endpoints: sageMaker(stack, 'Endpoint').map(({ id, anchor }) => ({
      subject: `The endpoint \`${id}\``,
      exposure: 'unknown', // the runtime's address is public, and a VPC endpoint policy of another stack decides
      authentication: 'identity', // every call is signed for IAM
      anchor,
    })),
  };
}

/** Containers of models, model packages and inference components. */
function containersOf(stack: Stack): YamlMap[] {
  const models = sageMaker(stack, 'Model').flatMap(({ properties }) => [
    mapAt(properties, 'PrimaryContainer'),
    ...listAt(properties, 'Containers').items,
  ]);
  const packages = sageMaker(stack, 'ModelPackage').flatMap(
    ({ properties }) => listAt(properties, 'InferenceSpecification', 'Containers').items,
  );
  const components = sageMaker(stack, 'InferenceComponent').map(({ properties }) =>
    mapAt(properties, 'Specification', 'Container'),
  );
  return [...models, ...packages, ...components].filter(isMap);
}

/** What names the image of a monitoring job. */
function monitorsOf(stack: Stack): YamlMap[] {
  const kinds = ['DataQuality', 'ModelQuality', 'ModelBias', 'ModelExplainability'];
  const definitions = kinds.flatMap((kind) =>
    sageMaker(stack, `${kind}JobDefinition`).map(({ properties }) => mapAt(properties, `${kind}AppSpecification`)),
  );
  const schedules = sageMaker(stack, 'MonitoringSchedule').map(({ properties }) =>
    mapAt(properties, 'MonitoringScheduleConfig', 'MonitoringJobDefinition', 'MonitoringAppSpecification'),
  );
  return [...definitions, ...schedules].filter(isMap);
}

/** AWS's own analyser, which its documentation names without a tag. */
const ANALYZER = /\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/sagemaker-model-monitor-analyzer(?::latest)?$/;

function imageOf(stack: Stack, container: YamlMap): ImageUse[] {
  const written = ['Image', 'ImageUri'].map((key) => writtenAt(stack, container, key)).find((w) => w !== undefined);
  // A model package names the digest beside the image.
  if (!written || ANALYZER.test(written.value) || !isAbsent(container, 'ImageDigest')) return [];
  return [{ reference: parseImage(written.value), role: 'run', written }];
}

const ADVICE =
  'SageMaker shows the environment to all who can describe the model: let the container read it from AWS Secrets Manager.';

function variablesOf(stack: Stack, container: YamlMap): Variable[] {
  const environment = mapAt(container, 'Environment');
  return (environment?.pairs ?? []).flatMap((each) => {
    const name = keyText(each);
    const written = name === undefined ? undefined : writtenAt(stack, environment!, name);
    return name === undefined || !written ? [] : [{ name, written, advice: ADVICE }];
  });
}

function modelsOf(stack: Stack, container: YamlMap): ModelReference[] {
  const found: ModelReference[] = [];
  const stored = [
    writtenAt(stack, container, 'ModelDataUrl'),
    writtenAt(stack, container, 'ModelDataSource', 'S3DataSource', 'S3Uri'),
  ];
  for (const written of stored) if (written) found.push({ written, revision: undefined, source: 'store' });
  const registered = writtenAt(stack, container, 'ModelPackageName');
  if (registered) found.push({ written: registered, revision: undefined, source: 'registry' });
  const hub = writtenAt(stack, container, 'Environment', 'HF_MODEL_ID');
  const environment = mapAt(container, 'Environment');
  if (hub && environment && /^[\w.-]+\/[\w.-]+$/.test(hub.value)) {
    // https://github.com/aws/sagemaker-huggingface-inference-toolkit: the toolkit and the LLM containers read both names.
    const revision = valueAt(environment, 'HF_MODEL_REVISION');
    if (revision.kind === 'absent' || revision.kind === 'literal') {
      found.push({
        written: hub,
        revision: writtenAt(stack, environment, 'HF_MODEL_REVISION'),
        source: 'hub',
        pin: (text) => pinned(stack, environment, revision.kind === 'literal' ? revision.node : undefined, text),
      });
    }
  }
  return found;
}

function pinned(stack: Stack, environment: YamlMap, old: YamlNode | undefined, revision: string): readonly Edit[] {
  const text = stack.parts[0]!.text;
  return edited(
    old
      ? setScalar(text, old, sourceFor(stack, revision, environment.flow))
      : addEntry(text, environment, 'HF_MODEL_REVISION', revision, { after: ['HF_MODEL_ID'] }),
  );
}

/** A variant whose number of instances is known, with the range of the target that scales it where the template has but one. */
function capacityOf(stack: Stack, variant: ReturnType<typeof variantsOf>[number]): Capacity[] {
  if (variant.serverless || variant.shadow) return [];
  const scaling = mapAt(variant.node, 'ManagedInstanceScaling');
  const managed = textAt(scaling, 'Status') === 'DISABLED' ? undefined : scaling;
  const scaledElsewhere = scalableTargets(stack).length > 0;
  const min = managed && writtenNumber(stack, managed, 'MinInstanceCount');
  const max = managed && writtenNumber(stack, managed, 'MaxInstanceCount');
  const fixed = managed || scaledElsewhere ? undefined : writtenNumber(stack, variant.node, 'InitialInstanceCount');
  if (!min && !max && !fixed) return [];
  return [
    {
      subject: variant.subject,
      min,
      max,
      fixed,
      canBeZero: min?.value === 0,
      accelerators: acceleratorsOf(variant.instanceType),
      anchor: variant.config.anchor,
    },
  ];
}

/** Targets that something scales; one that nothing does stays at the number of instances that the variant has. */
function targetsOf(stack: Stack): Capacity[] {
  const scaled = stack.resources.some(({ type }) => type === 'AWS::ApplicationAutoScaling::ScalingPolicy');
  return scalableTargets(stack).flatMap(({ id, properties, anchor }) => {
    if (!scaled && isAbsent(properties, 'ScheduledActions')) return [];
    const min = writtenNumber(stack, properties, 'MinCapacity');
    return [
      {
        subject: `The scalable target \`${id}\``,
        min,
        max: writtenNumber(stack, properties, 'MaxCapacity'),
        fixed: undefined,
        canBeZero: min?.value === 0,
        accelerators: undefined,
        anchor,
      },
    ];
  });
}

function writtenAt(stack: Stack, node: YamlNode, ...path: readonly string[]): Written | undefined {
  const value = valueAt(node, ...path);
  const text = textAt(node, ...path);
  if (text === undefined || text === '' || value.kind !== 'literal' || !isScalar(value.node)) return undefined;
  return { value: text, span: spanOf(value.node), replace: replaceIn(stack, value.node) };
}

function writtenNumber(stack: Stack, node: YamlNode, key: string): Written<number> | undefined {
  const value = valueAt(node, key);
  const number = numberAt(node, key);
  if (number === undefined || value.kind !== 'literal' || !isScalar(value.node)) return undefined;
  const { style } = value.node;
  const replace = (text: string) =>
    style === 'plain' ? edited([{ ...value.node, newText: text }]) : replaceIn(stack, value.node)(text);
  return { value: number, span: spanOf(value.node), replace };
}

function replaceIn(stack: Stack, node: YamlNode): (text: string) => readonly Edit[] {
  // A block scalar or an anchored value is left alone: the edit would reach further than this property.
  if (!isScalar(node) || node.anchor !== undefined || node.style === 'literal' || node.style === 'folded') return () => [];
  const quote = node.style === 'double' ? (text: string) => JSON.stringify(text) : (text: string) => sourceFor(stack, text, true);
  return (text) => (str(node) === text ? [] : edited([{ start: node.start, end: node.end, newText: quote(text) }]));
}
