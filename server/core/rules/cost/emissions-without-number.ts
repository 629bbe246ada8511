import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isScalar, num, pair, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';

/** Grams in the units people write. */
const GRAMS: Readonly<Record<string, number>> = table({ g: 1, kg: 1000, t: 1_000_000 });

export default defineRule({
  id: 'cost/emissions-without-number',
  consideration: 'cost/strategy',
  reads: 'card',
  severity: 'warning',
  problem: '`co2_eq_emissions` holds no number of grams.',
  remedy: 'Give `emissions` as a number, in grams of CO2 equivalent and without the unit.',
  why: 'Only a number is shown and compared; kilograms read as grams make the training look a thousand times cleaner.',
  sources: [{ title: 'Hugging Face Hub: CO2 emissions of a model', url: 'https://huggingface.co/docs/hub/model-cards-co2' }],
  standards: ['NIST AI RMF MEASURE 2.12'],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\nco2_eq_emissions:\n  emissions: 1.2 kg\n  source: codecarbon'),
    good: hubCardExample('license: mit\nco2_eq_emissions:\n  emissions: 1200\n  source: codecarbon'),
  },
  *check(card) {
    const own = pair(frontMatterMap(card), 'co2_eq_emissions');
    if (!own || !isGiven(own.value)) return;
    const node: YamlNode | undefined = isMap(own.value) ? get(own.value, 'emissions') : own.value;
    const text = str(node)?.trim();
    // A number in quotes is one that every reader makes out.
    if (num(node) !== undefined || (text !== undefined && (/^\d+(?:\.\d+)?$/.test(text) || isPlaceholder(text)))) return;
    const grams = text === undefined ? undefined : inGrams(text);
    const fixes =
      grams === undefined || !isScalar(node)
        ? []
        : [suggestedFix(`Write ${grams}`, ...inPart(setScalar(card.parts[0]!.text, node, String(grams))))];
    yield finding(spanOf(isGiven(node) ? node : own.key), text ? `\`${text.slice(0, 40)}\` is no number of grams.` : '', fixes);
  },
});

function inGrams(text: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)\s*(kg|g|t)(?:\s*(?:of\s*)?CO2?₂?(?:[-\s]?eq(?:uivalent)?\.?|e)?)?$/i.exec(text);
  const factor = match && GRAMS[match[2]!.toLowerCase()];
  return factor ? Number((Number(match[1]) * factor).toPrecision(12)) : undefined;
}
