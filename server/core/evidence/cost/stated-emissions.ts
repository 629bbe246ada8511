import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, num } from '../../artifacts/yaml.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['cost/strategy'],
  what: '`co2_eq_emissions:` in the front matter with a number',
  reads: 'card',
  *find(card): Generator<Evidence> {
    const node = get(card.frontMatter?.root, 'co2_eq_emissions');
    const value = isMap(node) ? get(node, 'emissions') : node;
    const grams = num(value);
    if (value && grams !== undefined && grams > 0)
      yield evidence('cost/strategy', spanOf(value), `training emitted ${grams} g CO2eq`);
  },
});
