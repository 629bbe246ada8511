import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isMap, isSeq, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

/** What is shown, with the value that shows it; undefined where the values do not. */
type Shown = { readonly node: YamlNode; readonly note: string } | undefined;

/** Switches that the scaffold of a chart brings along switched off, and blocks that it brings along empty. */
const SHOWS: readonly (readonly [ConsiderationId, (map: YamlNode) => Shown])[] = [
  ['scalability/capacity', switchedOn('PodDisruptionBudget', ['podDisruptionBudget'], ['pdb'])],
  [
    'scalability/utilisation-monitoring',
    switchedOn('metrics', ['serviceMonitor'], ['metrics', 'serviceMonitor'], ['podMonitor']),
  ],
  ['integration/service-interface', probe],
  ['security/protection', switchedOn('NetworkPolicy', ['networkPolicy'])],
  ['security/protection', nonRoot],
  ['security/protection', routeWithTls],
];

export default defineDetector({
  considerations: [
    'scalability/capacity',
    'scalability/utilisation-monitoring',
    'integration/service-interface',
    'security/protection',
    'resources/fit',
  ],
  what: 'values of a Helm chart that switch on a disruption budget, metrics, probes, a network policy, TLS or a user that is not root',
  reads: 'helmValues',
  *find({ components, templated }): Generator<Evidence> {
    if (templated) return;
    // What a chart gives to its other parts says nothing of the model server.
    const serving = components.filter((c) => c.container.servesModel || c.key === undefined);
    for (const { map, container } of serving) {
      for (const [consideration, look] of SHOWS) {
        const shown = look(map);
        if (shown) yield evidence(consideration, spanOf(shown.node), shown.note);
      }
      const given = [...new Map([...container.limits, ...container.requests]).values()].filter((a) => (a.amount ?? 0) > 0);
      const resources = get(map, 'resources');
      if (!container.servesModel || !resources || given.length === 0) continue;
      const note = given.map((a) => `${a.text} ${a.resource}`).join(', ');
      const has = (resource: string) => given.some((a) => a.resource === resource);
      if (has('cpu') && has('memory')) yield evidence('scalability/capacity', spanOf(resources), note);
      if (given.some((a) => a.resource === 'memory' || a.resource.includes('/')))
        yield evidence('resources/fit', spanOf(resources), note);
    }
  },
});

function switchedOn(what: string, ...paths: readonly (readonly string[])[]): (map: YamlNode) => Shown {
  return (map) => {
    for (const path of paths) {
      const node = get(map, ...path);
      if (isMap(node) && bool(get(node, 'enabled')) === true) return { node, note: `${what} switched on` };
    }
    return undefined;
  };
}

function probe(map: YamlNode): Shown {
  const node = get(map, 'readinessProbe');
  const asks = ['httpGet', 'grpc', 'exec', 'tcpSocket'].find((key) => get(node, key));
  return node && asks ? { node, note: 'readiness probe' } : undefined;
}

function nonRoot(map: YamlNode): Shown {
  for (const key of ['securityContext', 'podSecurityContext', 'containerSecurityContext']) {
    const node = get(map, key, 'runAsNonRoot');
    if (node && bool(node)) return { node, note: 'not as root' };
  }
  return undefined;
}

function routeWithTls(map: YamlNode): Shown {
  const ingress = get(map, 'ingress');
  const node = get(ingress, 'tls');
  if (bool(get(ingress, 'enabled')) !== true || !isSeq(node)) return undefined;
  const secret = items(node)
    .map((entry) => str(get(entry, 'secretName')))
    .find((name) => name !== undefined && name !== '' && !isPlaceholder(name));
  return secret ? { node, note: 'Ingress with TLS' } : undefined;
}
