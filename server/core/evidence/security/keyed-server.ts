import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { modelServer } from '../../rules/shared/modelServer.js';

const KEYED = new Set(['vllm', 'tgi']);
const VARIABLES = /^(?:VLLM_API_KEY|API_KEY)$/;

export default defineDetector({
  considerations: ['security/protection'],
  what: 'language-model server that asks for an API key from a Secret',
  reads: 'container',
  *find({ container, workload, init }): Generator<Evidence> {
    if (init || workload?.serves === false || !KEYED.has(modelServer(container) ?? '')) return;
    for (const { name, node } of container.env) {
      const secret = VARIABLES.test(name) ? get(node, 'valueFrom', 'secretKeyRef') : undefined;
      if (secret && str(get(secret, 'name'))) yield evidence('security/protection', spanOf(node), `${name} from a Secret`);
    }
  },
});
