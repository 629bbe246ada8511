import type { Artifact } from './artifacts/artifact.js';
import type { AzureMl } from './artifacts/azureMl.js';
import type { Bento } from './artifacts/bento.js';
import type { CloudFormation } from './artifacts/cloudFormation.js';
import type { Cog } from './artifacts/cog.js';
import type { Compose } from './artifacts/compose.js';
import type { DatabricksBundle } from './artifacts/databricksBundle.js';
import type { Dockerfile } from './artifacts/dockerfile.js';
import type { Dvc } from './artifacts/dvc.js';
import type { HelmChart } from './artifacts/helmChart.js';
import type { HelmValues } from './artifacts/helmValues.js';
import type { KfpPipeline } from './artifacts/kfpPipeline.js';
import type { Manifests } from './artifacts/kubernetes.js';
import type { Kustomization } from './artifacts/kustomization.js';
import type { Lock } from './artifacts/lock.js';
import type { MlflowModel } from './artifacts/mlflowModel.js';
import type { MlflowProject } from './artifacts/mlflowProject.js';
import type { ModelCard } from './artifacts/modelCard.js';
import type { ModelSettings } from './artifacts/modelSettings.js';
import type { Notebook } from './artifacts/notebook.js';
import type { ProjectFile } from './artifacts/projectFile.js';
import type { PythonCode } from './artifacts/python.js';
import type { PythonScript } from './artifacts/pythonScript.js';
import type { RayServe } from './artifacts/rayServe.js';
import type { Requirements } from './artifacts/requirements.js';
import type { StructuredCard } from './artifacts/structuredCard.js';
import type { TfServingConfig } from './artifacts/tfServingConfig.js';
import type { TorchServeConfig } from './artifacts/torchServeConfig.js';
import type { TorchServeModel } from './artifacts/torchServeModel.js';
import type { TritonConfig } from './artifacts/tritonConfig.js';
import type { ConsiderationId } from './catalogue/catalogue.js';
import type { Weight } from './catalogue/loudness.js';
import type {
  Capacity,
  Endpoint,
  ImageUse,
  ModelReference,
  PackageList,
  ServeConfigUse,
  ServedContainer,
  Variable,
} from './meanings.js';
import type { Edit, Evidence, Finding, Fix, Related, RuleId, Severity, Span } from './model.js';
import type { Project } from './project.js';
import type { Workload } from './serving.js';

/**
 * What a rule or detector can read. All but `project` are judged one file at a time, and only in files that are ML
 * artifacts; `project` sees every artifact of the project and runs last.
 */
export interface Subjects {
  card: ModelCard;
  /** A model card that is data: JSON or YAML of a known format. */
  structuredCard: StructuredCard;
  manifests: Manifests;
  /** A pod or KServe component that serves a model. */
  workload: Workload;
  notebook: Notebook;
  /** A file of code: a notebook, in whatever language, or a Python script. */
  code: Notebook | PythonScript;
  /** The Python of a notebook, names resolved across its cells, or of a script. */
  python: PythonCode;
  /** A requirements file, or a list of packages inside another kind of file; the file itself is `context.artifact`. */
  requirements: PackageList;
  tritonConfig: TritonConfig;
  tfServingConfig: TfServingConfig;
  torchserveConfig: TorchServeConfig;
  torchserveModel: TorchServeModel;
  dockerfile: Dockerfile;
  compose: Compose;
  cloudformation: CloudFormation;
  azureml: AzureMl;
  databricks: DatabricksBundle;
  /** A compiled pipeline: evidence, and nothing to find fault with. */
  kfpPipeline: KfpPipeline;
  mlflowModel: MlflowModel;
  mlflowProject: MlflowProject;
  bento: Bento;
  cog: Cog;
  dvc: Dvc;
  lock: Lock;
  rayServe: RayServe;
  modelSettings: ModelSettings;
  kustomization: Kustomization;
  helmChart: HelmChart;
  helmValues: HelmValues;
  /** A deployment file of any kind, for what is read in its text. */
  file: Artifact;
  container: ServedContainer;
  image: ImageUse;
  variable: Variable;
  model: ModelReference;
  capacity: Capacity;
  endpoint: Endpoint;
  /** A Ray Serve config, in a file of its own or inside a manifest. */
  serveConfig: ServeConfigUse;
  projectFile: ProjectFile;
  project: Project;
}

export type Reads = keyof Subjects;

/** Facts given from outside: a rule cannot see the clock. */
export interface Context {
  /** ISO date, `2026-11-23`. */
  readonly today: string;
}

/** Where a rule's facts come from. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** An example project: file name to text. The file names matter where recognition looks at them. */
export type ExampleFiles = Readonly<Record<string, string>>;

interface RuleBase<R extends Reads> {
  /** `<challenge>/<name>`; the file is `rules/<challenge>/<name>.ts`. */
  readonly id: RuleId;
  readonly consideration: ConsiderationId;
  readonly reads: R;
  /** Severity of a hazard at stage `production`; how loud absences are is decided in catalogue/loudness.ts. */
  readonly severity: Severity;
  /** What is wrong: a statement of fact, no "might". */
  readonly problem: string;
  /** What to do: an instruction. */
  readonly remedy: string;
  /** Why it matters: one sentence for a data scientist. */
  readonly why: string;
  readonly sources: readonly [Source, ...Source[]];
  /** Exact ids of standards this maps to, for example `EU AI Act Art. 15`. */
  readonly standards: readonly string[];
  /** The strongest kind of fix it offers. */
  readonly fix: Fix['kind'] | 'none';
  readonly examples: { readonly bad: ExampleFiles; readonly good: ExampleFiles };
}

/** Something wrong that is there. It yields findings, and evidence where one pass sees both. */
export interface HazardRule<R extends Reads = Reads> extends RuleBase<R> {
  readonly gap: 'hazard';
  /** Not proven enough to be on by default: runs only where configuration names it. */
  readonly preview?: boolean;
  /**
   * Whether another file of the project settles what this one leaves open: an overlay that names the image's tag, a lock file
   * that holds the versions. Asked of each finding before it is shown.
   */
  readonly settled?: (span: Span, artifact: Artifact, project: Project) => boolean;
  /**
   * Fixes whose value another file of the project gives: the version in a lock file, the tag that another manifest names. Asked
   * of each finding before it is shown; they stand before the finding's own.
   */
  readonly fixesFrom?: (found: Finding, artifact: Artifact, project: Project) => readonly Fix[];
  readonly check: (subject: Subjects[R], context: CheckContext) => Iterable<Found<R>>;
}

/** What a check may look at besides its subject. */
export interface CheckContext extends Context {
  /** The file the subject stands in; for `project` subjects the project's first artifact. */
  readonly artifact: Artifact;
}

/** A rule of the whole project names the artifact of each finding. */
type Found<R extends Reads> = R extends 'project' ? ProjectFound : Finding | Evidence;

/**
 * Nothing in the project shows that a consideration is looked after. The engine decides when (no evidence, but an artifact
 * that should hold it), where (card, else workload, else project file) and how loud (catalogue/loudness.ts).
 */
export interface AbsenceRule extends RuleBase<'project'> {
  readonly gap: 'absence';
  readonly weight: Weight;
  /** The edits that make room for what is missing in the artifact that should hold it; may hold a `TODO`. */
  readonly fixes: (holder: HolderPlace, project: Project) => readonly Fix[];
}

/** The artifact that should hold what is missing. */
export type HolderPlace =
  | { readonly holder: 'card'; readonly card: ModelCard }
  | { readonly holder: 'structuredCard'; readonly structuredCard: StructuredCard }
  | { readonly holder: 'workload'; readonly manifests: Manifests; readonly workload: Workload }
  /** Another file that puts a model into service; see servingPlace.ts. */
  | { readonly holder: 'deployment'; readonly artifact: Artifact; readonly span: Span }
  | { readonly holder: 'notebook'; readonly notebook: Notebook }
  | { readonly holder: 'requirements'; readonly requirements: Requirements }
  | { readonly holder: 'projectFile'; readonly projectFile: ProjectFile };

export type Rule = HazardRule | AbsenceRule;

/** Declares the absence rule of a consideration; there is at most one for each. */
export function defineAbsence(rule: Omit<AbsenceRule, 'gap' | 'reads' | 'severity'>): AbsenceRule {
  return { ...rule, gap: 'absence', reads: 'project', severity: 'info' };
}

/** A finding or evidence of a `project` rule names its artifact. */
export type ProjectFound = (Finding | Evidence) & { readonly artifact: Artifact };

/** Declares a rule; the type parameter makes `check` see the right subject. */
export function defineRule<R extends Reads>(rule: Omit<HazardRule<R>, 'gap'>): HazardRule {
  return { ...rule, gap: 'hazard' } as unknown as HazardRule;
}

/** What counts as a consideration being looked after. Yields evidence only. */
export interface Detector<R extends Reads = Reads> {
  /** What it can show; it yields evidence for nothing else. */
  readonly considerations: readonly [ConsiderationId, ...ConsiderationId[]];
  /** What counts, for the documentation: "HorizontalPodAutoscaler or ScaledObject aimed at the workload". */
  readonly what: string;
  readonly reads: R;
  readonly find: (
    subject: Subjects[R],
    context: CheckContext,
  ) => Iterable<R extends 'project' ? Evidence & { readonly artifact: Artifact } : Evidence>;
}

/** Declares a detector; the type parameter makes `find` see the right subject. */
export function defineDetector<R extends Reads>(detector: Detector<R>): Detector {
  return detector as unknown as Detector;
}

/** A finding at `span`; an empty message stands for the rule's own problem text. */
export function finding(span: Span, message = '', fixes: readonly Fix[] = [], related: readonly Related[] = []): Finding {
  return { type: 'finding', span, message, fixes, related };
}

/** A finding whose cause stands in the output of the cell, not in its text. */
export function outputFinding(span: Span, message: string): Finding {
  return { ...finding(span, message), inOutput: true };
}

/** Evidence for a consideration at `span`; the note is a few words on what is shown. */
export function evidence(consideration: ConsiderationId, span: Span, note: string): Evidence {
  return { type: 'evidence', consideration, span, note };
}

/** A fix that cannot change behaviour. */
export function safeFix(title: string, ...edits: Edit[]): Fix {
  return { title, kind: 'safe', edits };
}

/** A one-click fix that somebody should read. */
export function suggestedFix(title: string, ...edits: Edit[]): Fix {
  return { title, kind: 'suggested', edits };
}

/** Places a finding or evidence of a `project` rule in its artifact. */
export function at<T extends Finding | Evidence>(artifact: Artifact, found: T): T & { readonly artifact: Artifact } {
  return { ...found, artifact };
}
