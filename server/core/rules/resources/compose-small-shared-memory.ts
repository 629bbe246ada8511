import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, pair, str } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';
import { environment } from '../shared/modelServer.js';
import { parallelism } from '../shared/parallelism.js';

const SPREAD = 'command: ["--model", "/models/scorer", "--tensor-parallel-size", "2"]';

export default defineRule({
  id: 'resources/compose-small-shared-memory',
  consideration: 'resources/fit',
  reads: 'compose',
  severity: 'warning',
  problem: 'The server spreads the model over several GPUs with the 64 MB of shared memory that Docker gives by default.',
  remedy: 'Give the service more: `shm_size: 8gb`.',
  why: 'The processes on the GPUs exchange data through shared memory, and the server stops or hangs when it is full.',
  sources: [
    { title: 'vLLM: using Docker', url: 'https://docs.vllm.ai/en/stable/deployment/docker.html' },
    { title: 'Compose: shm_size', url: 'https://docs.docker.com/reference/compose-file/services/#shm_size' },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: { bad: composeExample(SPREAD), good: composeExample(`${SPREAD}\nshm_size: 8gb`) },
  *check(compose) {
    const text = compose.parts[0]!.text;
    for (const { node, served, partial } of compose.services) {
      const { tensor, argument } = parallelism(served.container);
      if (partial || !argument || tensor === undefined || tensor < 2) continue;
      if (get(node, 'shm_size') || get(node, 'ipc') || environment(served.container, 'NCCL_SHM_DISABLE') === '1') continue;
      const mounts = [...items(get(node, 'volumes')), ...items(get(node, 'tmpfs')), get(node, 'tmpfs')];
      if (mounts.some((m) => (str(m) ?? str(get(m, 'target')) ?? '').includes('/dev/shm'))) continue;
      const edits =
        isMap(node) && !pair(node, '<<') ? addEntry(text, node, 'shm_size', '8gb', { after: ['image', 'command'] }) : [];
      const fixes = edits.length > 0 ? [suggestedFix('Add `shm_size: 8gb`', ...inPart(edits))] : [];
      yield finding(spanOf(argument.node), `${tensor} GPUs talk over the 64 MB of the default \`/dev/shm\`.`, fixes);
    }
  },
});
