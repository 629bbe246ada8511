import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { isService, labels } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { podLabels } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { serviceExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, ofKinds } from '../shared/places.js';

const FILES = deploymentExample('ports:\n  - {name: http, containerPort: 8000}');

export default defineRule({
  id: 'integration/service-selects-nothing',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The Service selects no pod: nothing here has these labels.',
  remedy: 'Select the labels of the pods that are to answer.',
  why: 'A Service without pods accepts the connection and answers nothing, which looks like a broken model.',
  sources: [
    {
      title: 'Kubernetes: Service',
      url: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    },
    { title: 'kube-linter: dangling-service', url: 'https://docs.kubelinter.io/#/generated/checks?id=dangling-service' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...FILES, 'service.yaml': serviceExample('', 'scorrer') },
    good: { ...FILES, 'service.yaml': serviceExample() },
  },
  *check(project) {
    for (const { manifests, object } of ofKinds(project, 'Service')) {
      const meant = isService(object) ? project.relations.nearlyOf(object) : [];
      const [workload] = meant;
      if (!workload) continue;
      const map = get(object.node, 'spec', 'selector');
      const selector = labels(map);
      if (!isMap(map) || !selector) continue;
      const own = podLabels(workload);
      const wrong = [...selector].filter(([k, v]) => own.get(k) !== v);
      const [key, value] = wrong[0] ?? [];
      if (key === undefined) continue;
      const edits = wrong.flatMap(([k]) => {
        const right = own.get(k);
        const node = pair(map, k)?.value;
        return right !== undefined && node && str(node) !== undefined
          ? setScalar(manifests.parts[0]!.text, node, scalarSource(right, map.flow))
          : [];
      });
      const complete = meant.length === 1 && edits.length === wrong.length;
      const fixes = complete ? [suggestedFix(`Select the pods of \`${workload.object.name}\``, ...inPart(edits))] : [];
      const right = own.get(key);
      const message = `No pod has the label \`${key}: ${value}\`${right === undefined ? '' : `; those of \`${workload.object.name}\` have \`${right}\``}.`;
      const node = pair(map, key)?.value ?? map;
      yield at(
        manifests,
        finding(spanOf(node), message, fixes, alsoAt(project, workload.object, undefined, 'the workload beside it')),
      );
    }
  },
});
