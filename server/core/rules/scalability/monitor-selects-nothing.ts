import { stringMap } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import type { Project } from '../../project.js';
import { isService, monitorReaches } from '../../references.js';
import { at, defineRule } from '../../rule.js';
import { podLabels, type Workload } from '../../serving.js';
import { object, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { type Meant, wrongSelector } from '../shared/nearlySelected.js';
import { fileOf, folderOf, ofKinds } from '../shared/places.js';

const FILES = {
  ...deploymentExample('ports:\n  - {name: http, containerPort: 8000}'),
  'service.yaml': serviceExample(),
};
const monitor = (app: string) =>
  object(
    'monitoring.coreos.com/v1',
    'ServiceMonitor',
    `selector:\n  matchLabels: {app: ${app}}\nendpoints:\n  - {port: http, path: /metrics}`,
  );

export default defineRule({
  id: 'scalability/monitor-selects-nothing',
  consideration: 'scalability/utilisation-monitoring',
  reads: 'project',
  severity: 'warning',
  problem: 'The monitor reads from nothing: nothing here has these labels.',
  remedy: 'Select the labels of the Service (for a PodMonitor: of the pods) that has the metrics.',
  why: 'Prometheus has no target then and no error either, so the dashboards stay empty until the day you need them.',
  sources: [
    {
      title: 'Prometheus Operator: Getting started, ServiceMonitor',
      url: 'https://prometheus-operator.dev/docs/developer/getting-started/',
    },
    {
      title: 'kube-linter: dangling-servicemonitor',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=dangling-servicemonitor',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'monitor.yaml': monitor('scorrer') },
    good: { ...FILES, 'monitor.yaml': monitor('scorer') },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'ServiceMonitor', 'PodMonitor')) {
      const workloads = project.relations.nearlyOf(object);
      if (workloads.length === 0) continue;
      // Labels that an overlay puts on everything are on the Service too.
      if (project.overlays.of(manifests.uri).some((k) => k.marks.length > 0)) continue;
      const meant =
        object.kind === 'PodMonitor'
          ? workloads.map((w) => ({ object: w.object, labels: podLabels(w), what: 'pod' }))
          : servicesOf(project, workloads).filter(
              (m) => monitorReaches(object, m.object) && folderOf(fileOf(project, m.object)) === folderOf(manifests),
            );
      const found = wrongSelector(project, manifests, object, ['spec', 'selector', 'matchLabels'], meant);
      if (found) yield at(manifests, found);
    }
  },
});

function servicesOf(project: Project, workloads: readonly Workload[]): Meant[] {
  const services = workloads.flatMap((w) => project.relations.objectsOf(w).filter((o) => isService(o) && !o.partial));
  return [...new Set(services)].map((service) => {
    const own = [...stringMap(get(service.node, 'metadata', 'labels'))].map(([k, { value }]) => [k, value] as const);
    return { object: service, labels: new Map(own), what: 'Service' };
  });
}
