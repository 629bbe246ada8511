import { placeholdersIn } from '../../artifacts/cardContent.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';

/** The sentence that the Hub's template holds under "Recommendations", with or without the one behind it. */
const SENTENCE =
  /Users \(both direct and downstream\) should be made aware of the risks,\s+biases,?\s+and\s+limitations of the model\.(?:\s+More information needed for further recommendations\.)?/gi;
const FRONT = 'library_name: transformers\nlicense: apache-2.0\npipeline_tag: text-classification';

export default defineRule({
  id: 'trust/boilerplate-recommendations',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'info',
  problem: "The recommendations are the template's own sentence and nothing else.",
  remedy: 'Say what a user of this very model should do: check which cases by hand, avoid which inputs, set which threshold.',
  why: 'Readers look here for what to do about the limitations, and this sentence fits every model ever made.',
  sources: [
    {
      title: 'huggingface_hub: modelcard_template.md',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/templates/modelcard_template.md',
    },
    { title: 'Hugging Face Hub: annotated model card', url: 'https://huggingface.co/docs/hub/model-card-annotated' },
  ],
  standards: ['EU AI Act Art. 13', 'ISO/IEC 42001 A.8.2'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample(
      FRONT,
      '### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, biases and limitations of the model. More information needed for further recommendations.',
    ),
    good: hubCardExample(
      FRONT,
      '### Recommendations\n\nSend tickets with a score below 0.6 to a person, and do not use it on tickets in other languages than English.',
    ),
  },
  *check(card) {
    if (card.templated) return;
    for (const section of card.sections) {
      const own = card.body.content.slice(section.own.start, section.own.end);
      const found = [...own.matchAll(SENTENCE)];
      if (found.length !== 1 || own.replace(SENTENCE, '').trim() !== '') continue;
      // The blank is reported by itself.
      if (placeholdersIn(card.body.prose, section.own).length > 0) continue;
      const start = section.own.start + found[0]!.index;
      const span = { part: 0, start, end: start + found[0]![0].length };
      yield finding(span, '', [
        suggestedFix('Replace it by a `TODO`', { span, newText: 'TODO: what users of this model should do' }),
      ]);
    }
  },
});
