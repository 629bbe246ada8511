import { spanOf } from '../../artifacts/kubernetes.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { isBlankLabel } from '../../workloadLabels.js';

export default defineDetector({
  considerations: ['integration/ownership'],
  what: 'maintainer of the Helm chart that deploys the model',
  reads: 'helmChart',
  *find({ maintainers }): Generator<Evidence> {
    const maintainer = maintainers.find(({ name }) => !isBlankLabel(name) && !isPlaceholder(name));
    if (maintainer)
      yield evidence('integration/ownership', spanOf(maintainer.node), `maintainer ${maintainer.name.slice(0, 60)}`);
  },
});
