import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, isSeq, pair } from '../../artifacts/yaml.js';
import { removeEntry, removeItem } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

/** Lists of names; `datasets` has a rule of its own. */
const LISTS = ['language', 'tags', 'metrics', 'base_model'] as const;

export default defineRule({
  id: 'integration/null-list-entry',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'An entry of a list in the front matter is empty.',
  remedy: 'Write the value, or take the entry out.',
  why: 'The Hub takes only text in these lists, and tools that join them stumble over the empty value.',
  sources: [
    { title: 'huggingface/transformers#13528', url: 'https://github.com/huggingface/transformers/issues/13528' },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: hubCardExample('license: mit\ntags:\n- tickets\n- null\nlibrary_name: transformers'),
    good: hubCardExample('license: mit\ntags:\n- tickets\nlibrary_name: transformers'),
  },
  *check(card) {
    const map = frontMatterMap(card);
    for (const key of LISTS) {
      const own = pair(map, key);
      if (!own || !isSeq(own.value)) continue;
      const { items } = own.value;
      for (const [index, item] of items.entries()) {
        if (!isNull(item)) continue;
        const edits = editFrontMatter(card, (yaml, root) => {
          const list = get(root, key);
          if (items.length === 1) return removeEntry(yaml, root, key);
          return isSeq(list) ? removeItem(yaml, list, index) : [];
        });
        const span = spanOf(item.end > item.start ? item : own.key);
        yield finding(
          span,
          `An entry of \`${key}\` is empty.`,
          edits.length > 0 ? [safeFix('Take the empty entry out', ...edits)] : [],
        );
      }
    }
  },
});
