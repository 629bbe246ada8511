import { get, isNull, items, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Container, flag } from '../../container.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { environment, modelServer } from '../shared/modelServer.js';
import { type ReadinessEndpoint, readinessEndpoint } from '../shared/readinessEndpoint.js';

export default defineRule({
  id: 'integration/no-readiness-probe',
  consideration: 'integration/service-interface',
  reads: 'workload',
  severity: 'warning',
  problem: 'The model server has no readiness probe.',
  remedy: 'Add a `readinessProbe` that asks the server whether its model is loaded.',
  why: 'Without one a pod gets requests from its first second, while the model is still loading, and every rollout loses some of them.',
  sources: [
    {
      title: 'Kubernetes: Configure probes',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    },
    { title: 'vLLM: Using Kubernetes', url: 'https://docs.vllm.ai/en/stable/deployment/k8s/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.6', 'ISO/IEC 42001 A.6.2.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`ports:
  - {name: http, containerPort: 8000}`),
    good: deploymentExample(`ports:
  - {name: http, containerPort: 8000}
readinessProbe:
  httpGet: {path: /health, port: http}`),
  },
  *check(workload, { artifact }) {
    if (workload.form !== 'pod' || !workload.serves || workload.partial || !isRouted(workload)) return;
    for (const container of workload.containers) {
      const probe = get(container.node, 'readinessProbe');
      if (!container.servesModel || (probe && !isNull(probe)) || !answers(container) || isWorker(container)) continue;
      const fixes = probe ? [] : fixFor(artifact.parts[0]!.text, container);
      yield finding(container.anchor, container.name ? `\`${container.name}\` has no readiness probe.` : '', fixes);
    }
  },
});

/** Pods that no Service stands before are somebody's experiment; Ray starts and checks its own. */
function isRouted(workload: Workload): boolean {
  return (
    workload.object.kind !== 'Pod' &&
    !workload.containers.some((c) => /(?:^|\/)rayproject\/ray/.test(c.image?.reference.repository ?? ''))
  );
}

/** It listens: a port is declared, or it is a server that always does. */
function answers(container: Container): boolean {
  return items(get(container.node, 'ports')).length > 0 || modelServer(container) !== undefined;
}

/** One of several nodes that only the first of them talks to. */
function isWorker(container: Container): boolean {
  const line = container.args.map((a) => a.text).join(' ');
  return (
    /(?:^|[ /])ray start|--headless|--node-rank/.test(line) ||
    container.args.some((a) => a.text === 'sleep' || a.text.startsWith('sleep '))
  );
}

function fixFor(text: string, container: Container): Fix[] {
  const server = modelServer(container);
  const model = flag(container, '--model_name')?.text ?? environment(container, 'MODEL_NAME') ?? 'model';
  const endpoint = server && !isPlaceholder(model) ? readinessEndpoint(server, model) : undefined;
  const port = endpoint && portOf(container, endpoint);
  if (!endpoint || port === undefined || flag(container, '--ssl-certfile', '--ssl-keyfile', '--root-path', '--api-prefix'))
    return [];
  const probe = { httpGet: { path: endpoint.path, port }, periodSeconds: 10, failureThreshold: 3 };
  const edits = addEntry(text, container.node, 'readinessProbe', probe, { after: ['ports', 'env', 'args', 'image', 'name'] });
  return edits.length > 0 ? [suggestedFix(`Ask \`${endpoint.path}\` whether the model is loaded`, ...inPart(edits))] : [];
}

/** The port that answers HTTP, by name where it has one: as set by flag or variable, as usual, named `http`, or the only one. */
function portOf(container: Container, endpoint: ReadinessEndpoint): string | number | undefined {
  const given =
    (endpoint.flags.length > 0 ? flag(container, ...endpoint.flags)?.text : undefined) ??
    environment(container, ...endpoint.variables);
  if (given !== undefined && !/^[1-9]\d{0,4}$/.test(given)) return undefined;
  const ports = items(get(container.node, 'ports')).map((p) => ({
    name: str(get(p, 'name')),
    number: str(get(p, 'containerPort')),
  }));
  const wanted = given ?? String(endpoint.port);
  const exact = ports.find((p) => p.number === wanted);
  if (!exact && (given !== undefined || ports.length === 0)) return Number(wanted);
  const found = exact ?? ports.find((p) => p.name === 'http') ?? (endpoint.onlyHttp && ports.length === 1 ? ports[0] : undefined);
  if (found?.name && !isPlaceholder(found.name)) return found.name;
  return found?.number && /^[1-9]\d{0,4}$/.test(found.number) ? Number(found.number) : undefined;
}
