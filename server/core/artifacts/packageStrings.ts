import type { Span } from '../model.js';
import { normalise, type Requirement, type RequirementOption, readRequirementLine } from './requirements.js';
import { isScalar, resolve, str, type YamlNode } from './yaml.js';

/** Packages and options out of strings that stand in another format. */
export interface PackageStrings {
  readonly entries: Requirement[];
  readonly options: RequirementOption[];
}

/**
 * The requirements in the strings of a YAML or TOML list, with their places. A string whose text differs from what is
 * written (escapes, several lines) gets the place of the whole string. Anything but a string is left out.
 */
export function packageStrings(text: string, nodes: readonly YamlNode[]): PackageStrings {
  const entries: Requirement[] = [];
  const options: RequirementOption[] = [];
  for (const node of nodes) {
    const value =
      str(node)
        ?.replace(/(?:^|\s)#.*$/s, '')
        .trimEnd() ?? '';
    if (value.trim() === '') continue;
    const lead = value.length - value.trimStart().length;
    const start = exactStart(text, node, value);
    const { entry, option } = readRequirementLine(value.trim(), (start ?? 0) + lead);
    const whole: Span = { part: 0, start: node.start, end: node.end };
    if (option) options.push(start === undefined ? { ...option, span: whole } : option);
    if (entry) entries.push(start === undefined ? { ...entry, span: whole, nameSpan: whole } : entry);
  }
  return { entries, options };
}

/** Where the text of a string begins in the file; undefined where it is not written as it reads. */
export function exactStart(text: string, node: YamlNode, value: string): number | undefined {
  const at = resolve(node);
  if (!isScalar(at)) return undefined;
  const start = at.start + (at.style === 'plain' ? 0 : 1);
  return text.startsWith(value, start) ? start : undefined;
}

/** Options of pip out of a string or a list of strings: `extra_index_url: [https://…]`. */
export function optionStrings(name: string, nodes: readonly YamlNode[]): RequirementOption[] {
  return nodes.flatMap((node) => {
    const value = str(node);
    return value === undefined || value === '' ? [] : [{ name, value, span: { part: 0, start: node.start, end: node.end } }];
  });
}

/** A package of a table: `torch = "^2.1"`, `torch = {git = "…", rev = "…"}`. */
export function packageOfTable(
  key: YamlNode,
  value: YamlNode,
  rest: Omit<Requirement, 'name' | 'nameSpan' | 'span' | 'editable' | 'hashed'>,
): Requirement {
  return {
    name: normalise(str(key) ?? ''),
    nameSpan: { part: 0, start: key.start, end: key.end },
    span: { part: 0, start: key.start, end: value.end },
    editable: false,
    hashed: false,
    ...rest,
  };
}

/** The version of Python that another format states in a field of its own, as conda would write it; none where it is empty. */
export function pythonEntry(node: YamlNode | undefined): Requirement[] {
  const version = str(node)?.trim();
  if (!node || !version || !/^\d/.test(version)) return [];
  const span: Span = { part: 0, start: node.start, end: node.end };
  const specifiers = [{ operator: '=', version }];
  return [{ name: 'python', nameSpan: span, span, specifiers, editable: false, hashed: false, conda: true }];
}
