import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get, items, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Project } from '../../project.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { object, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { fileOf, folderOf, ofKinds } from '../shared/places.js';
import { containerPorts, type NamedPort, servicePorts } from '../shared/servicePorts.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
};
const monitor = (port: string) =>
  object(
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    `selector:\n  matchLabels: {app: scorer}\nendpoints:\n  - {port: ${port}, path: /metrics}`,
  );

export default defineRule({
  id: 'integration/monitor-port-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The monitor reads metrics at a port name that what it watches does not have.',
  remedy: 'Use the name of a port: of the Service for a ServiceMonitor, of the container for a PodMonitor.',
  why: 'Prometheus drops such a target without a word, so the dashboards stay empty until the day you need them.',
  sources: [
    {
      title: 'Prometheus Operator: API reference, Endpoint',
      url: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
    },
    {
      title: 'kube-linter: dangling-servicemonitor',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=dangling-servicemonitor',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'monitor.yaml': monitor('metrics') },
    good: { ...FILES, 'monitor.yaml': monitor('http') },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'PodMonitor', 'ServiceMonitor')) {
      const isPodMonitor = object.kind === 'PodMonitor';
      const ports = object.partial ? null : isPodMonitor ? portsOfPods(project, object) : portsOfServices(project, object);
      if (!ports || ports.length === 0) continue;
      for (const endpoint of items(get(object.node, 'spec', isPodMonitor ? 'podMetricsEndpoints' : 'endpoints'))) {
        const node = get(endpoint, 'port');
        const name = str(node);
        if (!node || !name || isPlaceholder(name) || ports.some((p) => p.name === name)) continue;
        const names = new Set(ports.map((p) => p.name));
        const right = names.size === 1 ? ports[0]!.name : ports.find((p) => String(p.number) === name)?.name;
        const edits = right === undefined ? [] : setScalar(manifests.parts[0]!.text, node, scalarSource(right));
        const fixes = edits.length > 0 ? [suggestedFix(`Read port \`${right}\``, ...inPart(edits))] : [];
        const what = /^\d+$/.test(name) ? 'A port is given here by its name, and none is called' : 'What it watches has no port';
        yield at(manifests, finding(spanOf(node), `${what} \`${name}\`.`, fixes));
      }
    }
  },
});

/** Ports of the Services that a monitor selects; null where not all of them are known. */
function portsOfServices(project: Project, monitor: KubeObject): NamedPort[] | null {
  if (monitor.kind !== 'ServiceMonitor') return null;
  const workloads = project.relations.workloadsOf(monitor);
  if (workloads.length === 0 || workloads.some((w) => w.form !== 'pod')) return null;
  const services = project.relations.watchedBy(monitor);
  const home = folderOf(fileOf(project, monitor));
  if (services.some((service) => folderOf(fileOf(project, service)) !== home)) return null;
  const lists = services.map((service) => (service.partial ? null : servicePorts(service)));
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}

/** Ports of the pods that a monitor selects; null where not all of them are known. */
function portsOfPods(project: Project, monitor: KubeObject): NamedPort[] | null {
  if (project.relations.isShared(monitor)) return null;
  const workloads = project.relations.workloadsOf(monitor);
  const home = folderOf(fileOf(project, monitor));
  if (workloads.some((w) => folderOf(fileOf(project, w.object)) !== home)) return null;
  const lists = workloads.map((w) => (w.partial || w.form !== 'pod' ? null : containerPorts(w)));
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}
