import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, num, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Container } from '../../container.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** The other forms are given ports with names by their operators. */
const AS_WRITTEN: ReadonlySet<Workload['form']> = new Set(['pod', 'kserve', 'knative']);

export default defineRule({
  id: 'integration/probe-port-unknown',
  consideration: 'integration/service-interface',
  reads: 'workload',
  severity: 'warning',
  problem: 'A probe asks at a port name that the container does not have.',
  remedy: 'Use the name or number of a port of the same container.',
  why: 'The probe can never succeed: the pod gets no requests, or is restarted again and again.',
  sources: [
    {
      title: 'Kubernetes: named ports of probes',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
    },
    { title: 'kube-linter: readiness-port', url: 'https://docs.kubelinter.io/#/generated/checks?id=readiness-port' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`ports:
  - {name: http, containerPort: 8000}
readinessProbe:
  httpGet: {path: /health, port: web}`),
    good: deploymentExample(`ports:
  - {name: http, containerPort: 8000}
readinessProbe:
  httpGet: {path: /health, port: http}`),
  },
  *check(workload, { artifact }) {
    if (workload.partial || !AS_WRITTEN.has(workload.form)) return;
    for (const container of workload.containers) {
      if (container.framework !== undefined || pair(container.node, '<<')) continue; // its serving runtime may declare the port
      const ports = items(get(container.node, 'ports'));
      const names = ports.map((p) => str(get(p, 'name')) ?? '');
      if (names.some(isPlaceholder)) continue;
      for (const { node, name } of namedPorts(container)) {
        if (names.includes(name)) continue;
        const only = ports.length === 1 ? ports[0] : undefined;
        const source = only && (names[0] ? scalarSource(names[0]) : num(get(only, 'containerPort'))?.toString());
        const fixes = source
          ? [suggestedFix(`Ask at port ${source}`, ...inPart(setScalar(artifact.parts[0]!.text, node, source)))]
          : [];
        yield finding(spanOf(node), `The container has no port \`${name}\`.`, fixes);
      }
    }
  },
});

function namedPorts(container: Container) {
  return PROBES.flatMap((key) => {
    const probe = get(container.node, key);
    if (!probe) return [];
    return ['httpGet', 'tcpSocket'].flatMap((kind) => {
      const node = get(probe, kind, 'port');
      const name = str(node);
      return node && name && /[A-Za-z]/.test(name) && !isPlaceholder(name) ? [{ node, name }] : [];
    });
  });
}
