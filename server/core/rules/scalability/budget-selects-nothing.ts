import { at, defineRule } from '../../rule.js';
import { podLabels } from '../../serving.js';
import { object } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { wrongSelector } from '../shared/nearlySelected.js';
import { ofKinds } from '../shared/places.js';

const budget = (app: string) =>
  object('policy/v1', 'PodDisruptionBudget', `minAvailable: 1\nselector:\n  matchLabels: {app: ${app}}`);

export default defineRule({
  id: 'scalability/budget-selects-nothing',
  consideration: 'scalability/capacity',
  reads: 'project',
  severity: 'warning',
  problem: 'The PodDisruptionBudget protects no pod: nothing here has these labels.',
  remedy: 'Select the labels of the pods that are to stay.',
  why: 'When nodes are drained all copies of the model can go at once, although a budget seems to forbid it.',
  sources: [
    { title: 'Kubernetes: Disruption budgets', url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/' },
    { title: 'kube-score: list of checks', url: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...deploymentExample(''), 'pdb.yaml': budget('scorrer') },
    good: { ...deploymentExample(''), 'pdb.yaml': budget('scorer') },
  },
  *check(project) {
    for (const { manifests, object: budget } of ofKinds(project, 'PodDisruptionBudget')) {
      const meant = project.relations.nearlyOf(budget).map((w) => ({ object: w.object, labels: podLabels(w), what: 'pod' }));
      const found = wrongSelector(project, manifests, budget, ['spec', 'selector', 'matchLabels'], meant);
      if (found) yield at(manifests, found);
    }
  },
});
