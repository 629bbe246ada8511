import { type KubeObject, spanOf, stringMap } from '../artifacts/kubernetes.js';
import { bool, get, isMap, isScalar, items, str, type YamlNode } from '../artifacts/yaml.js';
import { setScalar } from '../artifacts/yamlEdit.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import { type Container, containersOf, readContainer } from '../container.js';
import type { Capacity, Written } from '../meanings.js';
import { writtenNumber } from '../rayServeMeanings.js';
import { rayClusterOf } from './ray.js';
import { predictorsOf } from './seldon.js';

/**
 * How many copies an object of a serving platform commits to: worker groups of Ray, Seldon 1 and 2, LLMInferenceServices,
 * InferenceGraphs, NIMServices, Knative Services. Nothing where it leaves the number to the platform.
 */
export function capacitiesOf(object: KubeObject, text: string): Capacity[] {
  switch (object.group) {
    case 'ray.io':
      return groupCapacities(object, text);
    case 'machinelearning.seldon.io':
      return seldonCapacities(object, text);
    case 'mlops.seldon.io':
      return object.kind === 'Model' || object.kind === 'Server' ? named(object, get(object.node, 'spec'), text, 0) : [];
    case 'serving.kserve.io':
      return kserveCapacities(object, text);
    case 'apps.nvidia.com':
      return object.kind === 'NIMService' ? nimCapacities(object, text) : [];
    case 'serving.knative.dev':
      return object.kind === 'Service' ? knativeCapacities(object, text) : [];
    default:
      return [];
  }
}

interface Numbers {
  readonly min?: YamlNode | undefined;
  readonly max?: YamlNode | undefined;
  readonly fixed?: YamlNode | undefined;
}

function capacity(
  subject: string,
  numbers: Numbers,
  text: string,
  rest: Pick<Capacity, 'accelerators' | 'anchor'> & { readonly canBeZero?: boolean },
): Capacity[] {
  const min = writtenNumber(numbers.min, text);
  const max = writtenNumber(numbers.max, text);
  const fixed = writtenNumber(numbers.fixed, text);
  if (!min && !max && !fixed) return [];
  return [{ subject, min, max, fixed, ...rest, canBeZero: rest.canBeZero ?? false }];
}

function groupCapacities(object: KubeObject, text: string): Capacity[] {
  const cluster = rayClusterOf(object);
  const scales = bool(get(cluster?.spec, 'enableInTreeAutoscaling')) === true;
  return (cluster?.groups ?? []).flatMap(({ node, name }) => {
    const [min, max] = [get(node, 'minReplicas'), get(node, 'maxReplicas')];
    const fixed = scales ? undefined : get(node, 'replicas');
    return capacity(`The worker group \`${name ?? 'without a name'}\``, { min, max, fixed }, text, {
      accelerators: acceleratorsOf(get(node, 'template', 'spec')),
      anchor: spanOf(get(node, 'groupName') ?? node),
      // The autoscaler takes idle workers away down to the least number, which is none where nothing is written.
      canBeZero: scales && (writtenNumber(min, text)?.value ?? (min ? 1 : 0)) === 0,
    });
  });
}

function seldonCapacities(object: KubeObject, text: string): Capacity[] {
  return predictorsOf(object).flatMap((predictor) => {
    const subject = `The predictor \`${str(get(predictor, 'name')) ?? 'without a name'}\``;
    const anchor = spanOf(get(predictor, 'name') ?? predictor);
    const specs = items(get(predictor, 'componentSpecs')).filter(isMap);
    const ranges = specs.flatMap((spec) => {
      const accelerators = acceleratorsOf(get(spec, 'spec'));
      const hpa = get(spec, 'hpaSpec');
      const keda = get(spec, 'kedaSpec');
      const least = get(keda, 'minReplicaCount');
      return [
        ...capacity(subject, { min: get(hpa, 'minReplicas'), max: get(hpa, 'maxReplicas') }, text, { accelerators, anchor }),
        ...capacity(subject, { min: least, max: get(keda, 'maxReplicaCount') }, text, {
          accelerators,
          anchor,
          canBeZero: (writtenNumber(least, text)?.value ?? (least ? 1 : 0)) === 0,
        }),
      ];
    });
    if (ranges.length > 0) return ranges;
    const fixed = get(predictor, 'replicas') ?? get(object.node, 'spec', 'replicas');
    return capacity(subject, { fixed }, text, { accelerators: acceleratorsOf(get(specs[0], 'spec')), anchor });
  });
}

function kserveCapacities(object: KubeObject, text: string): Capacity[] {
  const spec = get(object.node, 'spec');
  if (object.kind === 'InferenceGraph') return named(object, spec, text, 0);
  if (object.kind !== 'LLMInferenceService') return [];
  return [spec, get(spec, 'prefill')].flatMap((part) => {
    const scaling = get(part, 'scaling');
    const numbers = isMap(scaling)
      ? { min: get(scaling, 'minReplicas'), max: get(scaling, 'maxReplicas') }
      : { fixed: get(part, 'replicas') };
    const subject = part === spec ? `\`${object.name ?? object.kind}\`` : `The prefill of \`${object.name ?? object.kind}\``;
    const workers = get(part, 'worker');
    return capacity(subject, numbers, text, {
      accelerators: workers ? undefined : acceleratorsOf(get(part, 'template')),
      anchor: object.anchor,
    });
  });
}

function nimCapacities(object: KubeObject, text: string): Capacity[] {
  const spec = get(object.node, 'spec');
  const hpa = bool(get(spec, 'scale', 'enabled')) === true ? get(spec, 'scale', 'hpa') : undefined;
  const numbers = hpa ? { min: get(hpa, 'minReplicas'), max: get(hpa, 'maxReplicas') } : { fixed: get(spec, 'replicas') };
  const accelerators = isMap(spec) ? sum(readContainer(spec)) : undefined;
  return capacity(`\`${object.name ?? object.kind}\``, numbers, text, { accelerators, anchor: object.anchor });
}

/** Bounds of a Knative revision, which are text. Source: Knative `pkg/apis/autoscaling/register.go`. */
function knativeCapacities(object: KubeObject, text: string): Capacity[] {
  const template = get(object.node, 'spec', 'template');
  const marks = stringMap(get(template, 'metadata', 'annotations'));
  const bound = (...names: readonly string[]): Written<number> | undefined => {
    const found = names.map((name) => marks.get(`autoscaling.knative.dev/${name}`)).find((each) => each !== undefined);
    if (!found || !isScalar(found.node) || !/^\d{1,6}$/.test(found.value)) return undefined;
    const { node } = found;
    const replace = (next: string) =>
      setScalar(text, node, `"${next}"`).map(({ start, end, newText }) => ({ span: { part: 0, start, end }, newText }));
    return { value: Number(found.value), span: spanOf(node), ...(node.anchor ? {} : { replace }) };
  };
  const min = bound('min-scale', 'minScale');
  // Knative takes 0 for no bound.
  const max = bound('max-scale', 'maxScale');
  const least = [...marks.keys()].some((key) => /\/(?:min-scale|minScale)$/.test(key));
  const bounded = max && max.value > 0 ? max : undefined;
  if (!min && !bounded) return [];
  return [
    {
      subject: `\`${object.name ?? object.kind}\``,
      min,
      max: bounded,
      fixed: undefined,
      canBeZero: min ? min.value === 0 : !least,
      accelerators: acceleratorsOf(get(template, 'spec')),
      anchor: object.anchor,
    },
  ];
}

/** `minReplicas`, `maxReplicas` and `replicas` side by side. */
function named(object: KubeObject, spec: YamlNode | undefined, text: string, accelerators: number | undefined): Capacity[] {
  const min = get(spec, 'minReplicas');
  const max = get(spec, 'maxReplicas');
  const numbers = { min, max, fixed: min || max ? undefined : get(spec, 'replicas') };
  const subject = `\`${isPlaceholder(object.name ?? '') ? object.kind : (object.name ?? object.kind)}\``;
  return capacity(subject, numbers, text, {
    accelerators,
    anchor: object.anchor,
    canBeZero: writtenNumber(min, text)?.value === 0,
  });
}

function acceleratorsOf(podSpec: YamlNode | undefined): number | undefined {
  if (!isMap(podSpec)) return undefined;
  return containersOf(podSpec, 'containers').reduce((total, each) => total + sum(each), 0);
}

function sum({ accelerators }: Container): number {
  return accelerators.reduce((total, { count }) => total + count, 0);
}
