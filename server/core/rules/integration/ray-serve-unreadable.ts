import { embeddedYaml } from '../../artifacts/embeddedYaml.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { rayServiceExample } from '../shared/examplePlatforms.js';

/** A `---` or a tab at the beginning of a line is read otherwise once the indentation is gone. */
const READ_OTHERWISE = /^[ \t]*(?:---|\.\.\.)|^ *\t/m;

export default defineRule({
  id: 'integration/ray-serve-unreadable',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'The Serve config of the RayService is no YAML.',
  remedy: 'Mend the lines below `serveConfigV2`.',
  why: 'Kubernetes takes any text there; KubeRay cannot read this one, so a cluster is started and paid for, and nothing is deployed on it.',
  sources: [
    {
      title: 'KubeRay: RayService controller',
      url: 'https://github.com/ray-project/kuberay/blob/master/ray-operator/controllers/ray/rayservice_controller.go',
    },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: { 'scorer.yaml': rayServiceExample('num_replicas: 2')['scorer.yaml']!.replace('route_prefix: /', 'route_prefix: [/') },
    good: rayServiceExample('num_replicas: 2'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const object of manifests.objects) {
      const spec = object.group === 'ray.io' && object.kind === 'RayService' ? get(object.node, 'spec') : undefined;
      const config = get(spec, 'serveConfigV2');
      const lines = str(config) ?? '';
      if (object.partial || isPlaceholder(lines) || READ_OTHERWISE.test(lines)) continue;
      const read = embeddedYaml(text, config);
      const [error] = read?.errors ?? [];
      if (error) yield finding({ part: 0, start: error.start, end: error.end }, `${error.message.replace(/\.$/, '')}.`);
      else if (config && read?.root && !isMap(read.root))
        yield finding(spanOf(pair(spec, 'serveConfigV2')?.key ?? config), 'The Serve config is no mapping.');
    }
  },
});
