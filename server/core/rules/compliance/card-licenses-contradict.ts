import { spanOf } from '../../artifacts/kubernetes.js';
import type { StructuredCard } from '../../artifacts/structuredCard.js';
import { get, isScalar, items, str, type YamlScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { hubLicenseId, hubLicenses } from '../../catalogue/hub.js';
import { grouped } from '../../grouped.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { folderOf } from '../shared/beside.js';
import { compatible } from '../shared/cardLicense.js';
import { inFile, inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { billExample } from '../shared/exampleStructuredCard.js';
import { scalarsAt } from '../shared/listItems.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { spdxIds } from '../shared/spdx.js';

/** Stands at the card that is data: it is made from what people write in the other, and seldom made anew. */
export default defineRule({
  id: 'compliance/card-licenses-contradict',
  consideration: 'compliance/regulations',
  reads: 'project',
  severity: 'warning',
  problem: 'Two cards of one model name different licenses.',
  remedy: 'Name the license in both under which the model is given.',
  why: 'People read the one and inventories the other, so somebody uses the model under terms you never gave.',
  sources: [
    { title: 'CycloneDX: JSON reference, licenses', url: 'https://cyclonedx.org/docs/1.6/json/#components_items_licenses' },
    { title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample('license: mit\npipeline_tag: text-classification'), ...bill('Apache-2.0') },
    good: { ...hubCardExample('license: mit\npipeline_tag: text-classification'), ...bill('MIT') },
  },
  *check(project) {
    const cards = grouped(project.structuredCards.length > 0 ? project.cards.map((each) => [folderOf(each), each] as const) : []);
    for (const data of project.structuredCards) {
      const stated = isMainFile(project, data) ? licenseOf(data) : undefined;
      const own = stated && hubLicenseId(stated.value);
      const beside = own === undefined ? [] : (cards.get(folderOf(data)) ?? []);
      const card = onlyOne(beside);
      const written = card && onlyOne(scalarsAt(card, 'license'));
      const other = written && hubLicenseId(written.value);
      if (!stated || !own || !card || !written || !other || compatible(own, other)) continue;
      const called = calledFrom(project, data, card);
      const toCard = inPart(setScalar(card.parts[0]!.text, written, own));
      const spdx = spdxIds[other];
      const fixes = [
        ...(spdx ? [suggestedFix(`Name \`${spdx}\` here`, { span: nodeSpan(stated), newText: JSON.stringify(spdx) })] : []),
        ...(toCard.length > 0 ? [suggestedFix(`Write \`license: ${own}\` in \`${called}\``, ...inFile(card.uri, toCard))] : []),
      ];
      const message = `\`${stated.value}\` is not the license in \`${called}\`, which is \`${written.value}\`.`;
      const related = { uri: card.uri, span: spanOf(written), message: `${hubLicenses[other]} here.` };
      yield at(data, finding(nodeSpan(stated), message, fixes, [related]));
    }
  },
});

/** The one license that the one model of a card is given under. */
function licenseOf({ format, models }: StructuredCard): YamlScalar | undefined {
  const model = onlyOne(models);
  if (format !== 'cyclonedx') return undefined;
  const license = onlyOne(items(get(model, 'licenses')));
  const node = get(license, 'license', 'id') ?? get(license, 'expression');
  return isScalar(node) && str(node) ? node : undefined;
}

function bill(id: string) {
  return billExample({ modelParameters: { task: 'classification' } }, { licenses: [{ license: { id } }] });
}
