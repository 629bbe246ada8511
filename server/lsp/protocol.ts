/** Names and types of the custom messages. The client imports this file and nothing else of the server. */
import type { Diagnostic, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Sent at initialize; every member may be missing (another editor's client). */
export interface InitializationOptions {
  /** The client answers `mlPreflight/listFiles` and `mlPreflight/readFile`; used for every scheme but `file` in Node, for all in a worker. */
  files?: boolean;
  /** The client has the commands below that code actions refer to; without them plain edits are offered instead. */
  commands?: boolean;
}

/** Client commands that code actions carry. */
export const ClientCommand = {
  /** [uri: string, rule: string, edit with the marker REASON as its reason]: asks for a reason, then applies. */
  suppress: 'mlPreflight.suppress',
  /** [uri of a cell: string]: the cell stays as it is, without its outputs. */
  clearOutputs: 'mlPreflight.clearOutputs',
  /** [root: string, consideration: string] */
  attest: 'mlPreflight.attest',
  /** [root: string, consideration: string] */
  notApplicable: 'mlPreflight.notApplicable',
} as const;

/** Stands in a suppression edit where the person's reason goes. */
export const REASON = '<reason>';

export type State = 'met' | 'gap' | 'accepted' | 'attested' | 'expired' | 'not-applicable' | 'open';

/** A place that can be revealed. For a notebook `uri` is the notebook's, `cell` the 1-based cell and the range counts inside it. */
export interface Place {
  uri: string;
  range: Location['range'];
  cell: number | null;
}

export interface EvidenceItem extends Place {
  note: string;
}

export interface FindingItem extends Place {
  rule: string;
  message: string;
  severity: 'error' | 'warning' | 'info' | 'hint' | 'silent';
  suppressed: string | null;
  /** Title of the first fix, which `mlPreflight/applyFix` gives as an edit; null where there is none. */
  fix: string | null;
}

export interface ConsiderationItem {
  id: string;
  title: string;
  question: string;
  state: State;
  evidence: EvidenceItem[];
  findings: FindingItem[];
  attestation: AttestationItem | null;
  reason: string | null;
}

export interface AttestationItem {
  by: string;
  on: string;
  until: string | null;
  evidence: string | null;
  /** How it stands today; `due-soon` within thirty days of its end. */
  standing: 'current' | 'due-soon' | 'expired' | 'not-yet' | 'no-end';
  /** Its entry in the project file; null where the settings of another place hold. */
  place: Place | null;
}

export interface ChallengeItem {
  id: string;
  title: string;
  settled: number;
  total: number;
  considerations: ConsiderationItem[];
}

export interface ProjectItem {
  /** URI of the project's folder. */
  root: string;
  name: string;
  stage: string;
  risk: string;
  /** How many artifacts it holds; a project with none is not listed. */
  artifacts: number;
  /** Considerations somebody should do something about: gaps, and attestations that have expired. */
  gaps: number;
  challenges: ChallengeItem[];
}

/** `mlPreflight/checklist`: {} → every project of the workspace, sorted by root. Scans the workspace if that was not done yet. */
export const ChecklistRequest = 'mlPreflight/checklist';
export interface ChecklistResult {
  projects: ProjectItem[];
}

/** `mlPreflight/checklistChanged` (server → client, no parameters): ask again if you show it. */
export const ChecklistChanged = 'mlPreflight/checklistChanged';

/**
 * `mlPreflight/cellOutputs` (client → server): what cells of notebooks have put out, which the sync of notebooks leaves out. It
 * replaces what was said of these cells before.
 */
export const CellOutputs = 'mlPreflight/cellOutputs';
export interface CellOutputsParams {
  /** Outputs in the shape of nbformat 4, texts and errors alone: `{output_type, text}`, `{output_type, data}`, `{output_type, ename}`. */
  cells: { uri: string; outputs: object[] }[];
}

/**
 * `mlPreflight/checkWorkspace`: {workDoneToken?, hidden?} → findings of every file that is not open, for a diagnostic collection
 * of the client's own (open files have theirs by pull). Cancellable; files with nothing are left out.
 */
export const CheckWorkspaceRequest = 'mlPreflight/checkWorkspace';
export interface CheckWorkspaceParams {
  workDoneToken?: string | number;
  /** Documents and notebooks that are open and that no tab shows, so that nobody asks for their diagnostics: they count as closed. */
  hidden?: string[];
}
export interface CheckWorkspaceResult {
  files: { uri: string; diagnostics: Diagnostic[] }[];
  /** Files looked at, artifacts recognised, findings by severity, over the whole workspace (open files included). */
  summary: { files: number; artifacts: number; error: number; warning: number; info: number; hint: number };
  /** Files that were not read, and why. */
  skipped: { uri: string; reason: string }[];
}

/** `mlPreflight/attest`: the edit of `ml-preflight.yaml` (created if missing) that records it. Comments stay. */
export const AttestRequest = 'mlPreflight/attest';
export interface AttestParams {
  root: string;
  consideration: string;
  by: string;
  on: string;
  until?: string;
  evidence?: string;
}

/** `mlPreflight/notApplicable`: the edit of `ml-preflight.yaml` that declares it, with the reason. */
export const NotApplicableRequest = 'mlPreflight/notApplicable';
export interface NotApplicableParams {
  root: string;
  consideration: string;
  reason: string;
}
export type ConfigEditResult = WorkspaceEdit | null;

/**
 * `mlPreflight/renew`: the edit of `ml-preflight.yaml` by which an attestation holds from today, as long as it held before. Null
 * where there is none.
 */
export const RenewRequest = 'mlPreflight/renew';
export interface RenewParams {
  root: string;
  consideration: string;
}

/** `mlPreflight/applyFix`: the edit of a finding's first fix as the checklist named it; null if the finding is gone. */
export const ApplyFixRequest = 'mlPreflight/applyFix';
export interface ApplyFixParams {
  uri: string;
  rule: string;
  cell: number | null;
  range: Location['range'];
}

/**
 * `mlPreflight/createModelCard`: a new card out of what a project shows, for the client to write. Null where both names for
 * one are taken by other files. With `text` null, `uri` is that of a card which stands at the root already: nothing is to be written.
 */
export const CreateModelCardRequest = 'mlPreflight/createModelCard';
export interface CreateModelCardParams {
  root: string;
}
export type CreateModelCardResult = {
  uri: string;
  text: string | null;
  /** How many statements come from the project's files. */
  facts: number;
} | null;

/**
 * `mlPreflight/report`: the checklist with its evidence as a text to hand over, of one project or of all. Null where there is
 * none.
 */
export const ReportRequest = 'mlPreflight/report';
export interface ReportParams {
  root?: string;
  format: 'html' | 'markdown' | 'json';
}
export type ReportResult = {
  text: string;
  /** Considerations settled, of how many, in how many projects. */
  settled: number;
  total: number;
  projects: number;
} | null;

/** `mlPreflight/standards`: {} → laws and standards with the considerations that bear on each of their items. It never changes. */
export const StandardsRequest = 'mlPreflight/standards';
export interface StandardsResult {
  standards: StandardGroup[];
}
export interface StandardGroup {
  title: string;
  items: StandardEntry[];
}
export interface StandardEntry {
  id: string;
  title: string;
  /** Where it concerns not every system: "the system is high-risk". */
  when: string | null;
  /** Ids of considerations; never empty. */
  considerations: string[];
}

/** Server → client, where `files` was announced: URIs of candidate files below a folder (see `candidateGlob`). */
export const ListFilesRequest = 'mlPreflight/listFiles';
export interface ListFilesParams {
  folder: string;
}
export interface ListFilesResult {
  uris: string[];
}

/** Server → client: the bytes of a file, base64; null if it cannot be read. */
export const ReadFileRequest = 'mlPreflight/readFile';
export interface ReadFileParams {
  uri: string;
}
export interface ReadFileResult {
  base64: string | null;
  /** Why it is not read, where it is there. */
  skipped?: string;
}

/**
 * Server → client, where `files` was announced: those of the URIs at which there is neither a file nor a folder. What cannot be told
 * is left out.
 */
export const MissingFilesRequest = 'mlPreflight/missingFiles';
export interface MissingFilesParams {
  uris: readonly string[];
}
export interface MissingFilesResult {
  uris: string[];
}

/** Files worth reading: what can be an artifact by its name. Contents decide. */
export const candidateGlob =
  '**/{*.yaml,*.yml,*.YAML,*.YML,*.md,*.markdown,*.ipynb,*.py,requirements*.txt,CODEOWNERS,.gitignore,*model*card*.json,*Model*Card*.json,*Model*card*.json,*MODEL*CARD*.json,*.cdx.json,*bom*.json,*BOM*.json,LICENSE,LICENSE.txt,LICENCE,LICENCE.txt,COPYING,adapter_config.json,eval_results.json,all_results.json,test_results.json,metrics.json,evaluation*.json,results*.json,pyproject.toml,package.json,config.pbtxt,models.config,config.properties,Dockerfile,Dockerfile.*,Containerfile,Containerfile.*,*.dockerfile,*.Dockerfile,MLmodel,MLproject,Pipfile,poetry.lock,uv.lock,Pipfile.lock,pixi.lock,dvc.lock,Chart.lock,model-settings.json,*.dvc,Kustomization,constraints*.txt,requirements*.in,*template*.json,*sagemaker*.json,*cloudformation*.json}';
export const excludeGlob =
  '**/{node_modules,.git,.hg,.svn,.venv,venv,env,site-packages,__pycache__,.ipynb_checkpoints,.tox,.nox,.mypy_cache,.pytest_cache,dist-info}/**';
