import { meaningsOf } from '../../meaningsOf.js';
import { defineRule, finding } from '../../rule.js';
import { isSecretName } from '../../secretNames.js';
import { findSecrets } from '../../secrets.js';
import { deploymentExample } from '../shared/exampleManifests.js';

export default defineRule({
  id: 'security/secret-literal',
  consideration: 'security/protection',
  reads: 'file',
  severity: 'error',
  problem: 'A credential stands in the manifest.',
  remedy: 'Revoke it, then keep its successor in a secret store and refer to it from here.',
  why: 'A token in a file lives on in every clone and in the history, and whoever finds it acts in your name.',
  sources: [
    {
      title: 'Kubernetes: Good practices for Secrets',
      url: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    },
    { title: 'Hugging Face: User access tokens', url: 'https://huggingface.co/docs/hub/security-tokens' },
    { title: 'CWE-798: Use of hard-coded credentials', url: 'https://cwe.mitre.org/data/definitions/798.html' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'none',
  examples: {
    bad: deploymentExample(`args: ["--model", "org/model", "--hf-token", "hf_${'QmZkTjWbNcXvRpLsHdYgFaEuKoIiJnBtCy'}"]`),
    good: deploymentExample(`args: ["--model", "org/model", "--hf-token", "$(HF_TOKEN)"]
env:
  - name: HF_TOKEN
    valueFrom: {secretKeyRef: {name: hugging-face, key: token}}`),
  },
  *check(artifact) {
    // What stands in a variable with a telling name is already reported there, with a fix.
    const named = (meaningsOf(artifact).variables ?? []).filter((v) => isSecretName(v.name)).map((v) => v.written.span);
    for (const { start, end, kind } of findSecrets(artifact.parts[0]!.text)) {
      if (named.some((span) => span.start <= start && end <= span.end)) continue;
      yield finding({ part: 0, start, end }, `${/^[AEIO]/i.test(kind) ? 'An' : 'A'} ${kind} stands in this file.`);
    }
  },
});
