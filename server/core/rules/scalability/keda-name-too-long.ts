import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, str } from '../../artifacts/yaml.js';
import { ensurePath, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { autoscalers } from '../shared/autoscalers.js';
import { inPart } from '../shared/edits.js';
import { scaledObjectExample } from '../shared/exampleCompanions.js';
import { deploymentExample } from '../shared/exampleManifests.js';

/** Kubernetes' limit for the value of a label, which KEDA makes of both names. */
const LONGEST = 63;
const PATH = ['advanced', 'horizontalPodAutoscalerConfig', 'name'] as const;
const trigger =
  'maxReplicaCount: 6\ntriggers:\n  - type: prometheus\n    metadata: {serverAddress: "http://prometheus:9090", query: "sum(vllm:num_requests_waiting)", threshold: "5"}';
const named = (name: string) => ({
  ...deploymentExample(''),
  'scaledobject.yaml': scaledObjectExample(trigger).replace('  name: scorer\n  labels', `  name: ${name}\n  labels`),
});

export default defineRule({
  id: 'scalability/keda-name-too-long',
  consideration: 'scalability/elastic-serving',
  reads: 'project',
  severity: 'error',
  problem: 'The autoscaler that KEDA makes would have a name of more than 63 characters, and KEDA refuses the object.',
  remedy: 'Shorten the name, or give the autoscaler one of its own in `advanced.horizontalPodAutoscalerConfig.name`.',
  why: 'The whole ScaledObject is rejected, so the service keeps its size under any load.',
  sources: [
    {
      title: 'KEDA: scaledobject_webhook.go, verifyName',
      url: 'https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_webhook.go',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: named('ranking-service-for-recommendations-in-the-european-region'),
    good: named('ranking-service'),
  },
  *check(project) {
    for (const { form, manifests, object, spec } of autoscalers(project)) {
      const name = object.name ?? '';
      // A prefix or suffix that an overlay adds is not known here; a name that is too long already stays so.
      if (form !== 'keda' || isPlaceholder(name)) continue;
      const text = manifests.parts[0]!.text;
      const own = get(spec, ...PATH);
      const given = str(own);
      if (name.length > LONGEST) {
        yield at(manifests, finding(object.anchor, `The name has ${name.length} characters; ${LONGEST} are allowed.`));
      } else if (own && given !== undefined) {
        if (isPlaceholder(given) || given.length <= LONGEST) continue;
        const fix = suggestedFix('Cut the name', ...inPart(setScalar(text, own, scalarSource(cut(given)))));
        yield at(manifests, finding(spanOf(own), `The name has ${given.length} characters; ${LONGEST} are allowed.`, [fix]));
      } else if (`keda-hpa-${name}`.length > LONGEST && !object.partial && isMap(spec)) {
        const edits = ensurePath(text, spec, PATH, cut(name));
        const fixes = edits.length > 0 ? [suggestedFix('Give the autoscaler a name of its own', ...inPart(edits))] : [];
        const message = `\`keda-hpa-${name}\` has ${name.length + 9} characters; ${LONGEST} are allowed.`;
        yield at(manifests, finding(object.anchor, message, fixes));
      }
    }
  },
});

function cut(name: string): string {
  return name.slice(0, LONGEST).replace(/[^A-Za-z0-9]+$/, '');
}
