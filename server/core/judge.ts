import type { Artifact } from './artifacts/artifact.js';
import { holds } from './attestation.js';
import { challengeOf } from './catalogue/catalogue.js';
import { absenceSeverity } from './catalogue/loudness.js';
import { type Allowance, configuredLevel, type ProjectConfig } from './config.js';
import type { FileResult, RawFinding } from './lint.js';
import type { Fix, JudgedFinding, Severity } from './model.js';
import { acceptanceFindings, syntaxFindings } from './ownFindings.js';
import { type Project, relativePath } from './project.js';
import type { Context, Rule } from './rule.js';
import { allRules } from './rules/rules.js';
import { withoutSecrets } from './secrets.js';
import { type Acceptance, allowancesOf, indexAcceptances } from './suppress.js';

/** Findings of one file after configuration and suppression, in document order. */
export interface FileReport {
  readonly findings: readonly JudgedFinding[];
  /** Which of its acceptances covered something. */
  readonly used: ReadonlySet<Acceptance>;
  /** Which entries of `allow` in the project file did. */
  readonly allowed: ReadonlySet<Allowance>;
}

/** Applies severity and suppression to the findings of one file, the project's findings about it included. */
export function judge(
  file: FileResult,
  projectFindings: readonly RawFinding[],
  project: Project,
  context: Context,
  complete: boolean,
): FileReport {
  const allowance = allowancesOf(project.config, context.today);
  const path = relativePath(project.root, file.artifact.uri);
  const acceptanceOf = indexAcceptances(file.artifact, file.acceptances);
  const used = new Set<Acceptance>();
  const allowances = new Set<Allowance>();
  const findings: JudgedFinding[] = syntaxFindings(file.artifact);
  for (const raw of [...file.findings, ...projectFindings]) {
    const level = severityOf(raw.rule, project.config);
    if (level === 'off') continue;
    if (isSettled(raw, file.artifact, project)) continue;
    const severity = raw.started || isVouchedFor(raw.rule, project.config, context.today) ? 'silent' : level;
    const acceptance = acceptanceOf(raw.rule.id, raw.span);
    if (acceptance) used.add(acceptance);
    const entry = acceptance ? undefined : allowance(raw.rule.id, path);
    if (entry) allowances.add(entry);
    const allowed = acceptance ?? entry;
    findings.push({
      rule: raw.rule.id,
      challenge: challengeOf(raw.rule.id),
      consideration: raw.rule.consideration,
      gap: raw.rule.gap,
      severity,
      message: raw.message || raw.rule.problem,
      span: raw.span,
      fixes: [...fixesFromProject(raw, file.artifact, project), ...raw.fixes],
      related: raw.related,
      ...(raw.inOutput && { inOutput: true }),
      artifact: file.artifact,
      suppressed: allowed ? { by: acceptance?.by ?? 'config', reason: allowed.reason } : null,
    });
  }
  findings.push(...acceptanceFindings(file, [...findings], used, complete));
  return { findings: sortAndDedupe(findings), used, allowed: allowances };
}

/** Whether another file of the project settles a finding; a rule that cannot tell leaves it standing. */
function isSettled({ rule, span }: RawFinding, artifact: Artifact, project: Project): boolean {
  if (rule.gap !== 'hazard' || !rule.settled) return false;
  try {
    return rule.settled(span, artifact, project);
  } catch {
    return false;
  }
}

/** What the rest of the project knows to write; a fix that finds nothing to edit is none. */
function fixesFromProject(raw: RawFinding, artifact: Artifact, project: Project): Fix[] {
  if (raw.rule.gap !== 'hazard' || !raw.rule.fixesFrom) return [];
  try {
    const fixes = raw.rule.fixesFrom(raw, artifact, project);
    return fixes.filter((f) => f.edits.length > 0).map((f) => ({ ...f, title: withoutSecrets(f.title) }));
  } catch {
    // The finding is right without its fix; one bad rule must not take a file down.
    return [];
  }
}

/** An absence that somebody vouches for today, or declared not to apply: the checklist says so, the editor has nothing to ask. */
function isVouchedFor(rule: Rule, config: ProjectConfig, today: string): boolean {
  if (rule.gap !== 'absence') return false;
  const attested = config.attest.get(rule.consideration);
  return config.notApplicable.has(rule.consideration) || (attested !== undefined && holds(attested, today));
}

const offs = new Map<string, ReadonlySet<Rule>>();

/**
 * The hazard rules that a configuration switches off, preview rules that nobody named among them: they need not run. The same
 * rules are the same set, so that results can be told by it.
 */
export function offRules(config: ProjectConfig): ReadonlySet<Rule> {
  const off = allRules.filter((rule) => rule.gap === 'hazard' && severityOf(rule, config) === 'off');
  const key = off.map((rule) => rule.id).join(' ');
  const known = offs.get(key);
  if (known) return known;
  const made = new Set(off);
  offs.set(key, made);
  return made;
}

/** `off`, or what a finding of this rule is shown as. */
function severityOf(rule: Rule, config: ProjectConfig): Severity | 'silent' | 'off' {
  const level = configuredLevel(config, rule.id);
  if (level !== undefined) return level;
  if (rule.gap === 'absence') return absenceSeverity(rule.consideration, rule.weight, config.stage, config.risk);
  return rule.preview ? 'off' : rule.severity;
}

function sortAndDedupe(findings: JudgedFinding[]): JudgedFinding[] {
  findings.sort(
    (a, b) =>
      a.span.part - b.span.part ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
  return findings.filter((f, i) => {
    const before = findings[i - 1];
    return !(
      before &&
      before.rule === f.rule &&
      before.message === f.message &&
      before.span.part === f.span.part &&
      before.span.start === f.span.start &&
      before.span.end === f.span.end
    );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
