import { spanOf } from '../../artifacts/kubernetes.js';
import { pair, type YamlMap } from '../../artifacts/yaml.js';
import { columnOf } from '../../artifacts/yamlStyle.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { OffsetEdit } from '../../fixes.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { eolOf } from '../../text.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { plaintextSecrets } from '../shared/plaintextSecrets.js';

export default defineRule({
  id: 'security/plaintext-secret-env',
  consideration: 'security/protection',
  reads: 'workload',
  severity: 'error',
  problem: 'A credential stands in the manifest as the plain value of an environment variable.',
  remedy:
    'Put the value into a Secret and read it with `valueFrom.secretKeyRef`; replace the credential, as it is known to all who can read this file.',
  why: 'Everyone with access to the repository, its history or the cluster object can use the credential to fetch your models and data.',
  sources: [
    {
      title: 'Kubernetes: Secrets as environment variables',
      url: 'https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/',
    },
    { title: 'kube-linter: env-var-secret', url: 'https://docs.kubelinter.io/#/generated/checks?id=env-var-secret' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`env:
  - name: DB_PASSWORD
    value: Tr0ub4dor-and-3`),
    good: deploymentExample(`env:
  - name: DB_PASSWORD
    valueFrom:
      secretKeyRef:
        name: scorer-secrets
        key: DB_PASSWORD`),
  },
  *check(workload, { artifact }) {
    const text = artifact.parts[0]!.text;
    const secret = `${workload.object.name && !/[^a-z0-9.-]/.test(workload.object.name) ? workload.object.name : 'model'}-secrets`;
    for (const { variable, value } of plaintextSecrets(workload)) {
      const edits = fromSecret(text, variable.node, secret, variable.name);
      const fixes =
        edits.length > 0 ? [suggestedFix(`Read \`${variable.name}\` from the Secret \`${secret}\``, ...inPart(edits))] : [];
      yield finding(spanOf(value), `\`${variable.name}\` holds its credential as plain text.`, fixes);
    }
  },
});

/** Turns `value: …` into a reference; nothing where the value is shared by an anchor or alias. */
function fromSecret(text: string, variable: YamlMap, secret: string, name: string): OffsetEdit[] {
  const own = pair(variable, 'value');
  if (own?.value.type !== 'scalar' || own.value.anchor || pair(variable, 'valueFrom')) return [];
  if (own.value.style === 'literal' || own.value.style === 'folded') return [];
  const key = scalarSource(name);
  if (variable.flow) {
    return [{ start: own.key.start, end: own.value.end, newText: `valueFrom: {secretKeyRef: {name: ${secret}, key: ${key}}}` }];
  }
  const indent = ' '.repeat(columnOf(text, own.key.start));
  const newline = eolOf(text) + indent;
  const newText = `valueFrom:${newline}  secretKeyRef:${newline}    name: ${secret}${newline}    key: ${key}`;
  return [{ start: own.key.start, end: own.value.end, newText }];
}
