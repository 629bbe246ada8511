import { get, isMap, keyText, str } from '../artifacts/yaml.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import { type Container, flag } from '../container.js';
import type { PlacedWorkload } from '../project.js';
import { isHubId } from '../rules/shared/hubLoads.js';
import { modelArgument } from '../rules/shared/modelServer.js';
import { speakingLabels } from '../workloadLabels.js';

/** What a manifest shows of a model that is served. */
export interface ServingFacts {
  /** `Deployment scorer`, `InferenceService income transformer`. */
  readonly object: string;
  readonly name: string | undefined;
  /** The name that clients ask for, where it is given. */
  readonly servedName: string | undefined;
  /** A repository of the Hub that is served, with its revision where given. */
  readonly hub: { readonly id: string; readonly revision: string } | undefined;
  /** `sklearn`, `xgboost`: what KServe is told. */
  readonly framework: string | undefined;
  /** `1 × nvidia.com/gpu`, `24Gi memory`; empty where nothing is asked for. */
  readonly resources: readonly string[];
  readonly owners: readonly string[];
}

/** Reads a workload that serves; values of templates are left out. */
export function servingFacts({ workload }: PlacedWorkload): ServingFacts {
  const container = workload.containers.find((each) => each.servesModel);
  const model = container && modelArgument(container)?.text;
  const named = container && flag(container, '--served-model-name', '--model_name')?.text;
  const name = workload.object.name;
  return {
    object: [workload.object.kind, name, workload.component === 'predictor' ? undefined : workload.component]
      .filter(Boolean)
      .join(' '),
    name: written(name),
    servedName: named === 'true' ? undefined : written(named),
    hub:
      model !== undefined && isHubId(model)
        ? { id: model, revision: written(container && flag(container, '--revision', '--model_revision')?.text) ?? '' }
        : undefined,
    framework: written(container?.framework),
    resources: container ? resources(container) : [],
    owners: speakingLabels(workload, 'integration/ownership').flatMap(({ value, filled }) => (filled ? [value.trim()] : [])),
  };
}

function written(text: string | undefined): string | undefined {
  return text !== undefined && text !== '' && !isPlaceholder(text) ? text : undefined;
}

/** Limits, and requests where there is no limit: accelerators first. */
function resources(container: Container): string[] {
  const found = new Map<string, string>();
  for (const side of ['limits', 'requests']) {
    const map = get(container.node, 'resources', side);
    if (!isMap(map)) continue;
    for (const pair of map.pairs) {
      const key = keyText(pair);
      const amount = written(str(pair.value));
      if (key && amount && /^[\d.]+[A-Za-z]{0,2}$/.test(amount) && !found.has(key)) found.set(key, amount);
    }
  }
  const rank = (key: string) => (key.includes('/') ? 0 : key === 'cpu' ? 1 : key === 'memory' ? 2 : 3);
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([key, amount]) => (key.includes('/') ? `${amount} × \`${key}\`` : `${amount} ${key === 'cpu' ? 'CPU' : key}`));
}
