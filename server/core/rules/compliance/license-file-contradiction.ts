import type { LicenseFile } from '../../artifacts/licenseFile.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { hubLicenseId, hubLicenses } from '../../catalogue/hub.js';
import type { Fix } from '../../model.js';
import type { Project } from '../../project.js';
import { at, defineRule, finding, type ProjectFound, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { compatible, statedLicenses } from '../shared/cardLicense.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';

const APACHE = 'Apache License\nVersion 2.0, January 2004\nhttp://www.apache.org/licenses/\n';

export default defineRule({
  id: 'compliance/license-file-contradiction',
  consideration: 'compliance/regulations',
  reads: 'project',
  severity: 'warning',
  problem: 'The front matter names another license than the license text beside the card.',
  remedy: 'Name the license of the text in the front matter, or say in the card what each of the two is for.',
  why: 'Tools go by the front matter and lawyers by the text, so somebody uses the model under terms you never gave.',
  sources: [{ title: 'Hugging Face Hub: licenses', url: 'https://huggingface.co/docs/hub/repositories-licenses' }],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample('license: mit\npipeline_tag: text-classification'), LICENSE: APACHE },
    good: { ...hubCardExample('license: apache-2.0\npipeline_tag: text-classification'), LICENSE: APACHE },
  },
  *check(project) {
    for (const card of project.cards) {
      const file = soleLicense(project, card);
      const found = file?.id === undefined ? null : contradiction(card, file, file.id);
      if (found) yield found;
    }
  },
});

/** A package of source code: its license is that of the code. */
const PACKAGE = /^(?:pyproject\.toml|setup\.(?:py|cfg)|package\.json|Cargo\.toml|go\.mod|pom\.xml)$/;

/** The license text beside a card; undefined where there are several, each for something else, or where it is a package's. */
function soleLicense({ licenses }: Project, card: ModelCard): LicenseFile | undefined {
  const beside = licenses.filter((file) => folderOf(file) === folderOf(card));
  const names = beside.map(fileName);
  const others = card.siblings.filter(
    (name) => PACKAGE.test(name) || (/licen[cs]e|copying|use_policy/i.test(name) && !names.includes(name)),
  );
  return others.length === 0 && beside.length === 1 ? beside[0] : undefined;
}

function contradiction(card: ModelCard, file: LicenseFile, id: string): ProjectFound | null {
  const given = scalarsAt(card, 'license');
  const ids = given.flatMap((node) => hubLicenseId(node.value) ?? []);
  const [first] = given;
  if (!first || ids.length !== given.length || ids.some((each) => compatible(each, id))) return null;
  const stated = statedLicenses(card);
  // A card that speaks of the other license says what it is for.
  if (stated.length === 0 && mentions(card, id)) return null;
  const agrees = stated.every((each) => compatible(each.id, id));
  const fixes: Fix[] =
    given.length === 1 && agrees
      ? [suggestedFix(`Write \`license: ${id}\``, ...inPart(setScalar(card.parts[0]!.text, first, id)))]
      : [];
  const message = `\`license: ${ids.join(', ')}\` is not the license of \`${fileName(file)}\`, which is \`${id}\`.`;
  const related = { uri: file.uri, span: file.span, message: `The text of: ${hubLicenses[id]}.` };
  return at(card, finding({ part: 0, start: first.start, end: first.end }, message, fixes, [related]));
}

function mentions(card: ModelCard, id: string): boolean {
  const [family] = id.split(/[-.\d]/, 1);
  const words = card.body.content.match(/[\p{L}]+/gu) ?? [];
  return words.some((word) => (family === 'mit' ? word === 'MIT' : word.toLowerCase() === family));
}
