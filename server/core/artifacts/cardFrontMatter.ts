import type { SyntaxProblem } from './artifact.js';
import { isMap, parseYaml, type YamlNode } from './yaml.js';
import { moveTree } from './yamlMove.js';

/** Where the YAML block at the top of a card lies. */
export interface FrontMatterPlace {
  /** The YAML text between the fences. */
  readonly start: number;
  readonly end: number;
  /** Where the Markdown begins, behind the line of the closing fence. */
  readonly bodyStart: number;
}

/** The front matter of a card. */
export interface FrontMatter extends FrontMatterPlace {
  /** Offsets are offsets in the file. Null for a block of nothing but comments. */
  readonly root: YamlNode | null;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Finds the front matter as the Hub and huggingface_hub do: anchored at the first character, no space behind the opening
 * fence, a line between the fences. Source: `REGEX_YAML_BLOCK` in
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py
 */
export function findFrontMatter(text: string): FrontMatterPlace | null {
  if (!text.trimStart().startsWith('---')) return null;
  const match = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))/.exec(text);
  if (!match) return null;
  const start = match[1]!.length;
  return { start, end: start + match[2]!.length, bodyStart: match[0].length };
}

/** Reads the YAML of a front matter. A root that is no mapping is a problem: the Hub refuses it. */
export function readFrontMatter(text: string, place: FrontMatterPlace): FrontMatter {
  const [first, second] = parseYaml(text.slice(place.start, place.end));
  const { root, errors } = moveTree({ root: first?.root ?? null, errors: first?.errors ?? [] }, place.start);
  const problems: SyntaxProblem[] = errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message }));
  const whole = { part: 0, start: place.start, end: place.end };
  if (second)
    problems.push({
      span: { ...whole, start: place.start + second.start },
      message: 'The front matter holds more than one YAML document.',
    });
  else if (root && !isMap(root)) {
    problems.push({
      span: { part: 0, start: root.start, end: root.end },
      message: 'The front matter must be a mapping of keys to values.',
    });
  }
  return { ...place, root, problems };
}

/** Keys at the left margin of a front matter, by a line scan: enough to tell what kind of card it is, even a broken one. */
export function keysAtMargin(yaml: string): Set<string> {
  return new Set([...yaml.matchAll(/^["']?([A-Za-z_][\w-]*)["']?[ \t]*:(?=\s|$)/gm)].map((match) => match[1]!));
}
