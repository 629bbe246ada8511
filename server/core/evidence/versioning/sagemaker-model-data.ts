import { sageMaker } from '../../artifacts/cloudFormationEndpoints.js';
import { listAt, mapAt, valueAt } from '../../artifacts/cloudFormationValues.js';
import { get, str } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';

/** A parameter that names one training or build: `${TrainJobId}`, `${ModelVersion}`, `${CommitSha}`. */
const ONE =
  /\$\{(\w*(?:version|revision|job_?(?:id|name)|run_?id|build_?(?:id|number)|commit|sha256|digest|execution_?id)\w*)\}/i;

export default defineDetector({
  considerations: ['versioning/version-control'],
  what: 'SageMaker model whose data are those of the training job, version or build that a parameter names',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const { id, properties } of sageMaker(stack, 'Model')) {
      const one = mapAt(properties, 'PrimaryContainer');
      for (const container of [...(one ? [one] : []), ...listAt(properties, 'Containers').items]) {
        const data = valueAt(container, 'ModelDataUrl');
        if (data.kind !== 'unknown' || container.type !== 'map') continue;
        const text = data.node.type === 'scalar' ? data.node.value : str(get(data.node, 'Fn::Sub'));
        const [, named] = ONE.exec(text ?? '') ?? [];
        if (named === undefined) continue;
        yield evidence('versioning/version-control', propertySpan(container, 'ModelDataUrl'), `${id} is the model of ${named}`);
      }
    }
  },
});
