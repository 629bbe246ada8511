import { spanOf, stringMap } from './artifacts/kubernetes.js';
import { actorOption, type ServeDeployment } from './artifacts/rayServeConfig.js';
import { readRequirementLine } from './artifacts/requirements.js';
import { get, isScalar, items, num, str, type YamlNode, type YamlScalar } from './artifacts/yaml.js';
import { isPlaceholder } from './artifacts/yamlTemplate.js';
import type { Capacity, Meanings, ModelReference, PackageList, ServeConfigUse, Variable, Written } from './meanings.js';
import { isHubId, storedModel, writtenScalar } from './workloadMeanings.js';

/** What a Ray Serve config says in common with other kinds. `text` is that of the file it stands in. */
export function rayServeMeanings(use: ServeConfigUse, text: string): Meanings {
  const { config } = use;
  const environments = config.applications.flatMap((application) => [
    get(application.node, 'runtime_env'),
    ...application.deployments.map(({ node }) => get(node, 'ray_actor_options', 'runtime_env')),
  ]);
  return {
    models: config.applications.flatMap(({ node }) => languageModels(node, text)),
    capacities: config.applications.flatMap(({ deployments }) => deployments.flatMap((each) => capacityOf(each, text))),
    variables: environments.flatMap((env) => variablesOf(env, text)),
    packages: environments.flatMap((env) => packagesOf(env)),
    serveConfigs: [use],
  };
}

/** A number where it is written; undefined for what is none, and where it is not known from this file. */
export function writtenNumber(node: YamlNode | undefined, text: string): Written<number> | undefined {
  const value = num(node);
  if (!isScalar(node) || value === undefined) return undefined;
  const { span, replace } = writtenScalar(node, text);
  return { value, span, ...(replace ? { replace } : {}) };
}

/** Ray keeps one replica at least and one at most where nothing is written; with `auto` up to a hundred. */
function capacityOf(deployment: ServeDeployment, text: string): Capacity[] {
  const { autoscaling, replicas, node, name } = deployment;
  const fixed = autoscaling ? undefined : writtenNumber(replicas, text);
  const min = writtenNumber(get(autoscaling, 'min_replicas'), text);
  const max = writtenNumber(get(autoscaling, 'max_replicas'), text);
  if (!fixed && !min && !max) return [];
  const gpus = actorOption(deployment, 'num_gpus');
  return [
    {
      subject: `The deployment \`${name ?? 'without a name'}\``,
      min,
      max,
      fixed,
      canBeZero: min?.value === 0,
      accelerators: get(node, 'placement_group_bundles') ? undefined : (gpus?.amount ?? 0),
      anchor: spanOf(get(node, 'name') ?? node),
    },
  ];
}

/** Models of Ray Serve LLM. Source: ray `python/ray/llm/_internal/serve/configs/server_models.py`, `ModelLoadingConfig`. */
function languageModels(application: YamlNode, text: string): ModelReference[] {
  return items(get(application, 'args', 'llm_configs')).flatMap((config) => {
    const loading = get(config, 'model_loading_config');
    const source = get(loading, 'model_source') ?? get(loading, 'model_id');
    const model = str(source);
    if (!isScalar(source) || !model || isPlaceholder(model)) return [];
    if (!isHubId(model)) return /^[a-z][\w+.-]*:\/\/|^\//i.test(model) ? storedModel(model, source, text) : [];
    const revision = get(config, 'engine_kwargs', 'revision');
    const stated = isScalar(revision) && str(revision) !== undefined ? writtenScalar(revision, text) : undefined;
    return [{ written: writtenScalar(source, text), revision: stated, source: 'hub' as const }];
  });
}

function variablesOf(environment: YamlNode | undefined, text: string): Variable[] {
  return [...stringMap(get(environment, 'env_vars'))].flatMap(([name, { node }]) =>
    isScalar(node)
      ? [
          {
            name,
            written: writtenScalar(node as YamlScalar, text),
            advice: 'Give it to the Ray containers from a Secret.',
          },
        ]
      : [],
  );
}

/** `pip` is a list, or a mapping with `packages`; a file of requirements speaks for itself. */
function packagesOf(environment: YamlNode | undefined): PackageList[] {
  return ['pip', 'uv'].flatMap((key) => {
    const given = get(environment, key);
    const lines = [...items(given), ...items(get(given, 'packages'))].filter(isScalar);
    const read = lines.flatMap((line) => {
      const text = str(line);
      if (!text || line.style !== 'plain' || isPlaceholder(text) || line.end - line.start !== text.length) return [];
      return [readRequirementLine(text, line.start)];
    });
    const entries = read.flatMap(({ entry }) => entry ?? []);
    const options = read.flatMap(({ option }) => option ?? []);
    return entries.length + options.length > 0 ? [{ format: 'list' as const, entries, options }] : [];
  });
}
