import { spanOf } from '../../artifacts/kubernetes.js';
import { isMap, isScalar, isSeq, pair } from '../../artifacts/yaml.js';
import type { Fix } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

export default defineRule({
  id: 'integration/widget-not-a-list',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'error',
  problem: '`widget` is no list of examples.',
  remedy: 'Write each example as an item: `- text: …`.',
  why: 'The Hub refuses the card, so nothing else that it says gets published either.',
  sources: [
    { title: 'Hugging Face Hub: examples of the widget', url: 'https://huggingface.co/docs/hub/models-widgets' },
    {
      title: 'huggingface.js: metadata of a model',
      url: 'https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/model-data.ts',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nwidget:\n  text: My invoice is wrong.'),
    good: hubCardExample('license: mit\nwidget:\n- text: My invoice is wrong.'),
  },
  *check(card) {
    const own = pair(frontMatterMap(card), 'widget');
    if (!own || !isGiven(own.value) || isSeq(own.value) || own.value.type === 'alias' || own.value.tag !== undefined) return;
    // `false` is how people mean to switch the widget off; the key for that is `inference`.
    const off = isScalar(own.value) && /^(?:false|no|off)$/i.test(own.value.value);
    yield finding(spanOf(own.key), off ? '`widget` is no switch; `inference: false` turns it off.' : '', off ? [] : fixes());

    function fixes(): Fix[] {
      const text = card.parts[0]!.text;
      const { value } = own!;
      if (isScalar(value) && value.style !== 'literal' && value.style !== 'folded') {
        const written = text.slice(value.start, value.end);
        const newText = `[{ text: ${value.style === 'plain' ? JSON.stringify(value.value) : written} }]`;
        return written.includes('\n') ? [] : [suggestedFix('Make it a list of one example', { span: spanOf(value), newText })];
      }
      if (!isMap(value) || value.pairs.length === 0) return [];
      if (value.flow) {
        const list = `[${text.slice(value.start, value.end)}]`;
        return [suggestedFix('Make it a list of one example', { span: spanOf(value), newText: list })];
      }
      // The dash takes the place of the last two columns of indentation, so no other line moves.
      const dash = { part: 0, start: value.start - 2, end: value.start };
      return text.slice(dash.start, dash.end) === '  '
        ? [suggestedFix('Make it a list of one example', { span: dash, newText: '- ' })]
        : [];
    }
  },
});
