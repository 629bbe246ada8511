import { readAdapterConfig } from './artifacts/adapterConfig.js';
import type { Artifact } from './artifacts/artifact.js';
import { readCodeOwners } from './artifacts/codeowners.js';
import {
  isAdapterConfigName,
  isEvaluationName,
  isLicenseName,
  isPackageName,
  MAX_EVALUATION_LENGTH,
} from './artifacts/companionNames.js';
import { readEvaluation, readHubResults } from './artifacts/evaluation.js';
import { readManifests } from './artifacts/kubernetes.js';
import { readLicenseFile } from './artifacts/licenseFile.js';
import { readModelCard } from './artifacts/modelCard.js';
import { readNotebookFile } from './artifacts/notebook.js';
import { readPackageJson, readPyproject } from './artifacts/packageMetadata.js';
import { readProjectFile } from './artifacts/projectFile.js';
import { readRequirements } from './artifacts/requirements.js';
import { readStructuredCard } from './artifacts/structuredCard.js';
import { isCardJsonName } from './artifacts/structuredCardNames.js';
import { parseYaml } from './artifacts/yaml.js';
import { isHelmTemplate, maskTemplate } from './artifacts/yamlTemplate.js';
import { ruleIds } from './rules.js';

/** UTF-16 units beyond which a file is not read: far above any artifact written by people. Notebooks carry their outputs. */
export const MAX_LENGTH = 2_000_000;
export const MAX_NOTEBOOK_LENGTH = 100_000_000;

/** A file that is passed over, in words for a person. */
export function tooLarge(uri: string, length: number): string | null {
  const limit = uri.endsWith('.ipynb') ? MAX_NOTEBOOK_LENGTH : MAX_LENGTH;
  return length > limit ? `larger than ${limit / 1_000_000} MB` : null;
}

/**
 * Reads a file as the artifact it is, by content first and name second; null where it is none. `text` has no byte order
 * mark. `siblings` are the names of the files beside it, where the host knows them. Never throws on any text.
 */
export function readArtifact(uri: string, text: string, siblings: readonly string[] = []): Artifact | null {
  const written = uri.slice(uri.lastIndexOf('/') + 1);
  const name = written.toLowerCase();
  if (tooLarge(uri, text.length)) return null;
  if (name === 'ml-preflight.yaml') return readProjectFile(uri, text, ruleIds);
  if (name.endsWith('.ipynb')) return readNotebookFile(uri, text);
  if (isLicenseName(written)) return readLicenseFile(uri, text);
  if (name.endsWith('.md') || name.endsWith('.markdown')) return readModelCard(uri, text, siblings);
  if (name.endsWith('.txt')) return readRequirements(uri, text);
  if (name === 'codeowners') return readCodeOwners(uri, text);
  if (/\/\.eval_results\/[^/]*\.ya?ml$/.test(uri)) return readHubResults(uri, text);
  if (name.endsWith('.yaml') || name.endsWith('.yml')) return readStructuredCard(uri, text) ?? readYaml(uri, text);
  if (isAdapterConfigName(written)) return readAdapterConfig(uri, text);
  if (isPackageName(written)) return name === 'package.json' ? readPackageJson(uri, text) : readPyproject(uri, text);
  if (isCardJsonName(written)) return readStructuredCard(uri, text);
  if (isEvaluationName(written)) return text.length > MAX_EVALUATION_LENGTH ? null : readEvaluation(uri, text);
  return null;
}

function readYaml(uri: string, text: string): Artifact | null {
  // Most YAML files of a repository are not Kubernetes objects: two searches spare them the parser.
  if (!text.includes('apiVersion') || !text.includes('kind')) return null;
  if (!isHelmTemplate(text, false)) return readManifests(uri, text, parseYaml(text), false);
  return readManifests(uri, text, parseYaml(maskTemplate(text).text), true);
}
