import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isSeq, items, num, str, type YamlNode } from '../../artifacts/yaml.js';
import { removeItem } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { publicType } from '../shared/exposure.js';
import { modelServer } from '../shared/modelServer.js';
import { ofKinds } from '../shared/places.js';

const FILES = deploymentExample(
  'ports:\n  - {name: http, containerPort: 8080}\n  - {name: management, containerPort: 8081}',
  '',
  'pytorch/torchserve:0.12.0-cpu',
);
const service = (ports: string) => serviceExample('type: LoadBalancer').replace(/ {2}ports:\n.*\n/, `  ports:\n${ports}\n`);
const ANSWERS = '    - {name: http, port: 80, targetPort: http}';
/** Ports at which TorchServe takes in and throws out models: HTTP and gRPC. Source: TorchServe, configuration.md. */
const MANAGEMENT = new Set([8081, 7071]);

export default defineRule({
  id: 'security/management-port-exposed',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The management interface of the model server is reachable from outside the cluster.',
  remedy: 'Leave the management port out of this Service.',
  why: 'Models are registered at that port and their code then runs in your cluster: it is made for operators, not for callers.',
  sources: [
    { title: 'TorchServe: configuration, addresses and ports', url: 'https://docs.pytorch.org/serve/configuration.html' },
    { title: 'TorchServe: security policy', url: 'https://github.com/pytorch/serve/blob/master/SECURITY.md' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP ML10:2023'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'service.yaml': service(`${ANSWERS}\n    - {name: management, port: 8081, targetPort: management}`) },
    good: { ...FILES, 'service.yaml': service(ANSWERS) },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Service')) {
      if (publicType(object) === undefined) continue;
      const workload = project.relations.workloadsOf(object).find(isTorchServe);
      const list = get(object.node, 'spec', 'ports');
      if (!workload || !isSeq(list)) continue;
      for (const [index, port] of list.items.entries()) {
        if (!MANAGEMENT.has(targetOf(port, workload) ?? 0)) continue;
        const edits = list.items.length > 1 ? removeItem(manifests.parts[0]!.text, list, index) : [];
        const fixes = edits.length > 0 ? [suggestedFix('Leave the management port out', ...inPart(edits))] : [];
        const message = `This port leads to the management interface of \`${workload.object.name}\`.`;
        yield at(manifests, finding(spanOf(get(port, 'port') ?? port), message, fixes));
      }
    }
  },
});

function isTorchServe(workload: Workload): boolean {
  return workload.serves && workload.containers.some((c) => modelServer(c) === 'torchserve');
}

/** The number of the container's port behind a port of the Service; undefined where it is not known. */
function targetOf(port: YamlNode, workload: Workload): number | undefined {
  const target = get(port, 'targetPort') ?? get(port, 'port');
  const number = num(target);
  if (number !== undefined) return number;
  const named = workload.containers.flatMap((c) => items(get(c.node, 'ports'))).find((p) => str(get(p, 'name')) === str(target));
  return num(get(named, 'containerPort'));
}
