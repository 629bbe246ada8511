import { spanOf } from '../../artifacts/kubernetes.js';
import { bool, get, isMap, isSeq, items, pair, str } from '../../artifacts/yaml.js';
import { addEntry, addItem } from '../../artifacts/yamlEdit.js';
import type { Container } from '../../container.js';
import type { OffsetEdit } from '../../fixes.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import type { Workload } from '../../serving.js';
import { inPart } from '../shared/edits.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { environment } from '../shared/modelServer.js';
import { parallelism } from '../shared/parallelism.js';

/** KubeRay, the NIM operator and KServe's presets for language models mount memory at `/dev/shm` themselves. */
const BRINGS_MEMORY: ReadonlySet<Workload['form']> = new Set(['ray', 'nim', 'llm', 'runtime']);

export default defineRule({
  id: 'resources/small-shared-memory',
  consideration: 'resources/fit',
  reads: 'workload',
  severity: 'warning',
  problem: 'The GPUs of one model talk over 64 MB of shared memory.',
  remedy: 'Mount an `emptyDir` with `medium: Memory` at `/dev/shm`.',
  why: 'Tensor parallelism passes its data through `/dev/shm`; where that is as small as the default, the server fails at its start or under load.',
  sources: [
    { title: 'vLLM: Using Kubernetes', url: 'https://docs.vllm.ai/en/stable/deployment/k8s/' },
    {
      title: 'Text Generation Inference: a note on shared memory',
      url: 'https://github.com/huggingface/text-generation-inference#a-note-on-shared-memory-shm',
    },
  ],
  standards: ['ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: deploymentExample(`args: ["--model", "/models/llm", "--tensor-parallel-size", "2"]
resources:
  limits: {nvidia.com/gpu: 2}`),
    good: deploymentExample(
      `args: ["--model", "/models/llm", "--tensor-parallel-size", "2"]
resources:
  limits: {nvidia.com/gpu: 2}
volumeMounts:
  - {name: shm, mountPath: /dev/shm}`,
      `volumes:
  - name: shm
    emptyDir: {medium: Memory, sizeLimit: 8Gi}`,
    ),
  },
  *check(workload, { artifact }) {
    if (workload.partial || BRINGS_MEMORY.has(workload.form) || bool(get(workload.podSpec, 'hostIPC')) === true) return;
    for (const container of workload.containers) {
      // KServe's runtimes bring their own mounts.
      if (container.framework !== undefined || pair(container.node, '<<')) continue;
      const { tensor, argument } = parallelism(container);
      if (!argument || tensor === undefined || tensor < 2 || environment(container, 'NCCL_SHM_DISABLE') === '1') continue;
      if (items(get(container.node, 'volumeMounts')).some((m) => str(get(m, 'mountPath'))?.replace(/\/$/, '') === '/dev/shm'))
        continue;
      const edits = mountMemory(artifact.parts[0]!.text, workload, container);
      const fixes = edits.length > 0 ? [suggestedFix('Mount 8Gi of memory at `/dev/shm`', ...inPart(edits))] : [];
      yield finding(spanOf(argument.node), `${tensor} GPUs talk over the 64 MB of the default \`/dev/shm\`.`, fixes);
    }
  },
});

/** A volume in memory and its mount; nothing where either list is not to be had, or the two edits meet. */
function mountMemory(text: string, workload: Workload, container: Container): OffsetEdit[] {
  const volumes = get(workload.podSpec, 'volumes');
  const names = items(volumes).map((v) => str(get(v, 'name')));
  const known = items(volumes).find((v) => str(get(v, 'emptyDir', 'medium')) === 'Memory' && str(get(v, 'name')));
  const name = known ? str(get(known, 'name'))! : names.includes('shm') ? 'model-server-shm' : 'shm';
  if (!known && names.includes(name)) return [];
  const mount = { name, mountPath: '/dev/shm' };
  const mounts = get(container.node, 'volumeMounts');
  const first = isSeq(mounts)
    ? addItem(text, mounts, mount)
    : mounts
      ? []
      : addEntry(text, container.node, 'volumeMounts', [mount]);
  if (known || first.length === 0) return first;
  const volume = { name, emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } };
  const second = isSeq(volumes)
    ? addItem(text, volumes, volume)
    : volumes || !isMap(workload.podSpec)
      ? []
      : addEntry(text, workload.podSpec, 'volumes', [volume]);
  if (second.length === 0) return [];
  // Where both are added at one place the container's lines come first, as they are its last ones.
  return [...first, ...second];
}
