import type { Artifact } from './artifacts/artifact.js';
import type { ChallengeId, ConsiderationId } from './catalogue/catalogue.js';

/** How loud a finding is; the order is loudest first. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** `<challenge>/<name>`, or `preflight/<name>` for what the tool says of its own configuration and of unreadable files. */
export type RuleId = `${ChallengeId | 'preflight'}/${string}`;

/** One text of an artifact: the whole file, or one cell of a notebook. */
export interface Part {
  /** The document's URI: the file's, or in an editor the cell document's. */
  readonly uri: string;
  /** The decoded text without a byte order mark. */
  readonly text: string;
  /** 1-based cell number in a notebook; absent in every other kind. */
  readonly cell?: number;
}

/** A half-open range of UTF-16 offsets in one part of an artifact. */
export interface Span {
  /** Index into the artifact's `parts`. */
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

/** Replaces a span (empty for an insertion) by `newText`, in the finding's own artifact unless `uri` names another. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
  /** URI of the artifact the span belongs to, where that is not the finding's own. */
  readonly uri?: string;
}

/**
 * An edit that ends a finding. `safe`: the behaviour cannot change, so fix-all may use it. `suggested`: one click, may hold
 * a `TODO` that the checklist still counts as a gap. Edits of one fix never overlap.
 */
export interface Fix {
  readonly title: string;
  readonly kind: 'safe' | 'suggested';
  readonly edits: readonly Edit[];
}

/** A further place that a finding is about, for example the other side of a contradiction. */
export interface Related {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** What a rule yields when something is wrong: a place, a statement of fact and the edits that end it. */
export interface Finding {
  readonly type: 'finding';
  readonly span: Span;
  /** A statement of fact about this place; empty means the rule's own `problem`. Never holds a secret. */
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** What is wrong stands in the output of the cell: no edit of a text ends it, but the cell can be cleared. */
  readonly inOutput?: boolean;
}

/** What a rule or detector yields when a consideration is looked after, with the place that shows it. */
export interface Evidence {
  readonly type: 'evidence';
  readonly consideration: ConsiderationId;
  readonly span: Span;
  /** A few words on what is shown, for the checklist: "HorizontalPodAutoscaler 2 to 6 replicas". */
  readonly note: string;
}

/** A finding with its rule, its file and what configuration made of it. */
export interface JudgedFinding extends Omit<Finding, 'type'> {
  readonly rule: RuleId;
  readonly challenge: ChallengeId | null;
  readonly consideration: ConsiderationId | null;
  readonly gap: 'hazard' | 'absence';
  /** `silent`: counted by the checklist, shown nowhere else. */
  readonly severity: Severity | 'silent';
  readonly artifact: Artifact;
  readonly suppressed: Suppression | null;
}

/** Why a finding is accepted. */
export interface Suppression {
  readonly by: 'directive' | 'annotation' | 'config';
  readonly reason: string;
}

/** Evidence with its file. */
export interface PlacedEvidence extends Omit<Evidence, 'type'> {
  readonly artifact: Artifact;
}
