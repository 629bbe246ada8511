import { get, isMap, isScalar, items, str, type YamlScalar } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { Edit } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { contradict, environmentsByFolder, namedVersion } from '../shared/environmentFiles.js';
import { billExample } from '../shared/exampleStructuredCard.js';
import { isMainFile, onlyOne } from '../shared/mainFiles.js';

/** Of one bill; more is one task, not twenty. */
const NAMED = 3;

/** Stands at the bill: it describes what the requirements install. */
export default defineRule({
  id: 'versioning/bom-contradicts-environment',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The bill of materials lists another version of a package than the requirements install.',
  remedy: 'Write the bill anew from the environment that is shipped.',
  why: 'Scanners go by the bill, so a vulnerable version is shipped unseen or an old finding never ends.',
  sources: [
    { title: 'CycloneDX: specification overview', url: 'https://cyclonedx.org/specification/overview/' },
    { title: 'Package URL: PyPI', url: 'https://github.com/package-url/purl-spec/blob/main/types-doc/pypi-definition.md' },
  ],
  standards: ['NIST AI RMF GOVERN 6.1'],
  fix: 'suggested',
  examples: {
    bad: { ...bill('1.6.1'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
    good: { ...bill('1.7.2'), 'requirements.txt': 'scikit-learn==1.7.2\n' },
  },
  *check(project) {
    const folders = environmentsByFolder(project);
    for (const card of folders.size > 0 ? project.structuredCards : []) {
      const file = onlyOne(folders.get(folderOf(card)) ?? []);
      if (!file || !isMainFile(project, card)) continue;
      const entries = new Map(file.entries.map((entry) => [entry.name, entry] as const));
      let count = 0;
      for (const component of items(get(card.root, 'components'))) {
        const purl = get(component, 'purl');
        const [, name, listed] = /^pkg:pypi\/([\w.-]+)@(\d+(?:\.\d+)*)(?:[?#].*)?$/.exec(str(purl) ?? '') ?? [];
        const entry = name === undefined ? undefined : entries.get(name.toLowerCase().replace(/[-_.]+/g, '-'));
        const named = entry && namedVersion(entry);
        if (!isMap(component) || !isScalar(purl) || !entry || !named || !listed || count >= NAMED) continue;
        if (!contradict(named, { text: listed, prefix: false })) continue;
        count++;
        const called = fileName(file);
        const version = get(component, 'version');
        const edits = [purl, ...(isScalar(version) && str(version) === listed ? [version] : [])].flatMap((node) =>
          replaced(card.parts[0]!.text, node, listed, named.text),
        );
        const fixes =
          edits.length > 0 && !named.prefix ? [suggestedFix(`List ${named.text}, as \`${called}\` installs`, ...edits)] : [];
        const message = `\`${entry.name}\` is ${listed} in the bill and ${named.text} in \`${called}\`.`;
        yield at(
          card,
          finding(nodeSpan(purl), message, fixes, [{ uri: file.uri, span: entry.span, message: `${named.text} here` }]),
        );
      }
    }
  },
});

/** The version inside a text of JSON or YAML, where it stands there as it is. */
function replaced(text: string, node: YamlScalar, from: string, to: string): Edit[] {
  const at = text.slice(node.start, node.end).lastIndexOf(from);
  return at < 0 ? [] : [{ span: { part: 0, start: node.start + at, end: node.start + at + from.length }, newText: to }];
}

function bill(version: string) {
  const library = { type: 'library', name: 'scikit-learn', version, purl: `pkg:pypi/scikit-learn@${version}` };
  return billExample({ modelParameters: { task: 'classification' } }, {}, [library]);
}
