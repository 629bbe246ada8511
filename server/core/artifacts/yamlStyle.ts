import { parseYaml, type YamlNode } from './yaml.js';
import { lineEnd, lineStart } from './yamlSplit.js';
import type { BlockStyle } from './yamlWrite.js';

/** The nodes from the document's root down to `node`, both included; empty where the text does not hold such a node. */
export function pathTo(text: string, node: YamlNode): YamlNode[] {
  const path: YamlNode[] = [];
  for (const { root } of parseYaml(text)) {
    if (root && root.start <= node.start && root.end >= node.end && descend(root, node, path)) return path;
  }
  return [];
}

function descend(at: YamlNode, node: YamlNode, path: YamlNode[]): boolean {
  path.push(at);
  if (at.type === node.type && at.start === node.start && at.end === node.end) return true;
  const holds = (child: YamlNode) => child.start <= node.start && child.end >= node.end && descend(child, node, path);
  if (
    at.type === 'map' ? at.pairs.some(({ key, value }) => holds(key) || holds(value)) : at.type === 'seq' && at.items.some(holds)
  )
    return true;
  path.pop();
  return false;
}

/** Keys, values and items of a collection in order of the text; an alias is not followed. */
export function children(node: YamlNode): readonly YamlNode[] {
  if (node.type === 'map') return node.pairs.flatMap(({ key, value }) => [key, value]);
  return node.type === 'seq' ? node.items : [];
}

/** How many characters stand before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The line break in use around `offset`. */
export function lineBreakAt(text: string, offset: number): string {
  const end = lineEnd(text, offset);
  const at = end < text.length ? end : Math.max(text.lastIndexOf('\n') - 1, 0);
  return text.startsWith('\r\n', at) ? '\r\n' : '\n';
}

/** Block style as it is written in `node`, else around it, nearest first; two columns where nothing shows it. */
export function blockStyle(text: string, node: YamlNode): BlockStyle {
  const found: { -readonly [K in keyof BlockStyle]?: number | undefined } = {};
  for (const scope of [node, ...pathTo(text, node).reverse()]) {
    const seen = observe(text, scope);
    found.step ??= seen.step;
    found.dash ??= seen.dash;
    found.gap ??= seen.gap;
    if (found.step !== undefined && found.dash !== undefined && found.gap !== undefined) break;
  }
  const step = found.step ?? 2;
  return { step, dash: found.dash ?? step, gap: found.gap ?? 2 };
}

/** Enough nodes to see a habit. */
const enough = 500;

function observe(text: string, scope: YamlNode): { [K in keyof BlockStyle]?: number | undefined } {
  const step: number[] = [];
  const dash: number[] = [];
  const gap: number[] = [];
  const queue = [scope];
  for (let i = 0; i < queue.length && i < enough; i++) {
    const node = queue[i]!;
    if ((node.type !== 'map' && node.type !== 'seq') || node.flow) continue;
    const line = lineStart(text, node.start);
    const from = node.start - line;
    /** Whether that was enough. */
    const look = (child: YamlNode): boolean => {
      queue.push(child);
      if (node.type === 'seq' || ((child.type === 'map' || child.type === 'seq') && !child.flow)) {
        const childLine = lineStart(text, child.start);
        if (node.type === 'map') {
          if (childLine !== line) (child.type === 'map' ? step : dash).push(child.start - childLine - from);
        } else if (childLine === line && child.end > child.start && child.tag === undefined && child.anchor === undefined)
          gap.push(child.start - node.start);
      }
      return queue.length > enough;
    };
    if (node.type === 'seq') node.items.some(look);
    else node.pairs.some(({ key, value }) => look(key) || look(value));
  }
  return { step: mostFrequent(step, 1), dash: mostFrequent(dash, 0), gap: mostFrequent(gap, 2) };
}

function mostFrequent(values: readonly number[], least: number): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) if (value >= least) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
