import type { Artifact } from './artifacts/artifact.js';
import { isKnownRule, unknownRule } from './artifacts/projectFile.js';
import { coversRule, type ProjectConfig } from './config.js';
import type { FileReport } from './judge.js';
import type { FileResult } from './lint.js';
import type { JudgedFinding, RuleId, Severity, Span } from './model.js';
import { ruleIds } from './rules.js';
import type { Acceptance } from './suppress.js';
import { lineStarts, positionAt } from './text.js';

/** Entries of `allow` that hold today and accept nothing in any file of the project; asked when all files are known. */
export function unusedAllowances(
  file: Artifact,
  config: ProjectConfig,
  reports: readonly FileReport[],
  today: string,
): JudgedFinding[] {
  const used = new Set(reports.flatMap((r) => [...r.allowed]));
  return config.allow
    .filter((a) => (a.until === null || a.until >= today) && !used.has(a))
    .map((a) =>
      ownFinding('preflight/suppression', 'info', file, a.span, 'Nothing in this project needs this acceptance any more.'),
    );
}

/** A finding that no rule makes: about the tool's own configuration, or a text that cannot be read. */
export function ownFinding(rule: RuleId, severity: Severity, artifact: Artifact, span: Span, message: string): JudgedFinding {
  return {
    rule,
    challenge: null,
    consideration: null,
    gap: 'hazard',
    severity,
    artifact,
    span,
    message,
    fixes: [],
    related: [],
    suppressed: null,
  };
}

/** Places of a file that are not what its format allows. */
export function syntaxFindings(artifact: Artifact): JudgedFinding[] {
  const rule = artifact.kind === 'project' ? 'preflight/configuration' : 'preflight/syntax';
  return artifact.problems.map((p) => ownFinding(rule, 'error', artifact, p.span, p.message));
}

/** Acceptances of a file that name no rule, give no reason, or cover nothing. `findings` are those that rules have made of it. */
export function acceptanceFindings(
  file: FileResult,
  findings: readonly JudgedFinding[],
  used: ReadonlySet<Acceptance>,
  complete: boolean,
): JudgedFinding[] {
  return file.acceptances.flatMap((a) => {
    if (a.linter) return [];
    const unknown = a.rules.find((r) => !isKnownRule(r, ruleIds));
    if (a.rules.length === 0)
      return [ownFinding('preflight/suppression', 'warning', file.artifact, a.span, 'Name the rule that is accepted here.')];
    if (unknown !== undefined)
      return [ownFinding('preflight/suppression', 'warning', file.artifact, a.span, unknownRule(unknown, ruleIds))];
    if (a.reason === '')
      return [
        ownFinding(
          'preflight/suppression',
          'warning',
          file.artifact,
          a.span,
          a.by === 'annotation'
            ? 'Say in the value of the annotation why this is accepted; without a reason it has no effect.'
            : 'Say why this is accepted, behind ` -- `; without a reason it has no effect.',
        ),
      ];
    return complete && !used.has(a) ? [unusedAcceptance(file.artifact, a, findings)] : [];
  });
}

/** A comment above the wrong line is not the same as one that nobody needs: the finding it was meant for may stand elsewhere. */
function unusedAcceptance(artifact: Artifact, acceptance: Acceptance, findings: readonly JudgedFinding[]): JudgedFinding {
  const meant = findings
    .filter((f) => !f.suppressed && f.severity !== 'silent' && f.span.part === acceptance.span.part)
    .filter((f) => acceptance.rules.some((rule) => coversRule(rule, f.rule)))
    .map((f) => ({ f, distance: Math.abs(f.span.start - acceptance.span.start) }))
    .reduce<{ f: JudgedFinding; distance: number } | undefined>(
      (best, x) => (best && best.distance <= x.distance ? best : x),
      undefined,
    );
  const own = (message: string) => ownFinding('preflight/suppression', 'info', artifact, acceptance.span, message);
  if (!meant || acceptance.range === null) return own('Nothing here needs this acceptance any more.');
  const { rule, span } = meant.f;
  const line = positionAt(lineStarts(artifact.parts[span.part]!.text), span.start).line + 1;
  return {
    ...own(`This acceptance reaches nothing; \`${rule}\` is reported on line ${line}.`),
    related: [{ uri: artifact.uri, span, message: rule }],
  };
}
