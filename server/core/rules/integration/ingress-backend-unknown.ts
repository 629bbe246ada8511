import { type KubeObject, type Manifests, spanOf } from '../../artifacts/kubernetes.js';
import { get, items, num, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Finding } from '../../model.js';
import { isNearName } from '../../nearNames.js';
import type { Project } from '../../project.js';
import { isService, sameNamespace } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { ingressExample, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, fileOf, folderOf, ofKinds, servicesNamed } from '../shared/places.js';
import { servicePorts } from '../shared/servicePorts.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
};
const TLS = 'tls:\n  - hosts: [scorer.example.com]\n    secretName: scorer-tls';

export default defineRule({
  id: 'integration/ingress-backend-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The route leads to a Service or port that is not there.',
  remedy: 'Name the Service and its port as the Service does.',
  why: 'Requests from outside end in an error of the gateway, whatever state the model is in.',
  sources: [
    {
      title: 'Kubernetes: Ingress',
      url: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
    },
    { title: 'kube-score: list of checks', url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'ingress.yaml': ingressExample(TLS, 'scorer', 'number: 8000') },
    good: { ...FILES, 'ingress.yaml': ingressExample(TLS) },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Ingress', 'HTTPRoute')) {
      if (object.partial) continue;
      const { relations } = project;
      if (relations.workloadsOf(object).length === 0 && relations.nearlyOf(object).length === 0) continue;
      for (const backend of backends(object)) {
        const found = wrongName(project, manifests, object, backend) ?? wrongPort(project, manifests, object, backend);
        if (found) yield at(manifests, found);
      }
    }
  },
});

interface Backend {
  readonly name: YamlNode;
  readonly port: YamlNode | undefined;
}

/** The name is of no Service, and one of those beside it has almost that name. */
function wrongName(project: Project, manifests: Manifests, route: KubeObject, backend: Backend): Finding | undefined {
  const name = str(backend.name) ?? '';
  if (isPlaceholder(name) || servicesNamed(project, name).some(({ object }) => sameNamespace(object, route))) return undefined;
  const near = ofKinds(project, 'Service').filter(
    ({ object, manifests: file }) =>
      isNearName(object.name ?? '', name) &&
      isService(object) &&
      !object.partial &&
      folderOf(file) === folderOf(manifests) &&
      sameNamespace(object, route),
  );
  const [service] = near;
  if (!service || near.length > 1) return undefined;
  const edits = setScalar(manifests.parts[0]!.text, backend.name, scalarSource(service.object.name!));
  const fixes = [suggestedFix(`Send requests to \`${service.object.name}\``, ...inPart(edits))];
  return finding(
    spanOf(backend.name),
    `There is no Service \`${name}\`.`,
    fixes,
    alsoAt(project, service.object, undefined, 'the Service beside it'),
  );
}

/** The Service is here, serves a model, and has no such port. */
function wrongPort(project: Project, manifests: Manifests, route: KubeObject, { name, port }: Backend): Finding | undefined {
  const found = servicesNamed(project, str(name) ?? '').filter(({ object }) => sameNamespace(object, route));
  const service = found.length === 1 ? found[0]!.object : undefined;
  const wanted = str(port);
  if (!service || !port || !wanted || isPlaceholder(wanted) || service.partial) return undefined;
  if (str(get(service.node, 'spec', 'type')) === 'ExternalName' || project.relations.workloadsOf(service).length === 0)
    return undefined;
  const ports = servicePorts(service);
  const byNumber = num(port) !== undefined;
  if (!ports || ports.length === 0 || ports.some((p) => (byNumber ? p.number === num(port) : p.name === wanted)))
    return undefined;
  const right = ports.length === 1 ? (byNumber ? ports[0]!.number : ports[0]!.name) : undefined;
  const edits = right === undefined ? [] : setScalar(manifests.parts[0]!.text, port, scalarSource(right));
  const fixes = edits.length > 0 ? [suggestedFix(`Send requests to port ${right}`, ...inPart(edits))] : [];
  const related = fileOf(project, service) ? alsoAt(project, service, get(service.node, 'spec', 'ports'), 'its ports') : [];
  return finding(spanOf(port), `The Service \`${service.name}\` has no port \`${wanted}\`.`, fixes, related);
}

function backends(object: KubeObject): Backend[] {
  const spec = get(object.node, 'spec');
  const rules = items(get(spec, 'rules'));
  const of = (name: YamlNode | undefined, port: YamlNode | undefined) => (name && str(name) ? [{ name, port }] : []);
  if (object.kind === 'HTTPRoute') {
    return rules
      .flatMap((rule) => items(get(rule, 'backendRefs')))
      .filter((ref) => (str(get(ref, 'kind')) ?? 'Service') === 'Service' && !get(ref, 'namespace'))
      .flatMap((ref) => of(get(ref, 'name'), get(ref, 'port')));
  }
  const services = [
    get(spec, 'defaultBackend'),
    ...rules.flatMap((rule) => items(get(rule, 'http', 'paths')).map((p) => get(p, 'backend'))),
  ];
  return services.flatMap((b) =>
    of(get(b, 'service', 'name'), get(b, 'service', 'port', 'number') ?? get(b, 'service', 'port', 'name')),
  );
}
