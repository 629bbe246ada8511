import { type KubeObject, spanOf, stringMap } from '../artifacts/kubernetes.js';
import { bool, get, pair, str } from '../artifacts/yaml.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import type { Endpoint } from '../meanings.js';

/** Addresses that an object of a serving platform opens by itself: the Service and the Ingress of a NIMService. */
export function endpointsOf(object: KubeObject): Endpoint[] {
  if (object.group !== 'apps.nvidia.com' || object.kind !== 'NIMService' || object.partial) return [];
  const service = get(object.node, 'spec', 'expose', 'service');
  const type = get(service, 'type');
  const value = str(type);
  const subject = `\`${object.name ?? object.kind}\``;
  const found: Endpoint[] = [];
  if (type && value !== undefined && !isPlaceholder(value)) {
    const outside = value === 'LoadBalancer' || value === 'NodePort';
    // Annotations often keep a load balancer inside.
    const marked = value === 'LoadBalancer' && stringMap(get(service, 'annotations')).size > 0;
    const exposure = marked ? 'unknown' : outside ? 'public' : 'private';
    found.push({ subject, exposure, authentication: 'none', anchor: spanOf(type) });
  }
  const ingress = get(object.node, 'spec', 'expose', 'ingress');
  const enabled = get(ingress, 'enabled');
  if (enabled && bool(enabled) === true)
    found.push({
      subject,
      exposure: 'public',
      authentication: 'unknown',
      anchor: spanOf(pair(ingress, 'enabled')?.key ?? enabled),
    });
  return found;
}
