import { spanOf } from '../../artifacts/kubernetes.js';
import { duplicateKeys, isScalar, keyText, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { removeEntry } from '../../artifacts/yamlEdit.js';
import { grouped } from '../../grouped.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { lineStarts, positionAt } from '../../text.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { editFrontMatter, frontMatterMap } from '../shared/hubCard.js';

/** Above that a program wrote the card, and a fix one by one helps nobody. */
const MANY = 50;

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
    let starts: number[] | undefined;
    for (const map of mappings(root)) {
      const later = duplicateKeys(map);
      if (later.length === 0) continue;
      const places = grouped(map.pairs.map((each) => [keyText(each), each] as const));
      for (const each of later) {
        const name = keyText(each)!;
        const all = places.get(name)!;
        const [first] = all;
        const same = isScalar(first!.value) && isScalar(each.value) && first!.value.value === each.value.value;
        const once = all.length === 2 && map === root && later.length < MANY;
        const edits = same && once ? editFrontMatter(card, (yaml, own) => removeEntry(yaml, own, name)) : [];
        yield finding(
          spanOf(each.key),
          `\`${name.slice(0, 60)}\` stands already on line ${lineOf(first!.key.start)}.`,
          edits.length > 0 ? [suggestedFix('Take the second one out', ...edits)] : [],
          [{ uri: card.uri, span: spanOf(first!.key), message: 'First here.' }],
        );
      }
    }
    function lineOf(offset: number): number {
      starts ??= lineStarts(text);
      return positionAt(starts, offset).line + 1;
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
