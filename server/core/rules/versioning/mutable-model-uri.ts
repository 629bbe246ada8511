import type { Project } from '../../project.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { knownAddress, knownNumber, modelAt } from '../shared/knownModels.js';

/** Stores where a path is only a name, to which anything can be written again. */
const STORE = /^(?:gs|s3|s3a|https?|abfss?|wasbs?|hdfs|webhdfs|az|adl|oss|cos):\/\//i;
const REGISTRY = /^models:\/[^/]+\/(latest|production|staging|champion)$/i;
/** A label of Azure's registry, which stands at another version after each registration. */
const LABEL = /^azureml:.*(?:@|\/labels\/)([\w-]+)$/;
/** Names that move wherever they stand, and names that do where the path ends with them. */
const MOVES = /^(?:latest|newest|current)$/i;
const MOVES_AT_END = /^(?:prod|production|live|staging|stable|main|master|dev|develop|active|best)$/i;
/** `v7`, `1.2.0`, `00012`, a date, a commit, a run id. */
const VERSION =
  /^(?:v(?:er(?:sion)?)?[-_.]?\d[\w.-]*|\d[\d._-]*(?:[a-z]{1,5}\d*)?|[0-9a-f]{7,64}|[0-9a-f-]{36}|.*[-_.]v\d+(?:[._-]\d+)*)$/i;
const FILE = /\.[a-z]\w{0,11}$/i;

export default defineRule({
  id: 'versioning/mutable-model-uri',
  consideration: 'versioning/version-control',
  reads: 'model',
  severity: 'warning',
  problem: 'The model is taken from a place whose contents change.',
  remedy: 'Point to the path of one version, and change the manifest when the model changes.',
  why: 'A restart then serves another model than yesterday without anyone having deployed it, and no rollback brings the old one back.',
  sources: [
    {
      title: 'KServe: canary rollout by model version',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary-example',
    },
    { title: 'MLflow: model registry', url: 'https://mlflow.org/docs/latest/ml/model-registry/' },
  ],
  standards: ['EU AI Act Art. 12', 'NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'suggested',
  examples: {
    bad: {
      ...inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/latest`),
      'drift-reference.yaml': inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`)['isvc.yaml']!.replace('name: income', 'name: income-reference'),
    },
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`),
  },
  fixesFrom(found, artifact, project) {
    const model = modelAt(found, artifact, false);
    const fixed = model && fixedAddress(project, model.written.value);
    if (!model || fixed === undefined) return [];
    return [suggestedFix(`Take \`${fixed}\`, as elsewhere in the project`, ...(model.written.replace?.(fixed) ?? []))];
  },
  *check({ source, written }) {
    const word = source === 'hub' ? undefined : movingWord(written.value);
    if (word !== undefined) yield finding(written.span, `\`${word}\` names another model after each upload.`);
  },
});

/** The address of one version that the project takes elsewhere, from the same place. */
function fixedAddress(project: Project, uri: string): string | undefined {
  const registered = /^(models:\/[^/]+)\//.exec(uri)?.[1];
  if (registered !== undefined) {
    const number = knownNumber(project, registered);
    return number === undefined ? undefined : `${registered}/${number}`;
  }
  const labelled = /^(azureml:[\w.-]+)@/.exec(uri)?.[1];
  const parent = labelled === undefined ? /^(.+)\/[^/]+\/?$/.exec(uri)?.[1] : undefined;
  return knownAddress(project, (address) => {
    if (labelled !== undefined) return address.startsWith(`${labelled}:`) && /^\d+$/.test(address.slice(labelled.length + 1));
    if (parent === undefined || !address.startsWith(`${parent}/`)) return false;
    return VERSION.test(address.slice(parent.length + 1).replace(/\/$/, ''));
  });
}

function movingWord(uri: string): string | undefined {
  const registered = REGISTRY.exec(uri) ?? LABEL.exec(uri);
  if (registered) return registered[1];
  if (!STORE.test(uri)) return undefined;
  // The first word is a bucket or host: it has its name for other reasons.
  const path = uri
    .replace(STORE, '')
    .split(/[?#]/, 1)[0]!
    .split('/')
    .slice(1)
    .filter((s) => s !== '');
  const moving = path.findLastIndex((segment) => MOVES.test(segment));
  const isFixed = (from: number) => path.slice(from + 1).some((segment) => VERSION.test(segment));
  if (moving >= 0) return isFixed(moving) ? undefined : path[moving];
  const last = path.at(-1) !== undefined && FILE.test(path.at(-1)!) ? path.at(-2) : path.at(-1);
  return last !== undefined && MOVES_AT_END.test(last) ? last : undefined;
}
