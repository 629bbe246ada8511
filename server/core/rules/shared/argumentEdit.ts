import type { Argument } from '../../container.js';
import type { OffsetEdit } from '../../fixes.js';

/**
 * Changes the value of a flag in place: in a scalar of its own, behind `--flag=`, or inside the words of a shell string.
 * Empty where the place is not clear, so that no other word is touched.
 */
export function setFlagValue(text: string, argument: Argument, flags: readonly string[], value: string): OffsetEdit[] {
  const source = text.slice(argument.node.start, argument.node.end);
  const escaped = argument.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`^(["']?)${escaped}\\1$`).exec(source);
  const start = alone ? alone[1]!.length : behindFlag(source, flags, escaped);
  if (start === undefined) return [];
  const at = argument.node.start + start;
  return [{ start: at, end: at + argument.text.length, newText: value }];
}

function behindFlag(source: string, flags: readonly string[], escaped: string): number | undefined {
  const names = flags.map((f) => f.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const found = [...source.matchAll(new RegExp(`(?<![\\w-])((?:${names})(?:=|\\s{1,20}))${escaped}(?![\\w.-])`, 'g'))];
  return found.length === 1 ? found[0]!.index + found[0]![1]!.length : undefined;
}
