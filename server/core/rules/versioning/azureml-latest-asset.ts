import { get, isScalar, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Project } from '../../project.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { keySpan, specsOf } from '../shared/azureFix.js';
import { inPart } from '../shared/edits.js';
import { azureDeploymentExample } from '../shared/exampleAzureMl.js';
import { agreed, isMainFile } from '../shared/mainFiles.js';

const BAD = azureDeploymentExample();
const KEYS = ['environment', 'component'];

export default defineRule({
  id: 'versioning/azureml-latest-asset',
  consideration: 'versioning/version-control',
  reads: 'azureml',
  severity: 'info',
  problem: 'The deployment takes whatever version of an asset is the latest.',
  remedy: 'Name the version you tested: `azureml:name:12`, or `/versions/12` in a registry.',
  why: 'The next deployment of the same file runs with other packages than this one, and nothing in the repository says so.',
  sources: [
    {
      title: 'Azure Machine Learning: managed online deployment YAML, environment',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-deployment-managed-online',
    },
    {
      title: 'Azure Machine Learning: core syntax of the YAML schemas, referring to assets',
      url: 'https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax',
    },
  ],
  standards: ['EU AI Act Art. 11', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: {
      'deployment.yml': BAD['deployment.yml']!.replace('scorer-env:12', 'scorer-env@latest'),
      'environment.yml': `$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
name: scorer-env
version: 12
image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:20250601.v1
`,
    },
    good: BAD,
  },
  fixesFrom({ span }, artifact, project) {
    if (artifact.kind !== 'azureml') return [];
    for (const { node } of specsOf(artifact, 'onlineDeployment', 'batchDeployment')) {
      for (const key of KEYS) {
        const value = pair(node, key)?.value;
        const name = /^azureml:([\w.-]+)@/.exec(str(value) ?? '')?.[1];
        if (!value || !name || keySpan(node, key).start !== span.start || (isScalar(value) && value.anchor !== undefined))
          continue;
        const version = registeredVersion(project, key, name);
        const edits = version === undefined ? [] : setScalar(artifact.parts[0]!.text, value, `azureml:${name}:${version}`);
        return [suggestedFix(`Name version ${version}, which the project registers`, ...inPart(edits))];
      }
    }
    return [];
  },
  *check(file) {
    for (const { node } of specsOf(file, 'onlineDeployment', 'batchDeployment')) {
      for (const key of KEYS) {
        const value = get(node, key);
        const text = isScalar(value) ? str(value) : undefined;
        if (text === undefined || isPlaceholder(text)) continue;
        const label = /^azureml:.*(?:@|\/labels\/)([\w-]+)$/.exec(text)?.[1];
        if (label === undefined) continue;
        yield finding(keySpan(node, key), `\`${label}\` is another version of the ${key} after each registration.`);
      }
    }
  },
});

/** The one version under which files of the project register an asset. */
function registeredVersion(project: Project, type: string, name: string): string | undefined {
  return agreed(
    project.artifacts.flatMap((artifact) => {
      if (artifact.kind !== 'azureml' || !isMainFile(project, artifact)) return [];
      return artifact.specs.flatMap(({ type: own, node }) => {
        const version = str(get(node, 'version'));
        return own === type && str(get(node, 'name')) === name && /^\d+$/.test(version ?? '') ? [version!] : [];
      });
    }),
  );
}
