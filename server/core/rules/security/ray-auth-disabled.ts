import { get, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { rayClusterOf } from '../../workloads/ray.js';
import { inPart } from '../shared/edits.js';
import { rayClusterExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

export default defineRule({
  id: 'security/ray-auth-disabled',
  consideration: 'security/protection',
  reads: 'manifests',
  severity: 'warning',
  problem: 'The Ray cluster asks nobody who they are.',
  remedy: 'Set `authOptions.mode` to `token`.',
  why: 'The dashboard and the job API run whatever code they are sent, by every pod that reaches them.',
  sources: [
    {
      title: 'KubeRay: RayCluster types',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/apis/ray/v1/raycluster_types.go',
    },
    { title: 'Ray: token authentication', url: 'https://docs.ray.io/en/latest/ray-security/token-auth.html' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-306'],
  fix: 'suggested',
  examples: { bad: rayClusterExample('authOptions: {mode: disabled}'), good: rayClusterExample('authOptions: {mode: token}') },
  *check(manifests) {
    for (const object of manifests.objects) {
      const options = get(rayClusterOf(object)?.spec, 'authOptions');
      const mode = get(options, 'mode');
      if (!mode || str(mode) !== 'disabled') continue;
      const own = pair(options, 'mode')?.value === mode;
      const fixes = own ? [suggestedFix('Ask for a token', ...inPart(setScalar(manifests.parts[0]!.text, mode, 'token')))] : [];
      yield finding(pairSpan(options, 'mode', mode), '', fixes);
    }
  },
});
