import type { Artifact } from '../../artifacts/artifact.js';
import { pairsOf, placeOf } from '../../artifacts/dockerfile.js';
import { parseJson } from '../../artifacts/jsonTree.js';
import { parseToml } from '../../artifacts/tomlTree.js';
import { get, isMap, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { hubLicenseId, hubLicenses } from '../../catalogue/hub.js';
import { grouped } from '../../grouped.js';
import type { Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { compatible } from '../shared/cardLicense.js';
import { isMainFile, onlyOne } from '../shared/mainFiles.js';
import { spdxIds } from '../shared/spdx.js';

/** Stands at the metadata: the text is what somebody agrees to. Both speak of the code, so a card of a model is not asked. */
export default defineRule({
  id: 'compliance/license-metadata-contradiction',
  consideration: 'compliance/regulations',
  reads: 'project',
  severity: 'warning',
  problem: 'The metadata name another license than the license text beside them.',
  remedy: 'Name the license of the text.',
  why: 'License scanners go by the metadata and lawyers by the text, so the code is used under terms you never gave.',
  sources: [
    {
      title: 'Python Packaging: pyproject.toml, license',
      url: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#license',
    },
    {
      title: 'OCI image specification: annotations',
      url: 'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: { 'pyproject.toml': metadata('MIT'), LICENSE: apache() },
    good: { 'pyproject.toml': metadata('Apache-2.0'), LICENSE: apache() },
  },
  *check(project) {
    const texts = grouped(project.licenses.map((each) => [folderOf(each), each] as const));
    for (const file of texts.size > 0 ? project.artifacts : []) {
      const stated = isMainFile(project, file) ? statedBy(file) : undefined;
      const own = stated && hubLicenseId(stated.text);
      if (!stated || own === undefined) continue;
      // Beside several texts each is for something else.
      const text = onlyOne(texts.get(folderOf(file)) ?? []);
      if (text?.id === undefined || compatible(own, text.id)) continue;
      const spdx = spdxIds[text.id];
      const quote = /^["']/.exec(file.parts[0]!.text.slice(stated.span.start, stated.span.end))?.[0] ?? '';
      const fixes =
        spdx === undefined ? [] : [suggestedFix(`Name \`${spdx}\``, { span: stated.span, newText: `${quote}${spdx}${quote}` })];
      const message = `\`${stated.text}\` is not the license of \`${fileName(text)}\`, which is \`${text.id}\`.`;
      yield at(
        file,
        finding(stated.span, message, fixes, [
          { uri: text.uri, span: text.span, message: `The text of: ${hubLicenses[text.id]}.` },
        ]),
      );
    }
  },
});

interface Stated {
  readonly text: string;
  readonly span: Span;
}

function statedBy(file: Artifact): Stated | undefined {
  const text = file.parts[0]?.text ?? '';
  if (file.kind === 'dockerfile') {
    const labels = file.instructions.flatMap((each) => (each.keyword === 'LABEL' ? pairsOf(file, each) : []));
    const own = labels.findLast(({ name }) => name === 'org.opencontainers.image.licenses');
    return own?.value ? { text: own.value, span: placeOf(own) } : undefined;
  }
  const name = fileName(file);
  if (!/licen[cs]e/i.test(text) || (name !== 'pyproject.toml' && name !== 'package.json')) return undefined;
  const { root } = name === 'package.json' ? parseJson(text) : parseToml(text);
  const own = get(root, 'project', 'license') ?? get(root, 'tool', 'poetry', 'license') ?? get(root, 'license');
  const node = isMap(own) ? get(own, 'text') : own;
  const value = str(node);
  return node && value && value.length < 60 ? { text: value, span: nodeSpan(node) } : undefined;
}

function metadata(license: string): string {
  return `[project]
name = "scorer"
version = "1.4.0"
license = "${license}"
dependencies = ["scikit-learn==1.7.2"]
`;
}

function apache(): string {
  return 'Apache License\nVersion 2.0, January 2004\nhttp://www.apache.org/licenses/\n';
}
