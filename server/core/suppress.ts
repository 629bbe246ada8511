import type { Artifact } from './artifacts/artifact.js';
import type { KubeObject } from './artifacts/kubernetes.js';
import { stringMap } from './artifacts/kubernetes.js';
import { get, str } from './artifacts/yaml.js';
import { type Allowance, coversRule, type ProjectConfig, pathMatcher } from './config.js';
import type { RuleId, Span, Suppression } from './model.js';
import { otherAcceptancesOf } from './otherDirectives.js';
import { lineEnd, lineStart } from './text.js';

/** One place in a file, or one entry of the project file, that accepts findings. */
export interface Acceptance {
  readonly by: Suppression['by'];
  /** Rule ids or challenges. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** Findings that start in this range are accepted; null: the whole file. */
  readonly range: Span | null;
  /** Where the acceptance itself is written. */
  readonly span: Span;
  /** Written for another linter: never reported, whether it covers anything or not. */
  readonly linter?: string;
}

const DIRECTIVE = /ml-preflight-disable(-next-line|-line|-file)?\b[ \t]*([^\r\n]*)/g;
const ANNOTATION = 'ml-preflight.io/allow.';

/** The directives and annotations of one file. A directive with no reason is returned with an empty one. */
export function acceptancesOf(artifact: Artifact): Acceptance[] {
  const found: Acceptance[] = [];
  artifact.parts.forEach((part, index) => {
    if (part.text.includes('ml-preflight-disable')) found.push(...directives(part.text, index));
  });
  if ((artifact.kind === 'kubernetes' || artifact.kind === 'kserve') && artifact.parts[0]!.text.includes(ANNOTATION)) {
    found.push(...artifact.objects.flatMap(annotations));
  }
  found.push(...otherAcceptancesOf(artifact));
  return found;
}

/** Acceptances by the line they are for: a file may hold as many of them as findings. */
export type AcceptanceIndex = (rule: RuleId, span: Span) => Acceptance | undefined;

/** Finds the acceptance that covers a finding of `rule` at `span`; one without a reason covers nothing. */
export function indexAcceptances(artifact: Artifact, acceptances: readonly Acceptance[]): AcceptanceIndex {
  const wide: Acceptance[] = [];
  const byLine = new Map<string, Acceptance[]>();
  for (const acceptance of acceptances) {
    if (acceptance.reason === '') continue;
    if (acceptance.by !== 'directive' || acceptance.range === null || acceptance.linter) wide.push(acceptance);
    else {
      const key = `${acceptance.range.part}:${acceptance.range.start}`;
      byLine.set(key, [...(byLine.get(key) ?? []), acceptance]);
    }
  }
  return (rule, span) => {
    const start = byLine.size === 0 ? 0 : lineStart(artifact.parts[span.part]?.text ?? '', span.start);
    const near = byLine.get(`${span.part}:${start}`) ?? [];
    return near.find((a) => accepts(a, rule, span)) ?? wide.find((a) => accepts(a, rule, span));
  };
}

/** Whether an acceptance covers a finding of `rule` at `span`. */
export function accepts(acceptance: Acceptance, rule: RuleId, span: Span): boolean {
  if (!acceptance.rules.some((r) => coversRule(r, rule))) return false;
  const range = acceptance.range;
  return range === null || (range.part === span.part && range.start <= span.start && span.start <= range.end);
}

type AllowanceOf = (rule: RuleId, path: string) => Allowance | undefined;
const compiled = new WeakMap<ProjectConfig, { readonly today: string; readonly of: AllowanceOf }>();

/** The entries of `allow` that hold today. Every file of a project asks: the patterns are compiled once. */
export function allowancesOf(config: ProjectConfig, today: string): AllowanceOf {
  const known = compiled.get(config);
  if (known?.today === today) return known.of;
  const live = config.allow
    .filter((a) => a.until === null || a.until >= today)
    .map((allowance) => ({ allowance, matches: allowance.path === null ? () => true : pathMatcher([allowance.path]) }));
  // All findings of one file come together: its path is matched once.
  let last: { readonly path: string; readonly allowances: readonly Allowance[] } | undefined;
  const of: AllowanceOf = (rule, path) => {
    if (last?.path !== path) last = { path, allowances: live.filter((l) => l.matches(path)).map((l) => l.allowance) };
    return last.allowances.find((a) => coversRule(a.rule, rule));
  };
  compiled.set(config, { today, of });
  return of;
}

function directives(text: string, part: number): Acceptance[] {
  const found: Acceptance[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const scope = match[1] ?? '-line';
    const lead = text.slice(lineStart(text, match.index), match.index);
    if (!/(?:#|<!--|\/\/)[ \t]*$/.test(lead)) continue;
    const rest = match[2]!.replace(/--!?>.*$/, '');
    const split = /\s--\s/.exec(' ' + rest);
    const head = split ? rest.slice(0, Math.max(0, split.index - 1)) : rest;
    const reason = split ? rest.slice(split.index + split[0].length - 1).trim() : '';
    found.push({
      by: 'directive',
      rules: head.split(/[\s,]+/).filter((r) => r !== ''),
      reason,
      range: rangeOf(text, part, match.index, scope),
      span: { part, start: match.index, end: match.index + match[0].trimEnd().length },
    });
  }
  return found;
}

function rangeOf(text: string, part: number, at: number, scope: string): Span | null {
  if (scope === '-file') return null;
  if (scope === '-line') return { part, start: lineStart(text, at), end: lineEnd(text, at) };
  let start = nextLine(text, at);
  // Several directives may stand above one line: each of them means the first line that is not a directive.
  while (
    start < text.length &&
    /^[ \t]*(?:#|<!--|\/\/)[ \t]*ml-preflight-disable-next-line/.test(text.slice(start, lineEnd(text, start)))
  ) {
    start = nextLine(text, start);
  }
  return { part, start, end: lineEnd(text, start) };
}

function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

function annotations(object: KubeObject): Acceptance[] {
  const holders = [get(object.node, 'metadata', 'annotations'), get(object.node, 'spec', 'template', 'metadata', 'annotations')];
  return holders.flatMap((holder) =>
    [...stringMap(holder)].flatMap(([key, { node, key: keyNode }]): Acceptance[] => {
      if (!key.startsWith(ANNOTATION)) return [];
      const [challenge, ...name] = key.slice(ANNOTATION.length).split('.');
      return [
        {
          by: 'annotation',
          rules: [[challenge, name.join('.')].filter((p) => p !== '').join('/')],
          reason: str(node)?.trim() ?? '',
          range: { part: 0, start: object.node.start, end: object.node.end },
          span: { part: 0, start: keyNode.start, end: keyNode.end },
        },
      ];
    }),
  );
}
