/**
 * Names under which files of a deployment are looked for, besides YAML, which is a candidate whatever its name. Letter case
 * counts in {@link isDeploymentName}, as it does in the globs by which editors look for the same files (`candidateGlob` of the
 * protocol).
 */
const DEPLOYMENT =
  /^(?:config\.pbtxt|models\.config|config\.properties|Dockerfile(?:\..*)?|Containerfile(?:\..*)?|.+\.[Dd]ockerfile|MLmodel|MLproject|Pipfile|poetry\.lock|uv\.lock|Pipfile\.lock|pixi\.lock|dvc\.lock|Chart\.lock|model-settings\.json|.+\.dvc|Kustomization|constraints.*\.txt|requirements.*\.in|.*template.*\.json|.*sagemaker.*\.json|.*cloudformation.*\.json)$/;

/** Any file of a deployment that is no YAML, by the last segment of its path. */
export function isDeploymentName(name: string): boolean {
  return DEPLOYMENT.test(name);
}

/** `name` in lower case. */
export function isDockerfileName(name: string): boolean {
  return /^(?:docker|container)file(?:\..+)?$|.\.dockerfile$/.test(name) && !name.endsWith('.dockerignore');
}

/** `name` in lower case. */
export function isLockName(name: string): boolean {
  return /^(?:poetry\.lock|uv\.lock|pipfile\.lock|pixi\.lock|conda-lock\.ya?ml|dvc\.lock)$/.test(name);
}

/** A JSON file that is looked at for a CloudFormation template; `name` in lower case. */
export function isTemplateJsonName(name: string): boolean {
  return /template|sagemaker|cloudformation/.test(name) && name.endsWith('.json');
}

/** Files of a Helm chart, which are told from others by what stands beside them; `name` in lower case. */
export function isChartFileName(name: string): boolean {
  return name === 'chart.yaml' || isValuesName(name);
}

/** Values of a Helm chart, where a `Chart.yaml` stands beside them; `name` in lower case. */
export function isValuesName(name: string): boolean {
  return /^values[^/]*\.ya?ml$/.test(name);
}
