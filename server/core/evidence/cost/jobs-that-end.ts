import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, num, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { autoscalers } from '../../rules/shared/autoscalers.js';
import type { Workload } from '../../serving.js';
import { jobEnd } from '../../workloads/jobEnds.js';

export default defineDetector({
  considerations: ['cost/usage-optimisation'],
  what: 'job that is ended or cleared away after a time, or capacity that follows the hours of the day',
  reads: 'project',
  *find(project) {
    for (const { manifests, workload } of project.workloads) {
      const shown = endsOf(workload);
      if (shown) yield at(manifests, shown);
    }
    for (const { manifests, object, spec, workloads } of autoscalers(project)) {
      const cron = items(get(spec, 'triggers')).find((t) => str(get(t, 'type')) === 'cron');
      const hours = get(cron, 'metadata', 'start') && get(cron, 'metadata', 'end');
      if (!cron || !hours || object.partial || !workloads.some((w) => w.serves)) continue;
      yield at(manifests, evidence('cost/usage-optimisation', spanOf(cron), `${object.kind} follows the hours of the day`));
    }
  },
});

function endsOf({ object, podSpec }: Workload): Evidence | undefined {
  const end = jobEnd(object);
  if (!end) return undefined;
  for (const [key, holder] of [
    [end.cleanUp, end.holder],
    [end.deadline, end.holder],
    ['activeDeadlineSeconds', podSpec],
  ] as const) {
    const node = get(holder, key);
    const seconds = num(node);
    if (node && seconds !== undefined) return evidence('cost/usage-optimisation', spanOf(node), `${key}: ${seconds}`);
  }
  return undefined;
}
