import { spanOf } from '../../artifacts/kubernetes.js';
import { typeOf, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { billExample } from '../shared/exampleStructuredCard.js';
import { metricsOf } from '../shared/structuredMetrics.js';

const metric = (value: unknown) => billExample({ quantitativeAnalysis: { performanceMetrics: [{ type: 'accuracy', value }] } });

export default defineRule<'structuredCard'>({
  id: 'drift/metric-value-type',
  consideration: 'drift/evaluation-threshold',
  reads: 'structuredCard',
  severity: 'warning',
  problem: 'A metric of the CycloneDX model card is a number, where the schema wants a string.',
  remedy: 'Put the number in quotes.',
  why: 'The schema allows only strings here, so a bare number makes the whole bill of materials invalid and tools that validate it refuse the file.',
  sources: [
    {
      title: 'CycloneDX 1.6: performanceMetrics.value',
      url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard_quantitativeAnalysis_performanceMetrics_items_value',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: metric(0.91), good: metric('0.91') },
  *check(card) {
    if (card.format !== 'cyclonedx' || card.templated) return;
    const { text } = card.parts[0]!;
    for (const { value, lower, upper } of metricsOf(card)) {
      for (const node of [value, lower, upper]) {
        if (!isNumber(node)) continue;
        const source = text.slice(node.start, node.end);
        const edits = setScalar(text, node, quoted(source));
        yield finding(spanOf(node), `\`${source.slice(0, 40)}\` is a number; CycloneDX wants a string here.`, [
          suggestedFix('Put the number in quotes', ...inPart(edits)),
        ]);
      }
    }
  },
});

function isNumber(node: YamlNode | undefined): node is YamlNode {
  return node !== undefined && node.tag === undefined && node.anchor === undefined && typeOf(node) === 'number';
}
