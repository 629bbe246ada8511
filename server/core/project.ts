import type { AdapterConfig } from './artifacts/adapterConfig.js';
import type { Artifact } from './artifacts/artifact.js';
import type { CodeOwners } from './artifacts/codeowners.js';
import type { Evaluation } from './artifacts/evaluation.js';
import type { KubeObject, Manifests } from './artifacts/kubernetes.js';
import type { LicenseFile } from './artifacts/licenseFile.js';
import type { ModelCard } from './artifacts/modelCard.js';
import type { Notebook } from './artifacts/notebook.js';
import type { PackageMetadata } from './artifacts/packageMetadata.js';
import type { ProjectFile } from './artifacts/projectFile.js';
import type { PythonCode } from './artifacts/python.js';
import type { PythonScript } from './artifacts/pythonScript.js';
import { modelUseOf } from './artifacts/pythonScriptUse.js';
import { namesMlPackage, type Requirements } from './artifacts/requirements.js';
import type { StructuredCard } from './artifacts/structuredCard.js';
import { belongingTo } from './belonging.js';
import type { Holder } from './catalogue/catalogue.js';
import { type Relations, relate } from './companions.js';
import type { ProjectConfig } from './config.js';
import { embeddedConfigs } from './embeddedConfigs.js';
import { modelClients } from './modelClients.js';
import { type Overlays, overlaysOf } from './overlays.js';
import { ownImages, withOwnImages } from './ownImages.js';
import { relativeUri } from './relativeUri.js';
import { remembered } from './remembered.js';
import type { Workload } from './serving.js';
import { servingPlace } from './servingPlace.js';
import { isModelPlatform } from './workloads/signs.js';

/** An object of a manifest file, with its file. */
export interface PlacedObject {
  readonly manifests: Manifests;
  readonly object: KubeObject;
}

export interface PlacedWorkload {
  readonly manifests: Manifests;
  readonly workload: Workload;
}

/** All that is known of one project: its ML artifacts and the files that belong to them. Immutable. */
export interface Project {
  /** URI of its folder, without a slash at the end. */
  readonly root: string;
  readonly config: ProjectConfig;
  /** ML artifacts and their companions, sorted by URI. Files that are neither are not here. */
  readonly artifacts: readonly Artifact[];
  readonly cards: readonly ModelCard[];
  /** Cards that are data: they hold absences only where no Markdown card does. */
  readonly structuredCards: readonly StructuredCard[];
  readonly manifests: readonly Manifests[];
  readonly notebooks: readonly Notebook[];
  /** Python files that train, load or serve a model. They hold no absences: a repository has many. */
  readonly scripts: readonly PythonScript[];
  readonly requirements: readonly Requirements[];
  readonly codeOwners: readonly CodeOwners[];
  readonly licenses: readonly LicenseFile[];
  readonly adapterConfigs: readonly AdapterConfig[];
  readonly evaluations: readonly Evaluation[];
  readonly packages: readonly PackageMetadata[];
  readonly projectFile: ProjectFile | null;
  readonly workloads: readonly PlacedWorkload[];
  /** Every object of a relevant manifest file: the workloads' own and those that refer to them. */
  readonly objects: readonly PlacedObject[];
  readonly relations: Relations;
  /** What its kustomizations make of its manifests. */
  readonly overlays: Overlays;
  /** A file as it counts here: somebody's patch is only part of an object, a pod of an image built here runs its model. */
  seen(artifact: Artifact): Artifact;
}

/**
 * Puts together what belongs to one project. `candidates` are all files read below its folder; `before` is the same project before
 * an edit: what the edit does not touch is taken over.
 */
export function buildProject(root: string, config: ProjectConfig, candidates: readonly Artifact[], before?: Project): Project {
  const overlays = overlaysOf(candidates);
  const written = [...candidates].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)).map(overlays.seen);
  const belonging = belongingTo(root, written, new Set(written.filter(isMlArtifact)));
  const images = ownImages(root, written, belonging.dockerfiles);
  const seen = (artifact: Artifact) => (isManifests(artifact) ? withOwnImages(artifact, images) : artifact);
  const sorted = images.names.length > 0 ? written.map(seen) : written;
  const own = new Set(sorted.filter(isMlArtifact));
  const relations = relationsOf(sorted.filter(isManifests), before?.relations);
  const near = own.size > 0 ? accompanying(root, sorted, own, relations, overlays) : new Set<Artifact>();
  for (const each of belonging.artifacts) near.add(each);
  for (const each of modelClients(sorted, new Set([...own, ...near]), belonging.dockerfiles, relations)) near.add(each);
  const projectFile = sorted.find((a): a is ProjectFile => a.kind === 'project' && a.uri === `${root}/ml-preflight.yaml`) ?? null;
  const artifacts = sorted.filter((a) => own.has(a) || near.has(a) || a === projectFile);
  const manifests = artifacts.filter(isManifests);
  return {
    root,
    config,
    artifacts,
    cards: artifacts.filter((a): a is ModelCard => a.kind === 'model-card'),
    structuredCards: artifacts.filter((a): a is StructuredCard => a.kind === 'structured-card'),
    manifests,
    notebooks: artifacts.filter((a): a is Notebook => a.kind === 'notebook'),
    scripts: artifacts.filter((a): a is PythonScript => a.kind === 'python-script'),
    requirements: artifacts.filter((a): a is Requirements => a.kind === 'requirements'),
    codeOwners: artifacts.filter((a): a is CodeOwners => a.kind === 'codeowners'),
    licenses: artifacts.filter((a): a is LicenseFile => a.kind === 'license'),
    adapterConfigs: artifacts.filter((a): a is AdapterConfig => a.kind === 'adapter-config'),
    evaluations: artifacts.filter((a): a is Evaluation => a.kind === 'evaluation'),
    packages: artifacts.filter((a): a is PackageMetadata => a.kind === 'package-metadata'),
    projectFile,
    workloads: manifests.flatMap((m) => m.workloads.map((workload) => ({ manifests: m, workload }))),
    objects: manifests.flatMap((m) => m.objects.map((object) => ({ manifests: m, object }))),
    relations,
    overlays,
    seen: (artifact) => seen(overlays.seen(artifact)),
  };
}

const related = new WeakMap<Relations, readonly Manifests[]>();

/** Most edits are made in other files than manifests: then what is related stays related. */
function relationsOf(manifests: readonly Manifests[], before: Relations | undefined): Relations {
  const then = before && related.get(before);
  if (then && then.length === manifests.length && then.every((m, i) => m === manifests[i])) return before;
  const relations = relate(manifests);
  related.set(relations, manifests);
  return relations;
}

function isManifests(artifact: Artifact): artifact is Manifests {
  return artifact.kind === 'kubernetes' || artifact.kind === 'kserve';
}

/** Its own content says that a model is described, trained or served here. */
export function isMlArtifact(artifact: Artifact): boolean {
  switch (artifact.kind) {
    case 'model-card':
    case 'structured-card':
      return true;
    case 'kserve':
      return true;
    case 'kubernetes':
      return artifact.workloads.length > 0 || artifact.objects.some(isModelPlatform) || embeddedConfigs(artifact).length > 0;
    case 'notebook':
      return artifact.problems.length > 0 || usesDataLibraries(artifact);
    case 'requirements':
      return namesMlPackage(artifact);
    case 'codeowners':
    case 'license':
    case 'adapter-config':
    case 'evaluation':
    case 'package-metadata':
    case 'project':
      return false;
    default:
      return artifact.aboutModel ?? true;
  }
}

/** Whether the project has an artifact that could show something, per kind of holder. */
export function hasHolder(project: Project, holder: Holder): boolean {
  switch (holder) {
    case 'card':
      return project.cards.length > 0 || project.structuredCards.length > 0;
    case 'workload':
      return (
        project.workloads.some((w) => w.workload.serves && !w.workload.partial) ||
        project.artifacts.some((a) => servingPlace(a) !== undefined)
      );
    case 'notebook':
      return project.notebooks.some(({ python }) => trainsModel(python)) || project.scripts.some((s) => s.use.trains);
    case 'requirements':
      return project.requirements.length > 0;
  }
}

/** A notebook that shows, asks or plots has no training to record and no data to check for it. */
export const trainsModel = remembered((python: PythonCode): boolean => modelUseOf(python)?.trains ?? false);

/** The project file decides, else the workspace folder: the longest root that holds the URI, or null. */
export function rootOf(uri: string, roots: readonly string[]): string | null {
  let best: string | null = null;
  for (const root of roots) {
    if (uri.startsWith(root + '/') && (best === null || root.length > best.length)) best = root;
  }
  return best;
}

/** Path of a URI relative to a project, percent-decoded; the URI itself where it lies outside. */
export function relativePath(root: string, uri: string): string {
  if (!uri.startsWith(root + '/')) return uri;
  const path = uri.slice(root.length + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Files that are about a model only because of what stands beside them or refers to it. */
function accompanying(
  root: string,
  all: readonly Artifact[],
  own: ReadonlySet<Artifact>,
  relations: Relations,
  overlays: Overlays,
): Set<Artifact> {
  const folders = new Set([...own].map((a) => folderOf(a.uri)));
  const around = new Set<Artifact>([...own].flatMap((a) => overlays.of(a.uri)));
  const charts = new Set([...own].flatMap((a) => chartFolder(a.uri) ?? []));
  return new Set(
    all.filter(
      (a) =>
        a.kind === 'codeowners' ||
        ((a.kind === 'requirements' || a.kind === 'adapter-config') && folders.has(folderOf(a.uri))) ||
        ((a.kind === 'license' || a.kind === 'package-metadata') && (folderOf(a.uri) === root || folders.has(folderOf(a.uri)))) ||
        // Web services and clients have nothing to do with what happens to lie beside them.
        (a.aboutModel === false && a.kind !== 'python-script' && folders.has(folderOf(a.uri))) ||
        // The one lock file of a workspace stands above its members.
        (a.kind === 'lock' && a.tool === 'uv' && [...folders].some((folder) => folder.startsWith(`${folderOf(a.uri)}/`))) ||
        around.has(a) ||
        (a.kind === 'kustomization' && a.resources.some((r) => isBeside(a.uri, r.path, folders))) ||
        ((a.kind === 'helm-chart' || a.kind === 'helm-values') && charts.has(folderOf(a.uri))) ||
        // Results are written beside what made them, or into a folder of their own.
        (a.kind === 'evaluation' && (folders.has(folderOf(a.uri)) || folders.has(folderOf(folderOf(a.uri))))) ||
        (a.kind === 'kubernetes' &&
          a.objects.some((o) => relations.workloadsOf(o).length > 0 || relations.nearlyOf(o).length > 0)),
    ),
  );
}

/** What a kustomization builds upon stands, or should stand, beside an ML artifact. */
function isBeside(uri: string, path: string, folders: ReadonlySet<string>): boolean {
  const named = relativeUri(folderOf(uri), path);
  return named !== undefined && folders.has(folderOf(named));
}

/** The folder of the Helm chart of which a file is a template; undefined for other files. */
function chartFolder(uri: string): string | undefined {
  const at = uri.lastIndexOf('/templates/');
  return at < 0 ? undefined : uri.slice(0, at);
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** Imports of a notebook that make it one about data or models. */
const DATA_ROOTS = [
  'torch',
  'tensorflow',
  'keras',
  'jax',
  'sklearn',
  'xgboost',
  'lightgbm',
  'catboost',
  'transformers',
  'datasets',
  'diffusers',
  'pandas',
  'polars',
  'numpy',
  'pyspark',
  'mlflow',
  'wandb',
  'sagemaker',
  'azure',
  'google',
  'kserve',
  'seldon_core',
  'bentoml',
  'onnx',
  'onnxruntime',
  'huggingface_hub',
  'sentence_transformers',
  'spacy',
  'fastai',
  'statsmodels',
  'shap',
  'evidently',
  'ray',
  'vllm',
  'joblib',
  'skops',
  'langchain',
  'langchain_core',
  'langchain_community',
  'langchain_openai',
  'langgraph',
  'llama_index',
  'openai',
  'anthropic',
  'gradio',
  'litserve',
];

function usesDataLibraries(notebook: Notebook): boolean {
  return notebook.python.imports.some((i) => DATA_ROOTS.includes(i.module.split('.', 1)[0]!));
}
