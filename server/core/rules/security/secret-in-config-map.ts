import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isScalar, keyText } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { isSecretName, isSecretValue } from '../../secretNames.js';
import { deploymentExample } from '../shared/exampleManifests.js';

const config = (data: string) => ({
  'deployment.yaml': `${deploymentExample('envFrom: [{configMapRef: {name: scorer}}]')['deployment.yaml']!}---
apiVersion: v1
kind: ConfigMap
metadata: {name: scorer}
data:
  ${data}
`,
});

export default defineRule({
  id: 'security/secret-in-config-map',
  consideration: 'security/protection',
  reads: 'manifests',
  severity: 'error',
  problem: 'A credential stands in a ConfigMap.',
  remedy:
    'Put it into a Secret that a secret store fills, and replace the credential, as it is known to all who can read this file.',
  why: 'A ConfigMap is shown to everyone who may list it, and kept in the clear in the cluster and in this repository.',
  sources: [
    { title: 'Kubernetes: ConfigMaps', url: 'https://kubernetes.io/docs/concepts/configuration/configmap/' },
    { title: 'Trivy: KSV-0109, ConfigMap with secrets', url: 'https://avd.aquasec.com/misconfig/ksv-0109' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'none',
  examples: { bad: config('DB_PASSWORD: Tr0ub4dor-and-3'), good: config('DB_HOST: db.internal') },
  *check(manifests) {
    for (const object of manifests.objects) {
      if (object.group !== '' || object.kind !== 'ConfigMap') continue;
      for (const key of ['data', 'stringData']) {
        const data = get(object.node, key);
        if (!isMap(data)) continue;
        for (const each of data.pairs) {
          const name = keyText(each);
          if (name === undefined || !isScalar(each.value) || !isSecretName(name)) continue;
          if (isPlaceholder(each.value.value) || !isSecretValue(each.value.value)) continue;
          // A whole file, not one value.
          if (each.value.value.includes('\n') && !each.value.value.startsWith('-----BEGIN')) continue;
          yield finding(spanOf(each.value), `\`${name}\` holds its credential as plain text.`);
        }
      }
    }
  },
});
