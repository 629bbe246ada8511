import { type KubeObject, spanOf } from '../../artifacts/kubernetes.js';
import { get } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';

interface Succession {
  readonly version: string;
  readonly kinds: RegExp;
  readonly now: string;
}

/** Versions that the API server still takes and converts. Sources: the custom resource definitions of each project. */
const SUPERSEDED: readonly Succession[] = [
  { version: 'ray.io/v1alpha1', kinds: /^Ray(?:Cluster|Service|Job)$/, now: 'ray.io/v1' },
];

export default defineRule({
  id: 'integration/superseded-api-version',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'info',
  problem: 'This API version has a successor.',
  remedy: 'Move to the version that replaced it.',
  why: 'It works until the operator drops it, and then the deployment is refused on the day of an upgrade.',
  sources: [
    {
      title: 'KubeRay: RayCluster resource definition',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/config/crd/bases/ray.io_rayclusters.yaml',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: ray('ray.io/v1alpha1'), good: ray('ray.io/v1') },
  *check(manifests) {
    for (const object of manifests.objects) {
      const succession = successionOf(object);
      const node = get(object.node, 'apiVersion');
      if (!succession || !node) continue;
      const edits = setScalar(manifests.parts[0]!.text, node, succession.now);
      const fixes = edits.length > 0 ? [suggestedFix(`Use \`${succession.now}\``, ...inPart(edits))] : [];
      yield finding(spanOf(node), `\`${succession.now}\` took the place of \`${succession.version}\`.`, fixes);
    }
  },
});

function successionOf({ apiVersion, kind }: KubeObject): Succession | undefined {
  return SUPERSEDED.find((s) => s.version === apiVersion && s.kinds.test(kind));
}

function ray(version: string) {
  return { 'scorer.yaml': rayClusterExample()['scorer.yaml']!.replace('ray.io/v1', version) };
}
