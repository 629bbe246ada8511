import type { Part, Span } from '../model.js';
import type { AdapterConfig } from './adapterConfig.js';
import type { CodeOwners } from './codeowners.js';
import type { Evaluation } from './evaluation.js';
import type { Manifests } from './kubernetes.js';
import type { LicenseFile } from './licenseFile.js';
import type { ModelCard } from './modelCard.js';
import type { Notebook } from './notebook.js';
import type { PackageMetadata } from './packageMetadata.js';
import type { ProjectFile } from './projectFile.js';
import type { Requirements } from './requirements.js';
import type { StructuredCard } from './structuredCard.js';

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
  | Requirements
  | CodeOwners
  | LicenseFile
  | AdapterConfig
  | Evaluation
  | PackageMetadata
  | ProjectFile;

/** `kserve` is a manifest file with at least one object of the `serving.kserve.io` group. */
export type ArtifactKind = Artifact['kind'];
