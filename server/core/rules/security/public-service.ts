import type { KubeObject } from '../../artifacts/kubernetes.js';
import { get, isMap, items, pair } from '../../artifacts/yaml.js';
import { removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import type { OffsetEdit } from '../../fixes.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { asksKey, isFenced, isGuarded, openServer, publicType, waysIn } from '../shared/exposure.js';
import { pairSpan } from '../shared/pairSpan.js';
import { ofKinds } from '../shared/places.js';

const FILES = deploymentExample('ports:\n  - {name: http, containerPort: 8501}', '', 'tensorflow/serving:2.19.0');
/** Fields that the API refuses for a Service inside the cluster. */
const OUTSIDE_FIELDS = [
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'allocateLoadBalancerNodePorts',
  'loadBalancerIP',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
];

export default defineRule({
  id: 'security/public-service',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The model server is reachable from outside the cluster, with nothing before it.',
  remedy:
    'Make it a `ClusterIP` behind a gateway that asks who is there, keep the load balancer internal, or name the networks in `loadBalancerSourceRanges`.',
  why: 'Whoever finds the address can use the model at your cost, probe it and copy its behaviour.',
  sources: [
    { title: 'kube-linter: exposed-services', url: 'https://docs.kubelinter.io/#/generated/checks?id=exposed-services' },
    {
      title: 'Kubernetes: Service types',
      url: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP ML05:2023', 'OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'service.yaml': serviceExample('type: LoadBalancer') },
    good: {
      ...FILES,
      'service.yaml': serviceExample('type: LoadBalancer', 'scorer', 'http', 'networking.gke.io/load-balancer-type: Internal'),
    },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Service')) {
      const type = publicType(object);
      const workloads = type ? project.relations.workloadsOf(object).filter((w) => w.serves) : [];
      if (!type || workloads.length === 0) continue;
      if (workloads.some((w) => isFenced(project, w) || isGuarded(project, object, w))) continue;
      // A server that asks no key has its own finding, which this one would only repeat.
      if (workloads.every((w) => asksKey(w) || (openServer(w) && waysIn(project, w).includes(object)))) continue;
      const spec = get(object.node, 'spec');
      const node = get(spec, 'type')!;
      const edits = inside(manifests.parts[0]!.text, object);
      const fixes = edits.length > 0 ? [suggestedFix('Keep it inside the cluster', ...inPart(edits))] : [];
      const name = workloads[0]!.object.name;
      const message =
        type === 'NodePort'
          ? `Every node of the cluster opens a port to \`${name}\`.`
          : `A load balancer opens \`${name}\` to the outside.`;
      yield at(manifests, finding(pairSpan(spec, 'type', node), message, fixes));
    }
  },
});

/** `type: ClusterIP`, and nothing left that the API refuses beside it; empty where an alias or merge is in the way. */
function inside(text: string, service: KubeObject): OffsetEdit[] {
  const spec = get(service.node, 'spec');
  const type = pair(spec, 'type')?.value;
  if (!isMap(spec) || type?.type !== 'scalar' || pair(spec, '<<')) return [];
  const ports = items(get(spec, 'ports')).filter(isMap);
  if (ports.some((port) => pair(port, '<<'))) return [];
  return [
    ...setScalar(text, type, 'ClusterIP'),
    ...OUTSIDE_FIELDS.flatMap((key) => removeEntry(text, spec, key)),
    ...ports.flatMap((port) => removeEntry(text, port, 'nodePort')),
  ];
}
