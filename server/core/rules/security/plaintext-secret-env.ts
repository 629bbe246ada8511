import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isSecretName, isSecretValue } from '../../secretNames.js';
import { deploymentExample } from '../shared/exampleManifests.js';

export default defineRule({
  id: 'security/plaintext-secret-env',
  consideration: 'security/protection',
  reads: 'variable',
  severity: 'error',
  problem: 'A credential stands in the file as the plain value of an environment variable.',
  remedy:
    'Put the value into a secret store and read it from there (`valueFrom.secretKeyRef` in Kubernetes); replace the credential, as it is known to all who can read this file.',
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
  *check({ name, written, fromSecret, advice }) {
    if (!isSecretName(name) || isPlaceholder(written.value) || !isSecretValue(written.value)) return;
    const change = fromSecret?.();
    const fixes = change && change.edits.length > 0 ? [suggestedFix(change.title, ...change.edits)] : [];
    yield finding(written.span, `\`${name}\` holds its credential as plain text.${advice ? ` ${advice}` : ''}`, fixes);
  },
});
