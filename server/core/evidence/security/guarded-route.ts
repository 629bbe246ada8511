import type { KubeObject } from '../../artifacts/kubernetes.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'TLS on the Ingress or Route to the model server, or a mesh policy that asks its callers who they are',
  reads: 'project',
  *find(project) {
    for (const { manifests, object } of project.objects) {
      if (object.partial || !project.relations.workloadsOf(object).some((w) => w.serves)) continue;
      const shown = guard(object);
      if (shown) yield at(manifests, shown);
    }
  },
});

function guard(object: KubeObject): Evidence | undefined {
  const spec = get(object.node, 'spec');
  switch (object.kind) {
    case 'Ingress': {
      const tls = items(get(spec, 'tls')).find((each) => {
        const secret = str(get(each, 'secretName'));
        return secret !== undefined && !isPlaceholder(secret);
      });
      return tls && evidence('security/protection', spanOf(tls), `TLS at the Ingress ${object.name ?? ''}`);
    }
    case 'Route': {
      const tls = get(spec, 'tls');
      const termination = str(get(tls, 'termination'));
      return isMap(tls) && termination
        ? evidence('security/protection', spanOf(tls), `TLS at the Route, ${termination}`)
        : undefined;
    }
    case 'PeerAuthentication': {
      const mode = get(spec, 'mtls', 'mode');
      return mode && str(mode) === 'STRICT'
        ? evidence('security/protection', spanOf(mode), 'mutual TLS between pods')
        : undefined;
    }
    case 'RequestAuthentication': {
      const rules = items(get(spec, 'jwtRules'));
      return rules[0] && evidence('security/protection', object.anchor, 'callers show a token (RequestAuthentication)');
    }
    case 'AuthorizationPolicy': {
      const rules = items(get(spec, 'rules'));
      const named = rules.some((rule) => items(get(rule, 'from')).length > 0 || items(get(rule, 'when')).length > 0);
      return named ? evidence('security/protection', object.anchor, 'callers are named (AuthorizationPolicy)') : undefined;
    }
    default:
      return undefined;
  }
}
