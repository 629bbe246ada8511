import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { isNearName } from '../../nearNames.js';
import { configurationsOf } from '../../references.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { alsoAt, fileOf, ofKinds } from '../shared/places.js';

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: scorer-settings
data:
  LOG_LEVEL: info
`;
const reading = (name: string) => ({
  ...deploymentExample(`envFrom:\n  - configMapRef: {name: ${name}}`),
  'settings.yaml': settings,
});

export default defineRule({
  id: 'integration/config-name-unknown',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The pod reads a ConfigMap or Secret that is not here, beside one with almost that name.',
  remedy: 'Name the ConfigMap or Secret as it is called.',
  why: 'The pod waits in `CreateContainerConfigError` or `ContainerCreating` until an object of that name exists, so the model never answers.',
  sources: [
    {
      title: 'Kubernetes: Configure a Pod to use a ConfigMap, restrictions',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: reading('scorer-setings'), good: reading('scorer-settings') },
  *check(project) {
    for (const { object } of ofKinds(project, 'ConfigMap', 'Secret')) {
      for (const workload of project.relations.nearlyOf(object)) {
        const manifests = fileOf(project, workload.object);
        if (!manifests || !object.name) continue;
        for (const reference of configurationsOf(workload)) {
          if (reference.kind !== object.kind || reference.optional || !isNearName(object.name, reference.name)) continue;
          const edits = setScalar(manifests.parts[0]!.text, reference.node, scalarSource(object.name, true));
          const fixes = [suggestedFix(`Read \`${object.name}\``, ...inPart(edits))];
          const related = alsoAt(project, object, undefined, `the ${object.kind} beside it`);
          const message = `There is no ${reference.kind} \`${reference.name}\`.`;
          yield at(manifests, finding(spanOf(reference.node), message, fixes, related));
        }
      }
    }
  },
});
