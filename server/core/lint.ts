import { absenceOf } from './absent.js';
import type { Artifact, ArtifactKind } from './artifacts/artifact.js';
import { recallYaml } from './artifacts/yaml.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import { embeddedConfigs } from './embeddedConfigs.js';
import { meaningsOf } from './meaningsOf.js';
import type { Evidence, Finding, PlacedEvidence } from './model.js';
import type { Project } from './project.js';
import type { CheckContext, Context, Detector, HazardRule, Reads, Rule } from './rule.js';
import { absences, detectorsByReads, hazards } from './rules.js';
import { withoutSecrets } from './secrets.js';
import { type Acceptance, acceptancesOf } from './suppress.js';

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
export function lintArtifact(artifact: Artifact, context: Context, off: ReadonlySet<Rule> = NONE): FileResult {
  const sink = createSink({ ...context, artifact }, off);
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
export function lintProject(
  project: Project,
  files: readonly FileResult[],
  context: Context,
  off: ReadonlySet<Rule> = NONE,
): ProjectResult {
  const first = project.artifacts[0];
  if (!first) return { findings: [], evidence: [], failures: [] };
  const sink = createSink({ ...context, artifact: first }, off);
  sink.run('project', project);
  const shown = new Set<ConsiderationId>();
  for (const e of sink.evidence) shown.add(e.consideration);
  for (const file of files) for (const e of file.evidence) shown.add(e.consideration);
  for (const rule of absences) {
    if (!shown.has(rule.consideration)) sink.absent(rule, project);
  }
  return sink;
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

/** No rule is off. */
const NONE: ReadonlySet<Rule> = new Set();

/** Runs rules and keeps what they find; those that are off are not run. */
function createSink(context: CheckContext, off: ReadonlySet<Rule>) {
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
        if (off.has(rule)) continue;
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
