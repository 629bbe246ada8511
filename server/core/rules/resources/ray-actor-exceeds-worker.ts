import { spanOf } from '../../artifacts/kubernetes.js';
import { actorOption } from '../../artifacts/rayServeConfig.js';
import { get, isMap, str, type YamlMap } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { containersOf } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import type { RayCluster } from '../../workloads/ray.js';
import { rayServiceExample } from '../shared/examplePlatforms.js';
import { offered, ownScalar } from '../shared/offered.js';

const WHAT = { num_cpus: 'CPUs', num_gpus: 'GPUs' } as const;

export default defineRule({
  id: 'resources/ray-actor-exceeds-worker',
  consideration: 'resources/fit',
  reads: 'serveConfig',
  severity: 'warning',
  problem: 'A replica needs more than any node of the Ray cluster has.',
  remedy: 'Ask for less in `ray_actor_options`, or give the workers more.',
  why: 'Ray places a replica on one node; where none is large enough it waits for ever, and the service never becomes healthy.',
  sources: [
    { title: 'Ray Serve: resource allocation', url: 'https://docs.ray.io/en/latest/serve/resource-allocation.html' },
    { title: 'Ray: resources of KubeRay pods', url: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html' },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: rayServiceExample('ray_actor_options: {num_cpus: 2, num_gpus: 2}'),
    good: rayServiceExample('ray_actor_options: {num_cpus: 2, num_gpus: 1}'),
  },
  *check({ config, cluster, partial }, { artifact }) {
    if (!cluster || partial || cluster.groups.length === 0) return;
    for (const deployment of config.applications.flatMap((a) => a.deployments)) {
      if (get(deployment.node, 'placement_group_bundles')) continue;
      for (const name of ['num_cpus', 'num_gpus'] as const) {
        const wanted = actorOption(deployment, name);
        const most = wanted && largest(cluster, name);
        if (!wanted || most === undefined || wanted.amount <= most) continue;
        const has = most === 0 ? `no node has any` : `the largest node has ${most}`;
        const own = ownScalar(get(deployment.node, 'ray_actor_options'), name);
        const edits = own && most > 0 ? setScalar(artifact.parts[0]!.text, own, String(most)) : [];
        const fixes = offered(`Ask for the ${most} that there are`, edits);
        yield finding(spanOf(wanted.node), `Each replica takes ${wanted.amount} ${WHAT[name]}, and ${has}.`, fixes);
      }
    }
  },
});

/** The most that one node has; undefined where one of them does not say. */
function largest({ head, groups }: RayCluster, name: keyof typeof WHAT): number | undefined {
  const nodes = [...(head ? [head] : []), ...groups.map((g) => g.node)].map((node) => amountOf(node, name));
  return nodes.some((n) => n === undefined) ? undefined : Math.max(...nodes.map((n) => n!));
}

/** KubeRay takes what the first container is limited to, unless a start parameter or the group itself says otherwise. */
function amountOf(group: YamlMap, name: keyof typeof WHAT): number | undefined {
  const parameter = name === 'num_cpus' ? 'num-cpus' : 'num-gpus';
  const given = get(group, 'rayStartParams', parameter);
  if (given) return /^\d+(?:\.\d+)?$/.test(str(given) ?? '') ? Number(str(given)) : undefined;
  const podSpec = get(group, 'template', 'spec');
  if (get(group, 'resources') || !isMap(podSpec) || get(podSpec, 'resourceClaims')) return undefined;
  const [container] = containersOf(podSpec, 'containers');
  if (!container || get(container.node, '<<') || get(container.node, 'resources', '<<')) return undefined;
  if (name === 'num_gpus') {
    // Only NVIDIA's own resource is sure to be counted as whole GPUs.
    if (container.accelerators.some((a) => a.name !== 'nvidia.com/gpu')) return undefined;
    return container.accelerators[0]?.count ?? 0;
  }
  const cpu = container.limits.get('cpu');
  // KubeRay rounds up. Without a limit some of its releases go by the request and others by what the machine has.
  return cpu?.amount === undefined ? undefined : Math.ceil(cpu.amount);
}
