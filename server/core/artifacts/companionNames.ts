/**
 * Names of the small files that stand beside a model and say something of it: licenses, evaluation results, the config of an
 * adapter, package metadata. Letter case counts, as it does in the globs by which editors look for the same files
 * (`candidateGlob` of the protocol).
 */
const LICENSE = /^(?:LICEN[CS]E(?:\.md|\.txt)?|COPYING)$/;
const EVALUATION = /^(?:eval_results|all_results|test_results|metrics|evaluation.*|results.*)\.json$/;
const PACKAGE = /^(?:pyproject\.toml|package\.json)$/;

/** UTF-16 units beyond which an evaluation file holds predictions or logs, not results. */
export const MAX_EVALUATION_LENGTH = 256_000;

/** A license text, by the last segment of its path. */
export function isLicenseName(name: string): boolean {
  return LICENSE.test(name);
}

/** The config that PEFT writes beside an adapter's weights. */
export function isAdapterConfigName(name: string): boolean {
  return name === 'adapter_config.json';
}

/** A JSON file of evaluation results. */
export function isEvaluationName(name: string): boolean {
  return EVALUATION.test(name);
}

/** A file that names a package's authors. */
export function isPackageName(name: string): boolean {
  return PACKAGE.test(name);
}

/** Any of them. */
export function isCompanionName(name: string): boolean {
  return isLicenseName(name) || isAdapterConfigName(name) || isEvaluationName(name) || isPackageName(name);
}
