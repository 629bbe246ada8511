import { get, str } from '../../artifacts/yaml.js';
import { meaningsOf } from '../../meaningsOf.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { servicesNamed } from '../shared/places.js';
import { servicePorts } from '../shared/servicePorts.js';

/** An address of a Service inside the cluster, with a port: `http://scorer.models.svc.cluster.local:8080/v1`. */
const ADDRESS =
  /^(?:https?|grpc):\/\/([a-z][a-z0-9-]{0,62})(?:\.([a-z0-9][a-z0-9-]{0,62})(?:\.svc(?:\.cluster\.local)?)?)?:(\d{2,5})(?=[/?]|$)/;

/** Stands at the address: the Service says what it answers on. Only where every Service of that name is known in full. */
export default defineRule({
  id: 'integration/url-port-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The address names a port that the Service does not have.',
  remedy: 'Name a port of the Service, not one of its containers.',
  why: 'A Service drops what comes to other ports than its own, so every request ends in a timeout.',
  sources: [
    {
      title: 'Kubernetes: Service, port definitions',
      url: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'service.yaml': service(), 'gateway.yaml': gateway('8000') },
    good: { 'service.yaml': service(), 'gateway.yaml': gateway('80') },
  },
  *check(project) {
    for (const file of project.manifests) {
      // Few manifests hold such an address: a look at the text spares the others.
      if (!isMainFile(project, file) || !/:\/\/[a-z0-9.-]{1,200}:\d/.test(file.parts[0]!.text)) continue;
      for (const { name, written } of meaningsOf(file).variables ?? []) {
        const [whole, host, namespace, port] = ADDRESS.exec(written.value) ?? [];
        if (!whole || !host || !port) continue;
        const named = servicesNamed(project, host);
        const there = named.filter(({ object }) => {
          const own = str(get(object.node, 'metadata', 'namespace'));
          return namespace === undefined || own === undefined || own === namespace;
        });
        const ports = there.map(({ object }) =>
          object.partial || get(object.node, 'spec', 'clusterIP')?.type !== undefined ? null : servicePorts(object),
        );
        // A headless Service passes every port on; a patch says only part.
        if (ports.length === 0 || ports.some((list) => list === null || list.length === 0)) continue;
        const numbers = [...new Set(ports.flatMap((list) => (list ?? []).flatMap((each) => each.number ?? [])))];
        if (numbers.includes(Number(port))) continue;
        const sole = onlyOne(numbers);
        const next = `${whole.slice(0, -port.length)}${sole}${written.value.slice(whole.length)}`;
        const edits = sole === undefined ? [] : (written.replace?.(next) ?? []);
        const fixes = edits.length > 0 ? [suggestedFix(`Ask port ${sole}`, ...edits)] : [];
        const [first] = there;
        const called = calledFrom(project, file, first!.manifests);
        const message = `\`${name}\` asks port ${port} of the Service \`${host}\`, which has ${numbers.join(', ')} in \`${called}\`.`;
        yield at(
          file,
          finding(written.span, message, fixes, [
            { uri: first!.manifests.uri, span: first!.object.anchor, message: 'The Service.' },
          ]),
        );
      }
    }
  },
});

function service(): string {
  return `apiVersion: v1
kind: Service
metadata: {name: scorer}
spec:
  selector: {app: scorer}
  ports: [{port: 80, targetPort: 8000}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer}
spec:
  replicas: 2
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.11.0
          args: [--model, /models/scorer]
`;
}

function gateway(port: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: assistant}
spec:
  replicas: 2
  selector: {matchLabels: {app: assistant}}
  template:
    metadata: {labels: {app: assistant}}
    spec:
      containers:
        - name: embedder
          image: ghcr.io/huggingface/text-embeddings-inference:1.8
          args: [--model-id, /models/embedder]
          env:
            - name: SCORER_URL
              value: http://scorer.default.svc:${port}/v1
`;
}
