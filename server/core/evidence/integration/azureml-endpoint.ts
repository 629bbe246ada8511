import { ownText } from '../../artifacts/structuredCardText.js';
import { get } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { keySpan, specsOf } from '../../rules/shared/azureFix.js';

/** A sentence on what it answers. */
const LEAST = 20;

export default defineDetector({
  considerations: ['integration/service-interface'],
  what: 'Azure endpoint with a description of what it answers',
  reads: 'azureml',
  *find(file): Generator<Evidence> {
    for (const { node } of specsOf(file, 'onlineEndpoint', 'batchEndpoint')) {
      const text = ownText(get(node, 'description'));
      if (text !== undefined && text.length >= LEAST)
        yield evidence('integration/service-interface', keySpan(node, 'description'), text.slice(0, 80).replaceAll(/\s+/g, ' '));
    }
  },
});
