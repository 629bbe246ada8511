import { closest, distance } from 'fastest-levenshtein';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isScalar, isSeq, keyText, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { gatedFieldTypes } from '../../catalogue/hub.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

/** What web forms call these types. */
const OTHERWISE: Readonly<Record<string, (typeof gatedFieldTypes)[number]>> = table({
  string: 'text',
  textfield: 'text',
  email: 'text',
  boolean: 'checkbox',
  bool: 'checkbox',
  date: 'date_picker',
  datepicker: 'date_picker',
  'date-picker': 'date_picker',
  dropdown: 'select',
});

export default defineRule({
  id: 'integration/gated-fields-invalid',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'A field of the access form is none that the Hub can show.',
  remedy: 'Give each field one of the types `text`, `checkbox`, `date_picker`, `country`, or `select` with its `options`.',
  why: 'The Hub refuses the card or leaves the field out, and people get access without having answered it.',
  sources: [
    {
      title: 'Hugging Face Hub: gated models',
      url: 'https://huggingface.co/docs/hub/models-gated#customize-requested-information',
    },
    {
      title: 'huggingface/api-inference-community#453',
      url: 'https://github.com/huggingface/api-inference-community/issues/453',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\npipeline_tag: text-classification\nextra_gated_fields:\n  Company: string'),
    good: hubCardExample('license: mit\npipeline_tag: text-classification\nextra_gated_fields:\n  Company: text'),
  },
  *check(card) {
    const own = pair(frontMatterMap(card), 'extra_gated_fields');
    if (!own || !isGiven(own.value)) return;
    if (!isMap(own.value)) {
      if (own.value.type !== 'alias')
        yield finding(spanOf(own.key), '`extra_gated_fields` is a mapping from the name of a field to its type.');
      return;
    }
    for (const { key, value } of own.value.pairs) {
      const name = (keyText({ key, value }) ?? '').slice(0, 60).replaceAll('`', "'");
      const node = isMap(value) ? get(value, 'type') : value;
      const type = str(node);
      if (type !== undefined && isPlaceholder(type)) continue;
      if (!isScalar(node) || type === undefined) {
        if (value.type !== 'alias') yield finding(spanOf(key), `The field \`${name}\` has no type.`);
      } else if (!(gatedFieldTypes as readonly string[]).includes(type)) {
        const meant = OTHERWISE[type.toLowerCase()] ?? near(type);
        const edits = meant === undefined || meant === 'select' ? [] : inPart(setScalar(card.parts[0]!.text, node, meant));
        const fixes = edits.length > 0 ? [suggestedFix(`Write \`${meant}\``, ...edits)] : [];
        yield finding(spanOf(node), `\`${type.slice(0, 40)}\` is no type of a field.`, fixes);
      } else if (type === 'select' && !isSeq(get(value, 'options'))) {
        yield finding(spanOf(node), `The list \`${name}\` has no \`options\` to choose from.`);
      }
    }
  },
});

function near(type: string): (typeof gatedFieldTypes)[number] | undefined {
  const candidate = closest(type.toLowerCase(), [...gatedFieldTypes]) as (typeof gatedFieldTypes)[number];
  return type.length > 3 && distance(type.toLowerCase(), candidate) <= 1 ? candidate : undefined;
}
