import type { ModelCard } from '../../artifacts/modelCard.js';
import { isMap, isNull, parseYaml, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import type { TextEdit } from '../../artifacts/yamlEdit.js';
import type { Edit } from '../../model.js';

/** The mapping in a card's front matter, where it can be read and is nobody's template; offsets are those of the file. */
export function frontMatterMap(card: ModelCard): YamlMap | null {
  const root = card.frontMatter?.root;
  return isMap(root) && !card.templated && card.problems.length === 0 ? root : null;
}

/**
 * Edits of a card's front matter, made on its YAML alone: `change` gets that text and its mapping, with offsets of their
 * own. Empty where there is none.
 */
export function editFrontMatter(card: ModelCard, change: (yaml: string, map: YamlMap) => readonly TextEdit[]): Edit[] {
  const place = card.frontMatter;
  if (!place || !frontMatterMap(card)) return [];
  const yaml = card.parts[0]!.text.slice(place.start, place.end);
  const map = parseYaml(yaml)[0]?.root;
  if (!isMap(map)) return [];
  return change(yaml, map).map(({ start, end, newText }) => ({
    span: { part: 0, start: start + place.start, end: end + place.start },
    newText,
  }));
}

/** A value that is there and says something. */
export function isGiven(node: YamlNode | undefined): node is YamlNode {
  return node !== undefined && !isNull(node) && !(node.type === 'scalar' && node.value.trim() === '');
}
