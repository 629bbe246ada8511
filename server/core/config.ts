import ignore, { type Ignore } from 'ignore';
import type { ConsiderationId } from './catalogue/catalogue.js';
import { isCheapPattern } from './ignored.js';
import type { RuleId, Span } from './model.js';

export const STAGES = ['prototype', 'pilot', 'production'] as const;
export const RISKS = ['minimal', 'limited', 'high'] as const;
export const LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type Stage = (typeof STAGES)[number];
export type Risk = (typeof RISKS)[number];
/** What a rule can be set to. */
export type Level = (typeof LEVELS)[number];

/** A person's word for a consideration. Dates are ISO days and inclusive. */
export interface Attestation {
  readonly by: string;
  readonly on: string;
  readonly until: string | null;
  /** A path relative to the project's folder, or a URL. */
  readonly evidence: string | null;
  /** Its entry in the project file. */
  readonly span: Span;
  /** Where its values stand. */
  readonly places: { readonly on: Span; readonly until: Span | null; readonly evidence: Span | null };
}

/** Findings accepted in the project file, with a reason. */
export interface Allowance {
  /** A rule id or a challenge. */
  readonly rule: string;
  /** gitignore pattern relative to the project's folder; null means everywhere. */
  readonly path: string | null;
  readonly reason: string;
  readonly until: string | null;
  readonly span: Span;
}

/** What configuration can say, wherever it is written. */
export interface ConfigLayer {
  readonly stage?: Stage;
  readonly risk?: Risk;
  /** Rule id or challenge → level. */
  readonly rules?: ReadonlyMap<string, Level>;
  /** gitignore patterns of files that are not looked at. */
  readonly ignore?: readonly string[];
}

/** The configuration that holds for one project. */
export interface ProjectConfig {
  readonly stage: Stage;
  readonly risk: Risk;
  readonly rules: ReadonlyMap<string, Level>;
  readonly ignore: readonly string[];
  readonly allow: readonly Allowance[];
  readonly attest: ReadonlyMap<ConsiderationId, Attestation>;
  readonly notApplicable: ReadonlyMap<ConsiderationId, string>;
}

/** What only the project file says. */
export interface ProjectDeclarations extends ConfigLayer {
  readonly allow: readonly Allowance[];
  readonly attest: ReadonlyMap<ConsiderationId, Attestation>;
  readonly notApplicable: ReadonlyMap<ConsiderationId, string>;
}

/** Defaults < settings < project file < overrides (command line). Rules are merged key by key, ignore patterns add up. */
export function mergeConfig(settings: ConfigLayer, file: ProjectDeclarations | null, overrides: ConfigLayer = {}): ProjectConfig {
  const layers = [settings, file ?? {}, overrides];
  return {
    stage: last(layers.map((l) => l.stage)) ?? 'pilot',
    risk: last(layers.map((l) => l.risk)) ?? 'limited',
    rules: new Map(layers.flatMap((l) => [...(l.rules ?? [])])),
    ignore: layers.flatMap((l) => [...(l.ignore ?? [])]),
    allow: file?.allow ?? [],
    attest: file?.attest ?? new Map(),
    notApplicable: file?.notApplicable ?? new Map(),
  };
}

/** The level somebody set for a rule, exact id before challenge; undefined where nobody did. */
export function configuredLevel(config: ProjectConfig, rule: RuleId): Level | undefined {
  return config.rules.get(rule) ?? config.rules.get(rule.slice(0, rule.indexOf('/')));
}

/** Whether an allowance or directive for `pattern` covers `rule`. */
export function coversRule(pattern: string, rule: RuleId): boolean {
  return pattern === rule || rule.startsWith(pattern + '/');
}

/** A matcher for gitignore patterns over paths relative to the project, with `/`. Empty and upward paths never match, nor do costly patterns. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const matcher: Ignore = ignore().add(patterns.filter(isCheapPattern));
  return (path) => ignore.isPathValid(path) && matcher.ignores(path);
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.findLast((v) => v !== undefined);
}
