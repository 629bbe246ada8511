import { spanOf } from '../../artifacts/kubernetes.js';
import { ownText } from '../../artifacts/structuredCardText.js';
import { get, isMap, isSeq, items, resolve, str, type YamlNode } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { isNearName } from '../../nearNames.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { billExample } from '../shared/exampleStructuredCard.js';

const trainedOn = (ref: string) =>
  billExample({ modelParameters: { datasets: [{ ref }] } }, {}, [
    { type: 'data', 'bom-ref': 'loans-2026-q2', name: 'Loan applications', version: '2026-Q2' },
  ]);

export default defineRule<'structuredCard'>({
  id: 'data-quality/dataset-ref-unknown',
  consideration: 'data-quality/refresh',
  reads: 'structuredCard',
  severity: 'warning',
  problem: 'The model card refers to a data set that is not in the bill of materials.',
  remedy: 'Add the data set as a component of type `data` with this `bom-ref`, or describe it in place.',
  why: 'A reference that leads nowhere leaves the training data without name, version and license.',
  sources: [
    {
      title: 'CycloneDX 1.6: modelParameters.datasets (ref: a data component by its bom-ref)',
      url: 'https://cyclonedx.org/docs/1.6/json/#components_items_modelCard_modelParameters_datasets',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: { bad: trainedOn('loans_2026_q2'), good: trainedOn('loans-2026-q2') },
  *check(card) {
    if (card.format !== 'cyclonedx' || card.templated) return;
    const refs = card.models.flatMap((model) =>
      items(get(model, 'modelCard', 'modelParameters', 'datasets')).flatMap((dataset) => get(dataset, 'ref') ?? []),
    );
    if (refs.length === 0) return;
    const known = bomRefs(card.root);
    for (const node of refs) {
      const ref = ownText(node);
      // A BOM-Link leads into another bill.
      if (ref === undefined || known.has(ref) || ref.startsWith('urn:cdx:')) continue;
      const near = [...known].filter((each) => isNearName(each, ref));
      const edits = near.length === 1 ? setScalar(card.parts[0]!.text, node, quoted(near[0]!)) : [];
      yield finding(
        spanOf(node),
        `No component of this bill has the \`bom-ref\` \`${ref.slice(0, 80)}\`.`,
        edits.length > 0 ? [suggestedFix(`Refer to \`${near[0]}\``, ...inPart(edits))] : [],
      );
    }
  },
});

/** Every `bom-ref` of a bill, wherever it stands. */
function bomRefs(root: YamlNode): Set<string> {
  const found = new Set<string>();
  const seen = new Set<YamlNode>();
  const open: YamlNode[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = resolve(next);
    if (!node || seen.has(node)) continue;
    seen.add(node);
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (!isMap(node)) continue;
    for (const { key, value } of node.pairs) {
      const ref = str(key) === 'bom-ref' ? str(value) : undefined;
      if (ref !== undefined) found.add(ref);
      else open.push(value);
    }
  }
  return found;
}
