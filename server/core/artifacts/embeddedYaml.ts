import { parseYaml, type YamlError, type YamlNode } from './yaml.js';
import { moveTree } from './yamlMove.js';

/** YAML inside a block scalar of another YAML text, with the offsets of that text. */
export interface EmbeddedYaml {
  readonly root: YamlNode | null;
  readonly errors: readonly YamlError[];
}

/**
 * Reads the YAML that a literal block scalar (`key: |`) holds. The lines keep their indentation, which YAML allows its
 * outermost mapping, so every offset is that of the whole text and edits can be made in it. Undefined for other scalars, whose
 * characters stand elsewhere than they seem to; a `---` among the lines is an error, as it is indented.
 */
export function embeddedYaml(text: string, scalar: YamlNode | undefined): EmbeddedYaml | undefined {
  if (scalar?.type !== 'scalar' || scalar.style !== 'literal') return undefined;
  const header = text.indexOf('\n', scalar.start);
  if (header < 0 || header >= scalar.end) return undefined;
  const documents = parseYaml(text.slice(header + 1, scalar.end));
  const [document] = documents;
  if (!document || documents.length > 1) return undefined;
  return moveTree({ root: document.root, errors: document.errors }, header + 1);
}
