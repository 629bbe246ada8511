import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, num, pair, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { graphNodes, predictorsOf } from '../../workloads/seldon.js';

/** The library of drift and outlier detectors that MLServer runs. */
const DETECTS = /^alibi[-_]detect$/i;

export default defineDetector({
  considerations: ['drift/monitoring'],
  what: 'Seldon model that detects drift or outliers, or a logger of requests and answers',
  reads: 'manifests',
  *find(manifests): Generator<Evidence> {
    for (const object of manifests.objects) {
      if (object.group === 'machinelearning.seldon.io') {
        for (const { node } of predictorsOf(object).flatMap(graphNodes)) {
          const logger = get(node, 'logger');
          const mode = str(get(logger, 'mode'));
          if (!isMap(logger) || !mode || !/^(?:all|request|response)$/.test(mode)) continue;
          yield evidence(
            'drift/monitoring',
            spanOf(pair(node, 'logger')?.key ?? logger),
            `logs ${MODES[mode as keyof typeof MODES]}`,
          );
        }
      }
      if (object.group !== 'mlops.seldon.io' || object.kind !== 'Model') continue;
      const spec = get(object.node, 'spec');
      const detector = items(get(spec, 'requirements')).find((each) => DETECTS.test(str(each) ?? ''));
      if (detector) yield evidence('drift/monitoring', spanOf(detector), `detector ${object.name ?? ''}`.trim());
      const percent = get(spec, 'logger', 'percent');
      const share = num(percent);
      if (percent && share !== undefined && share > 0)
        yield evidence('drift/monitoring', spanOf(percent), `logs ${share}% of requests`);
    }
  },
});

const MODES = { all: 'requests and responses', request: 'requests', response: 'responses' } as const;
