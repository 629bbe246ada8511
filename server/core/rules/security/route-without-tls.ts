import { get, isSeq, items, str } from '../../artifacts/yaml.js';
import { addItem } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Fix } from '../../model.js';
import type { PlacedObject, Project } from '../../project.js';
import { gatewayNames } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile, inPart } from '../shared/edits.js';
import { object, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, ofKinds } from '../shared/places.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
  'route.yaml': object(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    'parentRefs: [{name: public}]\nrules:\n  - backendRefs: [{name: scorer, port: 80}]',
  ),
};
const gateway = (listener: string) =>
  object('gateway.networking.k8s.io/v1', 'Gateway', `gatewayClassName: envoy\nlisteners:\n  - ${listener}`).replace(
    'name: scorer',
    'name: public',
  );

export default defineRule({
  id: 'security/route-without-tls',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The route to the model has no listener with TLS: requests and answers cross the network in clear text.',
  remedy: 'Give the Gateway a listener with `protocol: HTTPS` and a certificate, and attach the route to it.',
  why: 'Whoever sits between reads the inputs, the predictions and the API keys, and can change them.',
  sources: [{ title: 'Gateway API: TLS configuration', url: 'https://gateway-api.sigs.k8s.io/guides/tls/' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-319'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'gateway.yaml': gateway('{name: http, port: 80, protocol: HTTP}') },
    good: {
      ...FILES,
      'gateway.yaml': gateway('{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: public-tls}]}}'),
    },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'HTTPRoute')) {
      const workload = project.relations.workloadsOf(object).find((w) => w.serves);
      const names = gatewayNames(object);
      if (object.partial || !workload || names.length === 0) continue;
      // A Gateway that is not among these files has whatever listeners it has.
      const gateways = names.map((name) => gatewayOf(project, name));
      if (items(get(object.node, 'spec', 'parentRefs')).length !== names.length || gateways.includes(undefined)) continue;
      const known = gateways.filter((g) => g !== undefined);
      if (!known.every(({ object: g }) => isPlain(g) && !isInside(g))) continue;
      const message = `The route leads to \`${workload.object.name}\`, and \`${known[0]!.object.name}\` listens without TLS.`;
      yield at(
        manifests,
        finding(object.anchor, message, listenWithTls(known[0]!), alsoAt(project, known[0]!.object, undefined, 'the Gateway')),
      );
    }
  },
});

function gatewayOf(project: Project, name: string): PlacedObject | undefined {
  const found = ofKinds(project, 'Gateway').filter(({ object }) => object.name === name);
  return found.length === 1 ? found[0] : undefined;
}

/** A listener with TLS on the Gateway, wherever that stands; its Secret is of whoever holds the certificate. */
function listenWithTls({ manifests, object: gateway }: PlacedObject): Fix[] {
  const listeners = get(gateway.node, 'spec', 'listeners');
  if (!isSeq(listeners) || listeners.anchor !== undefined || items(listeners).some((l) => str(get(l, 'name')) === 'https'))
    return [];
  const hostnames = [...new Set(items(listeners).map((l) => str(get(l, 'hostname'))))];
  const [hostname] = hostnames;
  const secret = `${gateway.name}-tls`;
  const listener = {
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    ...(hostname !== undefined && hostnames.length === 1 ? { hostname } : {}),
    tls: { certificateRefs: [{ name: secret }] },
  };
  const edits = inFile(manifests.uri, inPart(addItem(manifests.parts[0]!.text, listeners, listener)));
  return edits.length > 0 ? [suggestedFix(`Listen with the certificate in the Secret \`${secret}\``, ...edits)] : [];
}

/** Every listener is known and speaks plain HTTP. */
function isPlain(gateway: PlacedObject['object']): boolean {
  const protocols = items(get(gateway.node, 'spec', 'listeners')).map((l) => str(get(l, 'protocol')));
  return !gateway.partial && protocols.length > 0 && protocols.every((p) => p === 'HTTP');
}

/** TLS ends before it, or nobody outside sees it: by its class, its addresses or its annotations. */
function isInside(gateway: PlacedObject['object']): boolean {
  const className = str(get(gateway.node, 'spec', 'gatewayClassName')) ?? '';
  const hosts = items(get(gateway.node, 'spec', 'listeners')).map((l) => str(get(l, 'hostname')) ?? '');
  const local = hosts.every((h) => /(?:^|\.)(?:local|internal|localhost|svc|lan|test)$/.test(h));
  const notes = get(gateway.node, 'metadata', 'annotations');
  const infrastructure = get(gateway.node, 'spec', 'infrastructure');
  return (
    isPlaceholder(className) ||
    /internal|private|rilb|mesh/.test(className) ||
    local ||
    notes !== undefined ||
    infrastructure !== undefined
  );
}
