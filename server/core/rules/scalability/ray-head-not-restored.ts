import { stringMap } from '../../artifacts/kubernetes.js';
import { get, isMap, items, str } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { rayServiceExample } from '../shared/examplePlatforms.js';

export default defineRule({
  id: 'scalability/ray-head-not-restored',
  consideration: 'scalability/capacity',
  reads: 'manifests',
  severity: 'info',
  preview: true,
  problem: 'When the head of the Ray cluster is lost, what it knew is lost.',
  remedy: 'Set `gcsFaultToleranceOptions` with the address of a Redis.',
  why: 'Without it the restart of one pod takes the whole service down while all replicas are started anew.',
  sources: [
    {
      title: 'Ray: GCS fault tolerance in KubeRay',
      url: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/kuberay-gcs-ft.html',
    },
    {
      title: 'Ray: RayService high availability',
      url: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/rayservice-high-availability.html',
    },
  ],
  standards: ['NIST AI RMF MANAGE 2.3'],
  fix: 'none',
  examples: {
    bad: rayServiceExample('num_replicas: 2'),
    good: rayServiceExample('num_replicas: 2', 'gcsFaultToleranceOptions: {redisAddress: "redis:6379"}'),
  },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== 'ray.io' || object.kind !== 'RayService' || object.partial) continue;
      const cluster = get(object.node, 'spec', 'rayClusterConfig');
      const annotated = [get(object.node, 'metadata', 'annotations'), get(cluster, 'metadata', 'annotations')].some(
        (map) => map && stringMap(map).has('ray.io/ft-enabled'),
      );
      if (!isMap(cluster) || get(cluster, 'gcsFaultToleranceOptions') || annotated || namesRedis(cluster)) continue;
      yield finding(object.anchor);
    }
  },
});

/** The way before KubeRay 1.3: the head reads where Redis is from a variable. */
function namesRedis(cluster: Parameters<typeof get>[0]): boolean {
  const containers = items(get(cluster, 'headGroupSpec', 'template', 'spec', 'containers'));
  return containers.some((c) => items(get(c, 'env')).some((e) => str(get(e, 'name')) === 'RAY_REDIS_ADDRESS'));
}
