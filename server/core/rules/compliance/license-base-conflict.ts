import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { conflictOf } from '../shared/licenseTerms.js';
import { scalarsAt } from '../shared/listItems.js';

export default defineRule({
  id: 'compliance/license-base-conflict',
  consideration: 'compliance/regulations',
  reads: 'card',
  severity: 'warning',
  problem: 'The license is freer than that of the base model.',
  remedy: "Give the model the base model's license, and ship its text with the weights.",
  why: "The base model's terms go with everything made from it, so users rely on rights that nobody could give them.",
  sources: [
    { title: 'Llama 3.1 Community License, section 1.b', url: 'https://www.llama.com/llama3_1/license/' },
    { title: 'Gemma Terms of Use, section 3.1', url: 'https://ai.google.dev/gemma/terms' },
    {
      title: 'FLUX.1 [dev] Non-Commercial License',
      url: 'https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md',
    },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: apache-2.0\nbase_model: meta-llama/Llama-3.2-1B\npipeline_tag: text-classification'),
    good: hubCardExample('license: llama3.2\nbase_model: meta-llama/Llama-3.2-1B\npipeline_tag: text-classification'),
  },
  *check(card) {
    for (const node of scalarsAt(card, 'base_model')) {
      const conflict = conflictOf(card, node.value.trim());
      if (!conflict) continue;
      const { license, family } = conflict;
      const fixes = family.license
        ? [suggestedFix(`Write \`${family.license}\``, ...inPart(setScalar(card.parts[0]!.text, license, family.license)))]
        : [];
      yield finding(
        spanOf(license),
        `\`${license.value}\` is freer than the ${family.name} license that \`${node.value.trim().slice(0, 80)}\` is under.`,
        fixes,
        [{ uri: card.uri, span: spanOf(node), message: 'The base model.' }],
      );
      return;
    }
  },
});
