import { get, num } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding } from '../../rule.js';
import { serveConfigExample } from '../shared/examplePlatforms.js';
import { offered } from '../shared/offered.js';
import { pairSpan } from '../shared/pairSpan.js';

const GPU = 'ray_actor_options: {num_gpus: 1}';

export default defineRule({
  id: 'scalability/ray-serve-fixed',
  consideration: 'scalability/elastic-serving',
  reads: 'serveConfig',
  severity: 'info',
  preview: true,
  problem: 'The deployment holds accelerators for a fixed number of replicas.',
  remedy: 'Set `num_replicas: auto`, or give it an `autoscaling_config`.',
  why: 'The number is too small at the peak, and for the rest of the day its accelerators are paid for and idle.',
  sources: [{ title: 'Ray Serve: autoscaling', url: 'https://docs.ray.io/en/latest/serve/autoscaling-guide.html' }],
  standards: ['NIST AI RMF MANAGE 2.2'],
  fix: 'suggested',
  examples: {
    bad: serveConfigExample(`num_replicas: 2\n${GPU}`),
    good: serveConfigExample(`num_replicas: auto\n${GPU}`),
  },
  *check({ config }, { artifact }) {
    for (const { deployments } of config.applications) {
      for (const { node, name, replicas, autoscaling } of deployments) {
        const gpus = num(get(node, 'ray_actor_options', 'num_gpus'));
        const count = num(replicas);
        if (!replicas || autoscaling || gpus === undefined || gpus <= 0 || count === undefined) continue;
        const edits = replicas.anchor === undefined ? setScalar(artifact.parts[0]!.text, replicas, 'auto') : [];
        const message = `\`${name ?? 'The deployment'}\` always holds ${count * gpus} GPU${count * gpus === 1 ? '' : 's'}.`;
        yield finding(pairSpan(node, 'num_replicas', replicas), message, offered('Let it follow the load', edits));
      }
    }
  },
});
