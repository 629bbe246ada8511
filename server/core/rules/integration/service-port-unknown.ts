import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { isService } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, fileOf, folderOf, ofKinds } from '../shared/places.js';
import { containerPorts, portName } from '../shared/servicePorts.js';

const FILES = deploymentExample('ports:\n  - {name: http, containerPort: 8000}');

export default defineRule({
  id: 'integration/service-port-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The Service sends requests to a port name that no container has.',
  remedy: 'Use the name or number of a port of the container that answers.',
  why: 'The Service has no endpoint at that port, so every request to the model is refused.',
  sources: [
    {
      title: 'Kubernetes: port definitions of a Service',
      url: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'service.yaml': serviceExample('', 'scorer', 'web') },
    good: { ...FILES, 'service.yaml': serviceExample() },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Service')) {
      const workloads = isService(object) && !object.partial ? project.relations.workloadsOf(object) : [];
      // Pods elsewhere may only share their labels with those that are meant.
      if (workloads.some((w) => folderOf(fileOf(project, w.object)) !== folderOf(manifests))) continue;
      // KServe's serving runtimes declare ports that are not written here, and patches do not show them all.
      if (workloads.length === 0 || project.relations.isShared(object) || workloads.some((w) => w.form !== 'pod' || w.partial))
        continue;
      const lists = workloads.map(containerPorts);
      const ports = lists.flatMap((list) => list ?? []);
      if (lists.includes(null)) continue;
      for (const port of items(get(object.node, 'spec', 'ports'))) {
        const node = get(port, 'targetPort');
        const name = portName(node);
        if (!node || name === undefined || ports.some((p) => p.name === name)) continue;
        const [only] = ports;
        const right = only && ports.length === 1 ? (only.name ?? only.number) : undefined;
        const edits = right === undefined ? [] : setScalar(manifests.parts[0]!.text, node, scalarSource(right));
        const fixes = edits.length > 0 ? [suggestedFix(`Send requests to port ${right}`, ...inPart(edits))] : [];
        const related = alsoAt(project, workloads[0]!.object, undefined, 'the pods it selects');
        yield at(manifests, finding(spanOf(node), `No container has a port \`${name}\`.`, fixes, related));
      }
    }
  },
});
