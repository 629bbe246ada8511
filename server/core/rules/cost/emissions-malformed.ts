import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isScalar, keyText, pair } from '../../artifacts/yaml.js';
import { renameKey, setScalar } from '../../artifacts/yamlEdit.js';
import { emissionFields, emissionTrainingTypes } from '../../catalogue/hub.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

export default defineRule({
  id: 'cost/emissions-malformed',
  consideration: 'cost/strategy',
  reads: 'card',
  severity: 'info',
  problem: 'A field of `co2_eq_emissions` is written in a way that the Hub does not know.',
  remedy: 'Use the fields and values of the Hub.',
  why: 'Reports over many models leave out what they cannot read, and the energy of this training goes uncounted.',
  sources: [{ title: 'Hugging Face Hub: CO2 emissions of a model', url: 'https://huggingface.co/docs/hub/model-cards-co2' }],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nco2_eq_emissions:\n  emissions: 1200\n  training_type: finetuning'),
    good: hubCardExample('license: mit\nco2_eq_emissions:\n  emissions: 1200\n  training_type: fine-tuning'),
  },
  *check(card) {
    const own = pair(frontMatterMap(card), 'co2_eq_emissions');
    if (!own || !isMap(own.value)) return;
    for (const each of own.value.pairs) {
      const name = keyText(each) ?? '';
      const meant = nearest(name, emissionFields);
      if (meant !== undefined && !pair(own.value, meant)) {
        const edits = editFrontMatter(card, (yaml, root) => {
          const map = get(root, 'co2_eq_emissions');
          return isMap(map) ? renameKey(yaml, map, name, meant) : [];
        });
        const fixes = edits.length > 0 ? [suggestedFix(`Rename it to \`${meant}\``, ...edits)] : [];
        yield finding(spanOf(each.key), `The field is called \`${meant}\`, not \`${name.slice(0, 60)}\`.`, fixes);
      }
      if (name !== 'training_type' || !isScalar(each.value)) continue;
      const type = nearest(each.value.value.trim().replaceAll(' ', '-'), emissionTrainingTypes);
      if (type === undefined) continue;
      const edits = inPart(setScalar(card.parts[0]!.text, each.value, type));
      yield finding(spanOf(each.value), `The Hub writes \`${type}\`, not \`${each.value.value.slice(0, 60)}\`.`, [
        suggestedFix(`Write \`${type}\``, ...edits),
      ]);
    }
  },
});

function nearest(name: string, known: readonly string[]): string | undefined {
  return known.includes(name) ? undefined : known.find((each) => isNearName(name, each));
}
