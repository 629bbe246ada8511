import { type KubeObject, spanOf, stringMap } from '../../artifacts/kubernetes.js';
import { get, isScalar, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { ingressExample, serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { asksKey, isGuarded } from '../shared/exposure.js';
import { modelServer } from '../shared/modelServer.js';
import { ofKinds } from '../shared/places.js';

const FILES = {
  ...deploymentExample(`ports:
  - {name: http, containerPort: 8000}
env:
  - name: VLLM_API_KEY
    valueFrom:
      secretKeyRef: {name: scorer-api-key, key: api-key}`),
  'service.yaml': serviceExample(),
};
const TLS = 'tls:\n  - hosts: [scorer.example.com]\n    secretName: scorer-tls';

export default defineRule({
  id: 'security/llm-api-key-only',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'info',
  problem: 'The route opens every path of the server, and the API key guards only those below `/v1`.',
  remedy: 'Lead only `/v1` to the server, or let a gateway ask who is there.',
  why: 'Paths without the key answer everyone, among them some that run the model.',
  sources: [{ title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/stable/usage/security/' }],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM10:2025'],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'ingress.yaml': ingressExample(TLS).replace('path: /v1', 'path: /') },
    good: { ...FILES, 'ingress.yaml': ingressExample(TLS) },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Ingress', 'HTTPRoute')) {
      const [workload, ...others] = object.partial ? [] : project.relations.workloadsOf(object);
      if (!workload || others.length > 0 || !isKeyed(workload) || isGuarded(project, object, workload) || rewrites(object))
        continue;
      for (const path of openPaths(object)) {
        const edits = isScalar(path) ? setScalar(manifests.parts[0]!.text, path, '/v1') : [];
        const fixes = edits.length > 0 ? [suggestedFix('Lead only `/v1` to the server', ...inPart(edits))] : [];
        const message = `\`/\` opens every path of \`${workload.object.name}\`; its API key guards those below \`/v1\`.`;
        yield at(manifests, finding(spanOf(path), message, fixes));
      }
    }
  },
});

/** One container, and it is a vLLM that asks for a key: another one may be a proxy that asks for every path. */
function isKeyed(workload: Workload): boolean {
  return (
    workload.form === 'pod' &&
    workload.containers.length === 1 &&
    modelServer(workload.containers[0]!) === 'vllm' &&
    asksKey(workload)
  );
}

function rewrites(route: KubeObject): boolean {
  return [...stringMap(get(route.node, 'metadata', 'annotations')).keys()].some((key) => /rewrite|snippet|use-regex/.test(key));
}

/** Paths by which everything is led to the server. */
function openPaths(route: KubeObject): YamlNode[] {
  const rules = items(get(route.node, 'spec', 'rules'));
  if (route.kind === 'Ingress') {
    return rules.flatMap((rule) =>
      items(get(rule, 'http', 'paths')).flatMap((entry) => {
        const path = get(entry, 'path');
        return path && str(path) === '/' && str(get(entry, 'pathType')) !== 'Exact' ? [path] : [];
      }),
    );
  }
  return rules.flatMap((rule) =>
    items(get(rule, 'filters')).length > 0
      ? []
      : items(get(rule, 'matches')).flatMap((match) => {
          const value = get(match, 'path', 'value');
          return value && str(value) === '/' && (str(get(match, 'path', 'type')) ?? 'PathPrefix') === 'PathPrefix' ? [value] : [];
        }),
  );
}
