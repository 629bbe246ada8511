import { spanOf } from '../../artifacts/kubernetes.js';
import { duplicateKeys, isScalar, keyText, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

export default defineRule({
  id: 'integration/duplicate-metadata-key',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'A key of the front matter stands there twice.',
  remedy: 'Keep one of the two, or join their lists under one key.',
  why: 'Python tools keep the last value without a word and strict YAML readers refuse the card, so one of the values is lost.',
  sources: [
    { title: 'YAML 1.2: keys of a mapping are unique', url: 'https://yaml.org/spec/1.2.2/#3211-nodes' },
    { title: 'js-yaml: duplicate keys are an error', url: 'https://github.com/nodeca/js-yaml#load-string---options-' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\npipeline_tag: text-classification\nlicense: mit'),
    good: hubCardExample('license: mit\npipeline_tag: text-classification'),
  },
  *check(card) {
    const root = frontMatterMap(card);
    const text = card.parts[0]!.text;
    for (const map of mappings(root)) {
      for (const later of duplicateKeys(map)) {
        const name = keyText(later)!;
        const first = map.pairs.find((each) => keyText(each) === name)!;
        const same = isScalar(first.value) && isScalar(later.value) && first.value.value === later.value.value;
        const twice = map.pairs.filter((each) => keyText(each) === name).length === 2;
        const edits = same && twice && map === root ? editFrontMatter(card, (yaml, own) => removeEntry(yaml, own, name)) : [];
        const line = text.slice(0, first.key.start).split('\n').length;
        yield finding(
          spanOf(later.key),
          `\`${name.slice(0, 60)}\` stands already on line ${line}.`,
          edits.length > 0 ? [suggestedFix('Take the second one out', ...edits)] : [],
          [{ uri: card.uri, span: spanOf(first.key), message: 'First here.' }],
        );
      }
    }
  },
});

/** All mappings below a node. */
function mappings(root: YamlNode | null): YamlMap[] {
  const found: YamlMap[] = [];
  const open: YamlNode[] = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'seq') open.push(...node.items);
    if (node.type !== 'map') continue;
    found.push(node);
    for (const { value } of node.pairs) open.push(value);
  }
  return found;
}
