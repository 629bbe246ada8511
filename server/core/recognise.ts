import { readAdapterConfig } from './artifacts/adapterConfig.js';
import type { Artifact } from './artifacts/artifact.js';
import { readAzureMl } from './artifacts/azureMl.js';
import { readBento } from './artifacts/bento.js';
import { readCloudFormation } from './artifacts/cloudFormation.js';
import { readCodeOwners } from './artifacts/codeowners.js';
import { readCog } from './artifacts/cog.js';
import {
  isAdapterConfigName,
  isEvaluationName,
  isLicenseName,
  isPackageName,
  MAX_EVALUATION_LENGTH,
} from './artifacts/companionNames.js';
import { readCompose } from './artifacts/compose.js';
import { readCondaEnvironment } from './artifacts/condaEnvironment.js';
import { readDatabricksBundle } from './artifacts/databricksBundle.js';
import { isDockerfileName, isLockName, isTemplateJsonName, isValuesName } from './artifacts/deploymentNames.js';
import { readDockerfile } from './artifacts/dockerfile.js';
import { readDvc } from './artifacts/dvc.js';
import { readEvaluation, readHubResults } from './artifacts/evaluation.js';
import { readHelmChart } from './artifacts/helmChart.js';
import { readHelmValues } from './artifacts/helmValues.js';
import { readKfpPipeline } from './artifacts/kfpPipeline.js';
import { readManifests } from './artifacts/kubernetes.js';
import { readKustomization } from './artifacts/kustomization.js';
import { readLicenseFile } from './artifacts/licenseFile.js';
import { readLock } from './artifacts/lock.js';
import { readMlflowModel } from './artifacts/mlflowModel.js';
import { readMlflowProject } from './artifacts/mlflowProject.js';
import { readModelCard } from './artifacts/modelCard.js';
import { readModelSettings } from './artifacts/modelSettings.js';
import { readNotebookFile } from './artifacts/notebook.js';
import { readPackageJson } from './artifacts/packageMetadata.js';
import { readProjectFile } from './artifacts/projectFile.js';
import { readPipfile, readPyproject } from './artifacts/pyproject.js';
import { readPythonScript } from './artifacts/pythonScript.js';
import { readRayServe } from './artifacts/rayServe.js';
import { readRequirements } from './artifacts/requirements.js';
import { readStructuredCard } from './artifacts/structuredCard.js';
import { isCardJsonName } from './artifacts/structuredCardNames.js';
import { readTfServingConfig } from './artifacts/tfServingConfig.js';
import { readTorchServeConfig } from './artifacts/torchServeConfig.js';
import { readTorchServeModel } from './artifacts/torchServeModel.js';
import { readTritonConfig } from './artifacts/tritonConfig.js';
import { parseYaml } from './artifacts/yaml.js';
import { isHelmTemplate, maskTemplate } from './artifacts/yamlTemplate.js';
import { ruleIds } from './rules.js';
import { table } from './table.js';

/** UTF-16 units beyond which a file is not read: far above any artifact written by people. Notebooks carry their outputs. */
export const MAX_LENGTH = 2_000_000;
export const MAX_NOTEBOOK_LENGTH = 100_000_000;

/** A file that is passed over, in words for a person; null where there is nothing to tell. */
export function tooLarge(uri: string, length: number): string | null {
  if (uri.endsWith('.py')) return null;
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
  if (name.endsWith('.py')) return readPythonScript(uri, text);
  if (isLicenseName(written)) return readLicenseFile(uri, text);
  if (name.endsWith('.md') || name.endsWith('.markdown')) return readModelCard(uri, text, siblings);
  if (name === 'config.pbtxt') return readTritonConfig(uri, text);
  if (name === 'models.config') return readTfServingConfig(uri, text);
  if (name === 'config.properties') return readTorchServeConfig(uri, text);
  if (isDockerfileName(name)) return readDockerfile(uri, text);
  if (name === 'mlmodel') return readMlflowModel(uri, text);
  if (name === 'mlproject') return readMlflowProject(uri, text);
  if (isLockName(name)) return readLock(uri, text);
  if (name === 'model-settings.json') return readModelSettings(uri, text);
  if (name.endsWith('.dvc')) return readDvc(uri, text);
  if (name === 'kustomization') return readKustomization(uri, text);
  if (name.endsWith('.txt') || name.endsWith('.in')) return readRequirements(uri, text);
  if (name === 'pipfile') return readPipfile(uri, text);
  if (name === 'codeowners') return readCodeOwners(uri, text);
  if (/\/\.eval_results\/[^/]*\.ya?ml$/.test(uri)) return readHubResults(uri, text);
  if (name.endsWith('.yaml') || name.endsWith('.yml')) return readStructuredCard(uri, text) ?? readYaml(uri, text, siblings);
  if (isAdapterConfigName(written)) return readAdapterConfig(uri, text);
  if (isPackageName(written)) return name === 'package.json' ? readPackageJson(uri, text) : readPyproject(uri, text);
  if (isCardJsonName(written)) return readStructuredCard(uri, text);
  if (isTemplateJsonName(name)) return readCloudFormation(uri, text);
  if (isEvaluationName(written)) return text.length > MAX_EVALUATION_LENGTH ? null : readEvaluation(uri, text);
  return null;
}

/** Readers of YAML by the name that their tool looks for. */
const YAML_NAMES: Readonly<Record<string, (uri: string, text: string) => Artifact | null>> = table({
  'kustomization.yaml': readKustomization,
  'kustomization.yml': readKustomization,
  'bentofile.yaml': readBento,
  'bentofile.yml': readBento,
  'cog.yaml': readCog,
  'dvc.yaml': readDvc,
  'databricks.yml': readDatabricksBundle,
  'databricks.yaml': readDatabricksBundle,
  'conda-lock.yml': readLock,
  'pixi.lock': readLock,
});

/** Readers of YAML by what stands in it; each looks for its own words first and leaves the rest alone. */
const YAML_CONTENTS: readonly ((uri: string, text: string) => Artifact | null)[] = [
  readCloudFormation,
  readAzureMl,
  readDatabricksBundle,
  readKfpPipeline,
  readCompose,
  readTorchServeModel,
  readRayServe,
  readCondaEnvironment,
];

function readYaml(uri: string, text: string, siblings: readonly string[]): Artifact | null {
  const name = uri.slice(uri.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'chart.yaml') return readHelmChart(uri, text, siblings);
  const named = YAML_NAMES[name];
  if (named) return named(uri, text);
  if (/^bentofile[\w.-]*\.ya?ml$/.test(name)) return readBento(uri, text);
  if (isValuesName(name) && siblings.includes('Chart.yaml')) return readHelmValues(uri, text);
  return readKubernetes(uri, text) ?? firstOf(YAML_CONTENTS, (read) => read(uri, text));
}

function firstOf<T, R>(list: readonly T[], take: (each: T) => R | null): R | null {
  for (const each of list) {
    const found = take(each);
    if (found) return found;
  }
  return null;
}

function readKubernetes(uri: string, text: string): Artifact | null {
  // Most YAML files of a repository are not Kubernetes objects: two searches spare them the parser.
  if (!text.includes('apiVersion') || !text.includes('kind')) return null;
  if (!isHelmTemplate(text, false)) return readManifests(uri, text, parseYaml(text), false);
  return readManifests(uri, text, parseYaml(maskTemplate(text).text), true);
}
