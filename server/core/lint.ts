import type { Artifact, ArtifactKind } from './artifacts/artifact.js';
import type { Manifests } from './artifacts/kubernetes.js';
import type { ModelCard } from './artifacts/modelCard.js';
import type { StructuredCard } from './artifacts/structuredCard.js';
import { recallYaml } from './artifacts/yaml.js';
import { holds } from './attestation.js';
import { cardConceptsOf } from './catalogue/cardEvidence.js';
import { type ConsiderationId, challengeOf, considerations } from './catalogue/catalogue.js';
import { labelsOf } from './catalogue/labels.js';
import { absenceSeverity } from './catalogue/loudness.js';
import { type Allowance, configuredLevel, type ProjectConfig } from './config.js';
import { embeddedConfigs } from './embeddedConfigs.js';
import { meaningsOf } from './meaningsOf.js';
import type { Evidence, Finding, Fix, JudgedFinding, PlacedEvidence, Severity, Span } from './model.js';
import { acceptanceFindings, syntaxFindings } from './ownFindings.js';
import { hasHolder, type Project, relativePath, trainsModel } from './project.js';
import type { CheckContext, Context, Detector, HazardRule, HolderPlace, Reads, Rule } from './rule.js';
import { absences, detectorsByReads, hazards } from './rules.js';
import { withoutSecrets } from './secrets.js';
import { servingPlace } from './servingPlace.js';
import { type Acceptance, acceptancesOf, allowancesOf, indexAcceptances } from './suppress.js';
import { speakingLabels } from './workloadLabels.js';

/** A rule or detector that threw: a defect of ours that takes nothing else down. */
export interface Failure {
  readonly rule: string;
  readonly uri: string;
  readonly error: unknown;
}

/** A finding before configuration and suppression. */
export interface RawFinding extends Finding {
  readonly rule: Rule;
  readonly artifact: Artifact;
  /** An absence that somebody has begun to fill (a heading, a `TODO`): still a gap, but no longer news. */
  readonly started?: boolean;
}

/** What one file shows by itself, whatever the configuration says. Cacheable for as long as the artifact lives. */
export interface FileResult {
  readonly artifact: Artifact;
  readonly findings: readonly RawFinding[];
  readonly evidence: readonly PlacedEvidence[];
  readonly acceptances: readonly Acceptance[];
  readonly failures: readonly Failure[];
}

/** Findings of one file after configuration and suppression, in document order. */
export interface FileReport {
  readonly findings: readonly JudgedFinding[];
  /** Which of its acceptances covered something. */
  readonly used: ReadonlySet<Acceptance>;
  /** Which entries of `allow` in the project file did. */
  readonly allowed: ReadonlySet<Allowance>;
}

/** What only shows when all files are seen together. */
export interface ProjectResult {
  readonly findings: readonly RawFinding[];
  readonly evidence: readonly PlacedEvidence[];
  readonly failures: readonly Failure[];
}

/** The subject that an artifact of a kind is by itself; kinds that only speak together with others have none. */
const readsOf: Readonly<Record<ArtifactKind, Reads | null>> = {
  'model-card': 'card',
  'structured-card': 'structuredCard',
  kubernetes: 'manifests',
  kserve: 'manifests',
  notebook: 'notebook',
  'python-script': null,
  requirements: 'requirements',
  project: 'projectFile',
  codeowners: null,
  license: null,
  'adapter-config': null,
  evaluation: null,
  'package-metadata': null,
  'triton-config': 'tritonConfig',
  'tf-serving-config': 'tfServingConfig',
  'torchserve-config': 'torchserveConfig',
  'torchserve-model': 'torchserveModel',
  dockerfile: 'dockerfile',
  compose: 'compose',
  cloudformation: 'cloudformation',
  azureml: 'azureml',
  databricks: 'databricks',
  'kfp-pipeline': 'kfpPipeline',
  'mlflow-model': 'mlflowModel',
  'mlflow-project': 'mlflowProject',
  bento: 'bento',
  cog: 'cog',
  dvc: 'dvc',
  lock: 'lock',
  'ray-serve': 'rayServe',
  'model-settings': 'modelSettings',
  kustomization: 'kustomization',
  'helm-chart': 'helmChart',
  'helm-values': 'helmValues',
};

/** Kinds whose rules look for credentials in their own way, or that are never looked into. */
const READ_APART = new Set<ArtifactKind>([
  'model-card',
  'structured-card',
  'notebook',
  'python-script',
  'requirements',
  'project',
  'lock',
  'license',
  'codeowners',
  'adapter-config',
  'evaluation',
  'package-metadata',
  'kfp-pipeline',
]);

function isDeploymentFile(artifact: Artifact): boolean {
  return !READ_APART.has(artifact.kind);
}

/** Runs every rule and detector that reads one file at a time. */
export function lintArtifact(artifact: Artifact, context: Context): FileResult {
  const sink = createSink({ ...context, artifact });
  if ('documents' in artifact && !artifact.templated) recallYaml(artifact.parts[0]!.text, artifact.documents);
  const reads = readsOf[artifact.kind];
  if (reads) sink.run(reads, artifact);
  const inside = artifact.kind === 'kubernetes' || artifact.kind === 'kserve' ? embeddedConfigs(artifact) : [];
  if (artifact.kind === 'kubernetes' || artifact.kind === 'kserve') {
    for (const workload of artifact.workloads) sink.run('workload', workload);
  } else if (artifact.kind === 'notebook' || artifact.kind === 'python-script') {
    sink.run('code', artifact);
    if (artifact.python.cells.length > 0) sink.run('python', artifact.python);
  }
  if (isDeploymentFile(artifact)) sink.run('file', artifact);
  runMeanings(sink, artifact);
  for (const config of inside) {
    const reads = readsOf[config.kind];
    if (reads) sink.run(reads, config);
    runMeanings(sink, config);
  }
  return {
    artifact,
    findings: sink.findings,
    evidence: sink.evidence,
    failures: sink.failures,
    acceptances: acceptancesOf(artifact),
  };
}

/** Runs what reads a meaning, on all that a file says in common with others. */
function runMeanings(sink: ReturnType<typeof createSink>, artifact: Artifact): void {
  const { containers, images, variables, models, capacities, endpoints, packages, serveConfigs } = meaningsOf(artifact);
  for (const each of containers ?? []) sink.run('container', each);
  for (const each of images ?? []) sink.run('image', each);
  for (const each of variables ?? []) sink.run('variable', each);
  for (const each of models ?? []) sink.run('model', each);
  for (const each of capacities ?? []) sink.run('capacity', each);
  for (const each of endpoints ?? []) sink.run('endpoint', each);
  for (const each of packages ?? []) sink.run('requirements', each);
  for (const each of serveConfigs ?? []) sink.run('serveConfig', each);
}

/** Runs the rules of the whole project, then asks for what nothing shows. `files` are the results of its artifacts. */
export function lintProject(project: Project, files: readonly FileResult[], context: Context): ProjectResult {
  const first = project.artifacts[0];
  if (!first) return { findings: [], evidence: [], failures: [] };
  const sink = createSink({ ...context, artifact: first });
  sink.run('project', project);
  const shown = new Set<ConsiderationId>();
  for (const e of sink.evidence) shown.add(e.consideration);
  for (const file of files) for (const e of file.evidence) shown.add(e.consideration);
  for (const rule of absences) {
    if (!shown.has(rule.consideration)) sink.absent(rule, project);
  }
  return sink;
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
    if (raw.rule.gap === 'hazard' && raw.rule.settled?.(raw.span, file.artifact, project)) continue;
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

/** `off`, or what a finding of this rule is shown as. */
export function severityOf(rule: Rule, config: ProjectConfig): Severity | 'silent' | 'off' {
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

/** What a finding says, with no credential in it: rules quote what stands in a file, whatever that is. */
function presentable(found: Finding): Finding {
  return {
    ...found,
    message: withoutSecrets(found.message),
    fixes: found.fixes.map((f) => ({ ...f, title: withoutSecrets(f.title) })),
    related: found.related.map((r) => ({ ...r, message: withoutSecrets(r.message) })),
  };
}

function createSink(context: CheckContext) {
  const findings: RawFinding[] = [];
  const evidence: PlacedEvidence[] = [];
  const failures: Failure[] = [];
  const take = (rule: Rule | null, found: Finding | Evidence) => {
    const artifact = 'artifact' in found ? (found.artifact as Artifact) : context.artifact;
    if (found.type === 'evidence')
      evidence.push({ consideration: found.consideration, span: found.span, note: withoutSecrets(found.note), artifact });
    else if (rule) findings.push({ ...presentable(found), rule, artifact });
  };
  /** One bad rule must not take a file down. */
  const fail = (rule: string, error: unknown) => failures.push({ rule, uri: context.artifact.uri, error });
  return {
    findings,
    evidence,
    failures,
    run(reads: Reads, subject: unknown): void {
      for (const rule of (hazards.get(reads) ?? []) as readonly HazardRule[]) {
        try {
          for (const found of rule.check(subject as never, context)) take(rule, found);
        } catch (error) {
          fail(rule.id, error);
        }
      }
      for (const detector of (detectorsByReads.get(reads) ?? []) as readonly Detector[]) {
        try {
          for (const found of detector.find(subject as never, context)) take(null, found);
        } catch (error) {
          fail(`evidence (${reads})`, error);
        }
      }
    },
    absent(rule: (typeof absences)[number], project: Project): void {
      try {
        const raw = absenceOf(rule, project);
        if (raw) findings.push(raw);
      } catch (error) {
        fail(rule.id, error);
      }
    },
  };
}

/** What is missing, at the place that should hold it; null where the project has no place for it or something hides it. */
function absenceOf(rule: (typeof absences)[number], project: Project): RawFinding | null {
  const consideration = considerations.find((c) => c.id === rule.consideration)!;
  if (!consideration.shownBy.some((h) => hasHolder(project, h))) return null;
  const begun = startedOn(project, rule.consideration);
  if (begun) return { type: 'finding', rule, ...begun, message: '', fixes: [], related: [], started: true };
  const place = holderOf(project);
  if (!place || hidesThings(place)) return null;
  return { type: 'finding', rule, ...anchorOf(place), message: '', fixes: rule.fixes(place, project), related: [] };
}

/** A card's section, or a label of a workload, about the consideration that holds nothing yet. */
function startedOn(project: Project, consideration: ConsiderationId): { artifact: Artifact; span: Span } | null {
  const cards = project.cards.length > 0 ? project.cards : project.structuredCards;
  for (const artifact of [...cards, ...project.manifests]) {
    const span = startedIn(artifact).get(consideration);
    if (span) return { artifact, span };
  }
  return null;
}

const started = new WeakMap<Artifact, ReadonlyMap<ConsiderationId, Span>>();

/** What one artifact has begun to say; remembered, as every absence of the project asks every artifact. */
function startedIn(artifact: ModelCard | StructuredCard | Manifests): ReadonlyMap<ConsiderationId, Span> {
  let known = started.get(artifact);
  if (!known) {
    const isCard = artifact.kind === 'model-card' || artifact.kind === 'structured-card';
    const speaking = Object.keys(isCard ? cardConceptsOf : labelsOf) as ConsiderationId[];
    const found = speaking.flatMap((id) => {
      const span = isCard
        ? (cardConceptsOf[id] ?? []).map((concept) => artifact.started(concept)).find((s) => s !== undefined)
        : artifact.workloads.flatMap((w) => speakingLabels(w, id)).find((l) => !l.filled)?.span;
      return span ? [[id, span] as const] : [];
    });
    known = new Map(found);
    started.set(artifact, known);
  }
  return known;
}

/** Where an absence stands: model card first, else the serving manifest, else the project file, else what there is. */
function holderOf(project: Project): HolderPlace | null {
  const card = project.cards.find((c) => !c.templated) ?? project.cards[0];
  if (card) return { holder: 'card', card };
  const structuredCard = project.structuredCards.find((c) => !c.templated) ?? project.structuredCards[0];
  if (structuredCard) return { holder: 'structuredCard', structuredCard };
  const placed = project.workloads.find((w) => w.workload.serves && !w.workload.partial);
  if (placed) return { holder: 'workload', ...placed };
  for (const artifact of project.artifacts) {
    const span = servingPlace(artifact);
    if (span) return { holder: 'deployment', artifact, span };
  }
  if (project.projectFile) return { holder: 'projectFile', projectFile: project.projectFile };
  const notebook = project.notebooks.find(({ python }) => trainsModel(python)) ?? project.notebooks[0];
  if (notebook) return { holder: 'notebook', notebook };
  const requirements = project.requirements[0];
  return requirements ? { holder: 'requirements', requirements } : null;
}

/** What is broken in a card hides what stands in it, and a template holds what it does not yet say. */
function hidesThings(place: HolderPlace): boolean {
  const card = place.holder === 'card' ? place.card : place.holder === 'structuredCard' ? place.structuredCard : null;
  return card !== null && (card.templated || card.problems.length > 0);
}

function anchorOf(place: HolderPlace): { artifact: Artifact; span: Span } {
  const start: Span = { part: 0, start: 0, end: 0 };
  switch (place.holder) {
    case 'card':
      return { artifact: place.card, span: place.card.title ?? start };
    case 'structuredCard':
      return { artifact: place.structuredCard, span: place.structuredCard.anchor };
    case 'workload':
      return { artifact: place.manifests, span: place.workload.anchor };
    case 'deployment':
      return { artifact: place.artifact, span: place.span };
    case 'projectFile':
      return { artifact: place.projectFile, span: start };
    case 'notebook':
      return { artifact: place.notebook, span: start };
    case 'requirements':
      return { artifact: place.requirements, span: start };
  }
}
