import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isScalar, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { parseImage } from '../../imageReference.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { type RayCluster, rayClusterOf } from '../../workloads/ray.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

const RELEASE = /^(\d+\.\d+\.\d+)(?:[.-]|$)/;

export default defineRule({
  id: 'versioning/ray-version-mismatch',
  consideration: 'versioning/version-control',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The Ray version that is stated is not the one of the image.',
  remedy: 'State the version of the image.',
  why: 'KubeRay goes by the stated version when it decides how to start Ray, probe it and scale it, and the pods run another one.',
  sources: [
    {
      title: 'KubeRay: RayCluster types',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/apis/ray/v1/raycluster_types.go',
    },
    { title: 'Ray: RayCluster configuration', url: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html' },
  ],
  standards: ['ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: { 'scorer.yaml': example().replace('rayVersion: "2.52.0"', 'rayVersion: "2.46.0"') },
    good: { 'scorer.yaml': example() },
  },
  *check(manifests, { artifact }) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const cluster = rayClusterOf(object);
      const version = get(cluster?.spec, 'rayVersion');
      const stated = RELEASE.exec(str(version) ?? '')?.[1];
      if (!cluster || !isScalar(version) || stated === undefined) continue;
      const releases = imagesOf(cluster);
      const other = releases.find((r) => r.release !== stated);
      if (!other) continue;
      const one = releases.every((r) => r.release === other.release) && pair(cluster.spec, 'rayVersion')?.value === version;
      const edits = one ? setScalar(text, version, `"${other.release}"`) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`State ${other.release}`, ...inPart(edits))] : [];
      const related = [{ uri: artifact.uri, span: spanOf(other.node), message: 'the image' }];
      yield finding(
        pairSpan(cluster.spec, 'rayVersion', version),
        `${stated} is stated, and the image runs Ray ${other.release}.`,
        fixes,
        related,
      );
    }
  },
});

/** The releases that the tags of Ray's own images name, of the head and of each group. */
function imagesOf(cluster: RayCluster) {
  return [cluster.head, ...cluster.groups.map((g) => g.node)].flatMap((holder) => {
    const node = get(holder, 'template', 'spec', 'containers', 0, 'image');
    const { repository, tag, unknown } = parseImage(str(node) ?? '');
    const release =
      /(?:^|\/)rayproject\/ray(?:-ml|-llm)?$/.test(repository) && !unknown ? RELEASE.exec(tag ?? '')?.[1] : undefined;
    return node && release !== undefined ? [{ node, release }] : [];
  });
}

function example(): string {
  return rayClusterExample()['scorer.yaml']!;
}
