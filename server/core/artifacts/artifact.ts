import type { Meanings } from '../meanings.js';
import type { Part, Span } from '../model.js';
import type { AdapterConfig } from './adapterConfig.js';
import type { AzureMl } from './azureMl.js';
import type { Bento } from './bento.js';
import type { CloudFormation } from './cloudFormation.js';
import type { CodeOwners } from './codeowners.js';
import type { Cog } from './cog.js';
import type { Compose } from './compose.js';
import type { DatabricksBundle } from './databricksBundle.js';
import type { Dockerfile } from './dockerfile.js';
import type { Dvc } from './dvc.js';
import type { Evaluation } from './evaluation.js';
import type { HelmChart } from './helmChart.js';
import type { HelmValues } from './helmValues.js';
import type { KfpPipeline } from './kfpPipeline.js';
import type { Manifests } from './kubernetes.js';
import type { Kustomization } from './kustomization.js';
import type { LicenseFile } from './licenseFile.js';
import type { Lock } from './lock.js';
import type { MlflowModel } from './mlflowModel.js';
import type { MlflowProject } from './mlflowProject.js';
import type { ModelCard } from './modelCard.js';
import type { ModelSettings } from './modelSettings.js';
import type { Notebook } from './notebook.js';
import type { PackageMetadata } from './packageMetadata.js';
import type { ProjectFile } from './projectFile.js';
import type { PythonScript } from './pythonScript.js';
import type { RayServe } from './rayServe.js';
import type { Requirements } from './requirements.js';
import type { StructuredCard } from './structuredCard.js';
import type { TfServingConfig } from './tfServingConfig.js';
import type { TorchServeConfig } from './torchServeConfig.js';
import type { TorchServeModel } from './torchServeModel.js';
import type { TritonConfig } from './tritonConfig.js';

/** What every recognised file has. */
export interface ArtifactBase {
  /** URI of the file (for a notebook: of the notebook, never of a cell). */
  readonly uri: string;
  readonly parts: readonly Part[];
  /**
   * Places where the text is not what its format allows. Rules still run on what could be read, but absences are not
   * reported from a broken text: a wrong indent can hide a field.
   */
  readonly problems: readonly SyntaxProblem[];
  /** Part of a template (Helm, Jinja): values may be unknown and absences prove nothing. */
  readonly templated: boolean;
  /**
   * Its own text says that a model is served, trained or shipped here. Undefined for kinds that exist for nothing else. A file
   * of which this is false counts where it stands beside an ML artifact or one refers to it.
   */
  readonly aboutModel?: boolean;
  /** What it says in common with other kinds; see {@link Meanings}. Called when the file is judged, once. */
  readonly meanings?: () => Meanings;
}

export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
}

/** One recognised file. */
export type Artifact =
  | ModelCard
  | StructuredCard
  | Manifests
  | Notebook
  | PythonScript
  | Requirements
  | CodeOwners
  | LicenseFile
  | AdapterConfig
  | Evaluation
  | PackageMetadata
  | TritonConfig
  | TfServingConfig
  | TorchServeConfig
  | TorchServeModel
  | Dockerfile
  | Compose
  | CloudFormation
  | AzureMl
  | DatabricksBundle
  | KfpPipeline
  | MlflowModel
  | MlflowProject
  | Bento
  | Cog
  | Dvc
  | Lock
  | RayServe
  | ModelSettings
  | Kustomization
  | HelmChart
  | HelmValues
  | ProjectFile;

/** `kserve` is a manifest file with at least one object of the `serving.kserve.io` group. */
export type ArtifactKind = Artifact['kind'];
