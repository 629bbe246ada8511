import { frontMatterFix } from '../../artifacts/cardFrontMatterEdit.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { baseOfAdapter } from '../shared/cardKeys.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { conflictOf } from '../shared/licenseTerms.js';

const CONFIG = '{\n  "base_model_name_or_path": "northwind/encoder-large",\n  "peft_type": "LORA"\n}\n';

export default defineRule({
  id: 'versioning/base-model-only-in-adapter',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'info',
  problem: 'The base model stands in the config of the adapter and not in the card.',
  remedy: 'Name it in `base_model`.',
  why: 'An adapter is nothing without the one model it fits, and whoever reads the card cannot tell which that is.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
    { title: 'PEFT: configuration', url: 'https://huggingface.co/docs/peft/package_reference/config' },
  ],
  standards: ['EU AI Act Annex IV(2)(a)', 'NIST AI RMF MANAGE 3.2'],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample('license: mit\nlibrary_name: peft'), 'adapter_config.json': CONFIG },
    good: {
      ...hubCardExample('license: mit\nlibrary_name: peft\nbase_model: northwind/encoder-large'),
      'adapter_config.json': CONFIG,
    },
  },
  *check(project) {
    for (const card of project.cards) {
      const base = baseOfAdapter(project, card);
      const place = card.frontMatter;
      // Where the text names it, that is the place to speak of.
      if (!base || !place || card.body.content.includes(base.id)) continue;
      const edits = conflictOf(card, base.id) ? [] : frontMatterFix(card, card.parts[0]!.text, 'base_model', base.id);
      yield at(
        card,
        finding(
          card.title ?? { part: 0, start: place.start, end: place.start },
          `The adapter is for \`${base.id}\`, and the card has no \`base_model\`.`,
          edits.length > 0 ? [suggestedFix(`Add \`base_model: ${base.id}\``, ...inPart(edits))] : [],
          [{ uri: base.file.uri, span: spanOf(base.node), message: 'The base model of the adapter.' }],
        ),
      );
    }
  },
});
