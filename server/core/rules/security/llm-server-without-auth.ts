import { get, isSeq } from '../../artifacts/yaml.js';
import { addEntry, addItem } from '../../artifacts/yamlEdit.js';
import type { Container } from '../../container.js';
import type { OffsetEdit } from '../../fixes.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { isFenced, openServer, waysIn } from '../shared/exposure.js';
import { modelServer } from '../shared/modelServer.js';
import { alsoAt } from '../shared/places.js';

const PORTS = 'ports:\n  - {name: http, containerPort: 8000}';
const SERVICE = { 'service.yaml': serviceExample('type: LoadBalancer') };
/** Where each server reads its key from; SGLang takes it as a flag alone. */
const VARIABLES: Readonly<Record<string, string>> = table({ vllm: 'VLLM_API_KEY', tgi: 'API_KEY' });

export default defineRule({
  id: 'security/llm-server-without-auth',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The language-model server is reachable from outside and asks nobody for a key.',
  remedy:
    'Give it an API key from a Secret and put a gateway before it that asks who is there, as a key guards only some of its paths.',
  why: 'Anyone who finds the address spends your accelerators, and some paths of the server do more than answer prompts.',
  sources: [
    { title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/stable/usage/security/' },
    {
      title: 'Text Generation Inference: launcher arguments',
      url: 'https://huggingface.co/docs/text-generation-inference/reference/launcher',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM10:2025', 'OWASP ML05:2023'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(PORTS), ...SERVICE },
    good: {
      ...deploymentExample(`${PORTS}
env:
  - name: VLLM_API_KEY
    valueFrom:
      secretKeyRef: {name: scorer-api-key, key: api-key}`),
      ...SERVICE,
    },
  },
  *check(project) {
    for (const { manifests, workload } of project.workloads) {
      const container = openServer(workload);
      const [way] = container ? waysIn(project, workload) : [];
      if (!container || !way || isFenced(project, workload)) continue;
      const variable = VARIABLES[modelServer(container) ?? ''];
      const secret = `${workload.object.name ?? 'model'}-api-key`;
      const edits = variable ? withKey(manifests.parts[0]!.text, container, variable, secret) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Ask for the key in the Secret \`${secret}\``, ...inPart(edits))] : [];
      const message = `${way.kind === 'Ingress' ? 'The Ingress' : 'The load balancer'} \`${way.name ?? ''}\` leads to a server that asks nobody for a key.`;
      yield at(manifests, finding(container.anchor, message, fixes, alsoAt(project, way, undefined, 'the way in')));
    }
  },
});

function withKey(text: string, container: Container, variable: string, secret: string): OffsetEdit[] {
  const entry = { name: variable, valueFrom: { secretKeyRef: { name: secret, key: 'api-key' } } };
  const list = get(container.node, 'env');
  if (list) return isSeq(list) ? addItem(text, list, entry) : [];
  return addEntry(text, container.node, 'env', [entry], { after: ['image', 'command', 'args'] });
}
