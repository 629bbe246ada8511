import { get, isMap, type YamlNode } from '../../artifacts/yaml.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { pairSpan } from '../shared/pairSpan.js';

const probes = (failures: number) =>
  deploymentExample(`readinessProbe:
  httpGet: {path: /health, port: 8000}
  failureThreshold: 3
livenessProbe:
  httpGet: {path: /health, port: 8000}
  failureThreshold: ${failures}
startupProbe:
  httpGet: {path: /health, port: 8000}
  failureThreshold: 90`);

export default defineRule({
  id: 'scalability/identical-probes',
  consideration: 'scalability/capacity',
  reads: 'container',
  severity: 'info',
  preview: true,
  problem: 'The server is restarted at the same moment at which it is only too busy.',
  remedy: 'Let the liveness probe be more patient than the readiness probe.',
  why: 'Under load both fail together, and instead of a pause the replica gets a restart and loads its model anew.',
  sources: [
    { title: 'kube-score: pod-probes-identical', url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md' },
    {
      title: 'Kubernetes: liveness, readiness and startup probes',
      url: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.6'],
  fix: 'none',
  examples: { bad: probes(3), good: probes(10) },
  *check({ container, init }) {
    const [ready, alive] = [get(container.node, 'readinessProbe'), get(container.node, 'livenessProbe')];
    if (init || !container.servesModel || !isMap(ready) || !isMap(alive) || !same(ready, alive)) return;
    yield finding(pairSpan(container.node, 'livenessProbe', alive), 'The liveness probe is the readiness probe once more.');
  },
});

/** The same fields with the same values, in whatever order; nesting as deep as probes have. */
function same(a: YamlNode | undefined, b: YamlNode | undefined, depth = 0): boolean {
  if (!a || !b || a.type !== b.type || depth > 6) return false;
  if (a.type === 'scalar' && b.type === 'scalar') return a.value === b.value;
  if (a.type === 'seq' && b.type === 'seq')
    return a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i], depth + 1));
  if (a.type !== 'map' || b.type !== 'map' || a.pairs.length !== b.pairs.length) return false;
  return a.pairs.every(({ key, value }) => key.type === 'scalar' && same(value, get(b, key.value), depth + 1));
}
