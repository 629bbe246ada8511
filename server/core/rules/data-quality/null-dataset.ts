import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isNull, isSeq, pair } from '../../artifacts/yaml.js';
import { removeEntry, removeItem } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

export default defineRule({
  id: 'data-quality/null-dataset',
  consideration: 'data-quality/refresh',
  reads: 'card',
  severity: 'error',
  problem: 'An entry of `datasets` is empty.',
  remedy: 'Name the data set, or take the entry out.',
  why: 'The Hub refuses the card, so the training data stays unnamed.',
  sources: [
    { title: 'huggingface/transformers#13528', url: 'https://github.com/huggingface/transformers/issues/13528' },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: transformers\ndatasets:\n- null\n- northwind/tickets'),
    good: hubCardExample('license: mit\nlibrary_name: transformers\ndatasets:\n- northwind/tickets'),
  },
  *check(card) {
    const map = frontMatterMap(card);
    const own = pair(map, 'datasets');
    if (!own || !isSeq(own.value)) return;
    const { items } = own.value;
    for (const [index, item] of items.entries()) {
      if (!isNull(item)) continue;
      const edits = editFrontMatter(card, (yaml, root) => {
        const list = get(root, 'datasets');
        if (items.length === 1) return removeEntry(yaml, root, 'datasets');
        return isSeq(list) ? removeItem(yaml, list, index) : [];
      });
      const span = spanOf(item.end > item.start ? item : own.key);
      yield finding(span, '', edits.length > 0 ? [safeFix('Take the empty entry out', ...edits)] : []);
    }
  },
});
