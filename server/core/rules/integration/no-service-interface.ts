import { stringMap } from '../../artifacts/kubernetes.js';
import { get, items, num, str } from '../../artifacts/yaml.js';
import { appendDocument } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { defineAbsence } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { type WorkloadChange, workloadFixes } from '../shared/workloadFix.js';

/** A server with a port and nothing around it. */
const SERVER = `ports:
  - {name: http, containerPort: 8000}
resources:
  requests: {cpu: "4", memory: 16Gi}
  limits: {memory: 16Gi}`;
/** What stands in front of it in the good example. */
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: scorer
spec:
  selector:
    app: scorer
  ports:
    - name: http
      port: 80
      targetPort: 8000
`;

export default defineAbsence({
  id: 'integration/no-service-interface',
  consideration: 'integration/service-interface',
  weight: 'normal',
  problem: 'Nothing in this project puts the model server behind an interface of its own.',
  remedy: 'Add a Service in front of its pods, and write down what a request and an answer look like.',
  why: 'Clients that talk to pods break at every rollout, and an interface nobody wrote down cannot be kept when the model changes.',
  sources: [
    { title: 'Kubernetes: Service', url: 'https://kubernetes.io/docs/concepts/services-networking/service/' },
    { title: 'Open Inference Protocol', url: 'https://github.com/kserve/open-inference-protocol' },
  ],
  standards: ['EU AI Act Annex IV(1)(b)', 'ISO/IEC 42001 A.6.2.2'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(SERVER),
    good: { ...deploymentExample(SERVER), 'service.yaml': SERVICE },
  },
  fixes: (place, project) => workloadFixes(place, project, 'integration/service-interface', addService),
});

const addService: WorkloadChange = ({ workload }, text) => {
  const { name, namespace, node } = workload.object;
  const served = workload.containers.find((c) => c.servesModel);
  const port = served && items(get(served.node, 'ports')).find((p) => num(get(p, 'containerPort')) !== undefined);
  const labels = [...stringMap(get(node, 'spec', 'selector', 'matchLabels'))].map(([key, { value }]) => [key, value] as const);
  const blank = [name ?? '', ...labels.flat()].some((word) => word === '' || isPlaceholder(word));
  if (workload.form !== 'pod' || !port || labels.length === 0 || blank) return null;
  const number = num(get(port, 'containerPort'))!;
  const document = `apiVersion: v1
kind: Service
metadata:
  name: ${name}
${namespace ? `  namespace: ${namespace}\n` : ''}spec:
  selector:
${labels.map(([key, value]) => `    ${scalarSource(key)}: ${scalarSource(value)}\n`).join('')}  ports:
    - name: ${str(get(port, 'name')) ?? 'http'}
      port: 80
      targetPort: ${number}
`;
  return { title: `Add a Service for port ${number}`, edits: appendDocument(text, document) };
};
