import { type KubeObject, stringMap } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { ingressExample, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { ingressClass } from '../shared/exposure.js';
import { ofKinds } from '../shared/places.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
};
const TLS = 'tls:\n  - hosts: [scorer.example.com]\n    secretName: scorer-tls';
/** Annotations of controllers and clouds that end TLS before the Ingress; a redirect switched off is not one of them. */
const ENDS_TLS = /tls|ssl|certificate|cert-manager|certs?(?:$|[-_/])|^tailscale\.com\/|cloudflare|https/i;
/** Classes whose controllers bring a certificate of their own, or that face no one outside. */
const OTHER_CLASS = /tailscale|cloudflare|internal|private|ngrok/i;
const LOCAL_HOST = /^(?:localhost|.*\.(?:local|localhost|test|internal|svc|lan|nip\.io|sslip\.io|cluster\.local))$/i;

export default defineRule({
  id: 'security/ingress-without-tls',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'Requests to the model and its answers cross the network in clear text.',
  remedy: 'Name a certificate in `spec.tls`, or let the load balancer end TLS by its annotation.',
  why: 'Whoever sits between reads the inputs, the predictions and the API keys, and can change them.',
  sources: [{ title: 'Kubernetes: Ingress, TLS', url: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-319'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'ingress.yaml': ingressExample() },
    good: { ...FILES, 'ingress.yaml': ingressExample(TLS) },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Ingress')) {
      if (object.partial || endsElsewhere(object)) continue;
      const { relations } = project;
      const workloads = [...relations.workloadsOf(object), ...relations.nearlyOf(object)].filter((w) => w.serves);
      const spec = get(object.node, 'spec');
      const tls = get(spec, 'tls');
      if (workloads.length === 0 || !isMap(spec) || get(spec, '<<') || (tls && !isNull(tls))) continue;
      const rules = items(get(spec, 'rules'));
      const hosts = [...new Set(rules.map((rule) => str(get(rule, 'host')) ?? ''))];
      if (hosts.some(isPlaceholder) || (hosts.length > 0 && hosts.every((h) => LOCAL_HOST.test(h)))) continue;
      const known = hosts.length > 0 && hosts.every((h) => h !== '');
      const secretName = `${object.name ?? 'model'}-tls`;
      const edits =
        known && !tls
          ? addEntry(manifests.parts[0]!.text, spec, 'tls', [{ hosts, secretName }], { after: ['ingressClassName'] })
          : [];
      const fixes =
        edits.length > 0 ? [suggestedFix(`Use the certificate in the Secret \`${secretName}\``, ...inPart(edits))] : [];
      yield at(manifests, finding(object.anchor, `The Ingress leads to \`${workloads[0]!.object.name}\` without TLS.`, fixes));
    }
  },
});

function endsElsewhere(ingress: KubeObject): boolean {
  const marks = [...stringMap(get(ingress.node, 'metadata', 'annotations'))];
  const off = (key: string, value: string) => /redirect$/.test(key) && value === 'false';
  return (
    marks.some(([key, { value }]) => (ENDS_TLS.test(key) || /HTTPS/.test(value)) && !off(key, value)) ||
    OTHER_CLASS.test(ingressClass(ingress) ?? '')
  );
}
