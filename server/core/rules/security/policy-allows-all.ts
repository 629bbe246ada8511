import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { isJsonText, type TextEdit } from '../../artifacts/yamlEdit.js';
import { flowSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding } from '../../rule.js';
import { object } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { offered } from '../shared/offered.js';
import { ofKinds } from '../shared/places.js';

const policy = (rule: string) =>
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `podSelector:\n  matchLabels: {app: scorer}\npolicyTypes: [Ingress]\ningress:\n  - ${rule}`,
  );

export default defineRule({
  id: 'security/policy-allows-all',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The NetworkPolicy of the model lets everyone in.',
  remedy: 'Say in `from` who asks the model: the gateway, the applications, the monitoring.',
  why: 'An empty rule allows every source and every port, so the pods are as open as without a policy.',
  sources: [
    {
      title: 'Kubernetes: Network Policies, allow all ingress traffic',
      url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'policy.yaml': policy('{}') },
    good: { ...deploymentExample(''), 'policy.yaml': policy('from: [{podSelector: {matchLabels: {app: gateway}}}]') },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'NetworkPolicy')) {
      const [workload] = project.relations.workloadsOf(object);
      const types = items(get(object.node, 'spec', 'policyTypes')).map(str);
      if (object.partial || !workload?.serves || (types.length > 0 && !types.includes('Ingress'))) continue;
      const open = items(get(object.node, 'spec', 'ingress')).find(isOpen);
      if (open)
        yield at(
          manifests,
          finding(
            spanOf(open),
            `This rule lets everyone reach every port of \`${workload.object.name}\`.`,
            offered('Let in the pods of the namespace only', closed(manifests.parts[0]!.text, open)),
          ),
        );
    }
  },
});

function closed(text: string, rule: YamlNode): TextEdit[] {
  if (!isMap(rule) || rule.pairs.length > 0 || rule.anchor !== undefined) return [];
  return [{ start: rule.start, end: rule.end, newText: flowSource({ from: [{ podSelector: {} }] }, isJsonText(text)) }];
}

function isOpen(rule: YamlNode): boolean {
  if (!isMap(rule) || get(rule, '<<')) return false;
  const empty = (key: string) => {
    const node = get(rule, key);
    return !node || isNull(node) || (node.type === 'seq' && node.items.length === 0);
  };
  return empty('from') && empty('ports');
}
