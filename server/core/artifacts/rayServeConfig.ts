import { get, isMap, items, num, pair, str, type YamlMap, type YamlNode } from './yaml.js';

/**
 * What a Ray Serve config says, wherever it stands: a file of its own, `serveConfigV2` of a RayService, or a ConfigMap.
 * Source: ray `python/ray/serve/schema.py` (`ServeDeploySchema`, `ServeApplicationSchema`, `DeploymentSchema`).
 */
export interface ServeConfig {
  readonly root: YamlMap;
  readonly applications: readonly ServeApplication[];
}

export interface ServeApplication {
  readonly node: YamlMap;
  /** `default` where it has none, as for Ray. */
  readonly name: string;
  readonly deployments: readonly ServeDeployment[];
}

export interface ServeDeployment {
  readonly node: YamlMap;
  readonly name: string | undefined;
  readonly application: ServeApplication;
  /** `num_replicas` as written; undefined where absent. */
  readonly replicas: YamlNode | undefined;
  readonly autoscaling: YamlMap | undefined;
}

/** `package.module:variable`; older configs write a dot for the colon. */
const IMPORT_PATH = /^[A-Za-z_][\w.]*[.:][A-Za-z_]\w*$/;

/**
 * Reads the root of a YAML document; undefined where it is no Ray Serve config. An Anyscale service holds one under
 * `ray_serve_config`. Source: https://docs.anyscale.com/services/configure-anyscale-service
 */
export function serveConfigOf(root: YamlNode | null | undefined): ServeConfig | undefined {
  if (!isMap(root)) return undefined;
  const held = get(root, 'ray_serve_config');
  if (isMap(held)) return get(held, 'ray_serve_config') === undefined ? serveConfigOf(held) : undefined;
  const listed = items(get(root, 'applications')).filter(isMap);
  const single = IMPORT_PATH.test(str(get(root, 'import_path')) ?? '');
  if (!listed.some((app) => IMPORT_PATH.test(str(get(app, 'import_path')) ?? '')) && !(single && isServe(root))) return undefined;
  return { root, applications: (single ? [root] : listed).map(applicationOf) };
}

/** What Ray's single-application config has besides the path; the key alone is used by others too. */
function isServe(root: YamlMap): boolean {
  return ['deployments', 'runtime_env', 'route_prefix'].some((key) => get(root, key) !== undefined);
}

function applicationOf(node: YamlMap): ServeApplication {
  const deployments: ServeDeployment[] = [];
  const application: ServeApplication = { node, name: str(get(node, 'name')) ?? 'default', deployments };
  for (const each of items(get(node, 'deployments'))) {
    if (!isMap(each)) continue;
    const autoscaling = get(each, 'autoscaling_config');
    deployments.push({
      node: each,
      name: str(get(each, 'name')),
      application,
      replicas: pair(each, 'num_replicas')?.value,
      autoscaling: isMap(autoscaling) ? autoscaling : undefined,
    });
  }
  return application;
}

/** CPUs, GPUs or bytes that each replica of a deployment takes; undefined where nothing is written. */
export function actorOption({ node }: ServeDeployment, name: 'num_cpus' | 'num_gpus' | 'memory') {
  const value = get(node, 'ray_actor_options', name);
  const amount = num(value);
  return value && amount !== undefined ? { node: value, amount } : undefined;
}
