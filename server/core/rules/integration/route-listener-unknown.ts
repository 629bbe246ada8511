import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { object, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, ofKinds } from '../shared/places.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
  'gateway.yaml': object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    'gatewayClassName: envoy\nlisteners:\n  - {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: public-tls}]}}',
  ),
};
const route = (section: string) =>
  object(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    `parentRefs: [{name: scorer, sectionName: ${section}}]\nrules:\n  - backendRefs: [{name: scorer, port: 80}]`,
  );

export default defineRule({
  id: 'integration/route-listener-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The route belongs to a listener that its Gateway does not have.',
  remedy: 'Name a listener of the Gateway in `sectionName`, or leave it out for all of them.',
  why: 'The Gateway does not accept the route, so no request from outside reaches the model.',
  sources: [
    {
      title: 'Gateway API: ParentReference',
      url: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: { ...FILES, 'route.yaml': route('http') }, good: { ...FILES, 'route.yaml': route('https') } },
  *check(project) {
    for (const { manifests, object: route } of ofKinds(project, 'HTTPRoute', 'GRPCRoute')) {
      if (route.partial || project.relations.workloadsOf(route).length === 0) continue;
      for (const parent of items(get(route.node, 'spec', 'parentRefs'))) {
        const node = get(parent, 'sectionName');
        const section = str(node);
        if (!node || !section || isPlaceholder(section) || (str(get(parent, 'kind')) ?? 'Gateway') !== 'Gateway') continue;
        const named = ofKinds(project, 'Gateway').filter(({ object: g }) => g.name === str(get(parent, 'name')));
        const gateway = named.length === 1 ? named[0]!.object : undefined;
        if (!gateway || gateway.partial) continue;
        const listeners = items(get(gateway.node, 'spec', 'listeners')).map((l) => str(get(l, 'name')) ?? '');
        if (listeners.length === 0 || listeners.some((l) => l === section || isPlaceholder(l) || l === '')) continue;
        const right = listeners.length === 1 ? listeners[0]! : undefined;
        const edits = right === undefined ? [] : setScalar(manifests.parts[0]!.text, node, scalarSource(right, true));
        const fixes = edits.length > 0 ? [suggestedFix(`Belong to \`${right}\``, ...inPart(edits))] : [];
        const related = alsoAt(project, gateway, get(gateway.node, 'spec', 'listeners'), 'its listeners');
        yield at(manifests, finding(spanOf(node), `\`${gateway.name}\` has no listener \`${section}\`.`, fixes, related));
      }
    }
  },
});
