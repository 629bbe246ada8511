import { spanOf } from '../../artifacts/kubernetes.js';
import { isSeq, items, pair, str } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

/** Values that name no license. */
const BLANK =
  /^(?:|unknown|none|null|n\/?a|todo|tbd|unspecified|unlicensed|licen[cs]e|\{.*\}|<.*>|\[(?:more information needed|.*insert.*)\])$/i;

export default defineDetector({
  considerations: ['compliance/regulations'],
  what: '`license:` in the front matter, or a LICENSE file beside the card',
  reads: 'card',
  *find(card): Generator<Evidence> {
    const file = card.siblings.find((name) => /^(?:LICEN[CS]E|COPYING)(?:[-_.][\w.-]+)?$/i.test(name));
    if (file) yield evidence('compliance/regulations', card.title ?? { part: 0, start: 0, end: 0 }, `${file} beside the card`);
    if (card.templated) return;
    // What the Hub does not take for a license is a finding of its own: the author has named one all the same.
    const root = card.frontMatter?.root;
    const own = pair(root, 'license') ?? pair(root, 'licence') ?? pair(root, 'License');
    if (!own) return;
    const ids = (isSeq(own.value) ? items(own.value) : [own.value]).map((item) => str(item)?.trim() ?? '');
    if (ids.length === 0 || ids.some((id) => BLANK.test(id) || isPlaceholder(id))) return;
    const name = ids[0] === 'other' ? (str(pair(root, 'license_name')?.value) ?? 'other') : ids.join(', ');
    yield evidence('compliance/regulations', spanOf(own.value), `license: ${name.slice(0, 60)}`);
  },
});
