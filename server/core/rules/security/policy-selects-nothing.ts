import { at, defineRule } from '../../rule.js';
import { podLabels } from '../../serving.js';
import { object } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { wrongSelector } from '../shared/nearlySelected.js';
import { ofKinds } from '../shared/places.js';

const policy = (app: string) =>
  object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `podSelector:\n  matchLabels: {app: ${app}}\npolicyTypes: [Ingress]\ningress: []`,
  );

export default defineRule({
  id: 'security/policy-selects-nothing',
  consideration: 'security/protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The NetworkPolicy guards no pod: nothing here has these labels.',
  remedy: 'Select the labels of the pods that are to be guarded.',
  why: 'A policy without pods changes nothing, so everyone in the cluster still reaches the model.',
  sources: [
    { title: 'Kubernetes: Network Policies', url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/' },
    {
      title: 'kube-linter: dangling-networkpolicy',
      url: 'https://docs.kubelinter.io/#/generated/checks?id=dangling-networkpolicy',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7'],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'policy.yaml': policy('scorrer') },
    good: { ...deploymentExample(''), 'policy.yaml': policy('scorer') },
  },
  *check(project) {
    for (const { manifests, object: policy } of ofKinds(project, 'NetworkPolicy')) {
      const meant = project.relations.nearlyOf(policy).map((w) => ({ object: w.object, labels: podLabels(w), what: 'pod' }));
      const found = wrongSelector(project, manifests, policy, ['spec', 'podSelector', 'matchLabels'], meant);
      if (found) yield at(manifests, found);
    }
  },
});
