import { type KubeObject, spanOf, stringMap } from '../artifacts/kubernetes.js';
import { bool, get, pair, str } from '../artifacts/yaml.js';
import { setScalar } from '../artifacts/yamlEdit.js';
import { nodeSpan } from '../artifacts/yamlSpan.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import type { Endpoint } from '../meanings.js';

/** Addresses that an object of a serving platform opens by itself: the Service and the Ingress of a NIMService. */
export function endpointsOf(object: KubeObject, text: string): Endpoint[] {
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
    const edits = () => setScalar(text, type, 'ClusterIP').map(({ newText, ...at }) => ({ span: nodeSpan(at), newText }));
    const close =
      outside && type.anchor === undefined ? () => ({ title: 'Keep it inside the cluster', edits: edits() }) : undefined;
    found.push({ subject, exposure, authentication: 'none', anchor: spanOf(type), ...(close ? { close } : {}) });
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
