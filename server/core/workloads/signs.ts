import { type KubeObject, stringMap } from '../artifacts/kubernetes.js';
import { get, type YamlMap } from '../artifacts/yaml.js';
import { hasTrainingCommand, hasTrainingImage, MODEL_ENVIRONMENT } from '../catalogue/servers.js';
import type { Container } from '../container.js';

/** Whether the pods of a template look like ones that run a model. One weak signal alone is not enough. */
export function runsModel(object: KubeObject, template: YamlMap, containers: readonly Container[]): boolean {
  if (/-controller-manager$|-operator$/.test(object.name ?? '')) return false;
  if (containers.some((c) => c.servesModel)) return true;
  let score = 0;
  if (containers.some((c) => c.accelerators.length > 0)) score += 1;
  if (containers.some((c) => c.env.some((e) => MODEL_ENVIRONMENT.test(e.name)))) score += 1;
  const marks = [object.node, template].flatMap((n) => [
    ...stringMap(get(n, 'metadata', 'labels')),
    ...stringMap(get(n, 'metadata', 'annotations')),
  ]);
  if (
    marks.some(
      ([k, v]) =>
        k.startsWith('serving.kserve.io/') ||
        k.startsWith('ray.io/') ||
        (k === 'app.kubernetes.io/component' && /^(?:model-server|inference|predictor)$/.test(v.value)),
    )
  )
    score += 1;
  if (/(?:^|-)(?:model|inference|predict(?:or)?|llm|scor(?:er|ing))(?:-|$)/.test(object.name ?? '')) score += 1;
  return score > 1;
}

/** Whether the containers of a batch job train a model, or run in an image that is made for it. */
export function trains(containers: readonly Container[]): boolean {
  return containers.some(
    ({ image, accelerators, args }) =>
      (image !== undefined && hasTrainingImage(image.reference.raw)) ||
      (accelerators.length > 0 && hasTrainingCommand(args.map((a) => a.text))),
  );
}

const SELDON2_KINDS = new Set(['Model', 'Pipeline', 'Experiment', 'Server', 'ServerConfig', 'SeldonRuntime']);
const NIM_KINDS = new Set(['NIMService', 'NIMCache', 'NIMPipeline']);
const RAY_KINDS = new Set(['RayService', 'RayCluster', 'RayJob', 'RayCronJob']);

/** An object of a platform that exists for models alone: its file is an ML artifact whether or not it runs anything itself. */
export function isModelPlatform({ group, kind }: Pick<KubeObject, 'group' | 'kind'>): boolean {
  switch (group) {
    case 'machinelearning.seldon.io':
      return kind === 'SeldonDeployment';
    case 'mlops.seldon.io':
      return SELDON2_KINDS.has(kind);
    case 'apps.nvidia.com':
      return NIM_KINDS.has(kind);
    case 'ray.io':
      return RAY_KINDS.has(kind);
    default:
      return false;
  }
}
