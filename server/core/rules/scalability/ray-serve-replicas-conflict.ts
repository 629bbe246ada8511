import { isNull, str } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { serveConfigExample } from '../shared/examplePlatforms.js';
import { pairSpan } from '../shared/pairSpan.js';

const RANGE = 'autoscaling_config: {min_replicas: 1, max_replicas: 4}';

export default defineRule({
  id: 'scalability/ray-serve-replicas-conflict',
  consideration: 'scalability/elastic-serving',
  reads: 'serveConfig',
  severity: 'error',
  problem: 'Ray Serve rejects a number of replicas beside an `autoscaling_config`.',
  remedy: 'Remove `num_replicas`, or set it to `auto`.',
  why: 'The whole config is refused, so none of its applications is deployed.',
  sources: [
    { title: 'Ray Serve: autoscaling', url: 'https://docs.ray.io/en/latest/serve/autoscaling-guide.html' },
    { title: 'Ray Serve: schema', url: 'https://github.com/ray-project/ray/blob/master/python/ray/serve/schema.py' },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: serveConfigExample(`num_replicas: 2\n${RANGE}`), good: serveConfigExample(`num_replicas: auto\n${RANGE}`) },
  *check({ config }, { artifact }) {
    for (const { deployments } of config.applications) {
      for (const { node, replicas, autoscaling } of deployments) {
        const value = str(replicas);
        if (!replicas || isNull(replicas) || !autoscaling || value === undefined || value === 'auto' || isPlaceholder(value))
          continue;
        const edits = removeEntry(artifact.parts[0]!.text, node, 'num_replicas');
        const fixes = edits.length > 0 ? [suggestedFix('Leave the number to the autoscaler', ...inPart(edits))] : [];
        yield finding(pairSpan(node, 'num_replicas', replicas), '', fixes);
      }
    }
  },
});
