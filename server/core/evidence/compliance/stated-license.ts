import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isSeq, items, str } from '../../artifacts/yaml.js';
import { hubLicenseId } from '../../catalogue/hub.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['compliance/regulations'],
  what: '`license:` in the front matter with an identifier that is one',
  reads: 'card',
  *find(card): Generator<Evidence> {
    const node = get(card.frontMatter?.root, 'license');
    const ids = isSeq(node) ? items(node).map((item) => str(item)) : [str(node)];
    const name = str(get(card.frontMatter?.root, 'license_name')) ?? str(get(card.frontMatter?.root, 'license_link'));
    const known = ids.map((id) => (id === undefined ? undefined : hubLicenseId(id)));
    if (!node || card.templated || known.some((id) => id === undefined || id === 'unknown' || (id === 'other' && !name))) return;
    yield evidence('compliance/regulations', spanOf(node), `license: ${known.includes('other') ? name : ids.join(', ')}`);
  },
});
