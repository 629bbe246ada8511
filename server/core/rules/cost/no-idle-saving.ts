import { get, isMap, num, pair } from '../../artifacts/yaml.js';
import { addEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { defineAbsence } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, deploymentMode } from '../shared/kserve.js';
import { type WorkloadChange, workloadFixes } from '../shared/workloadFix.js';

/** An InferenceService as short as it can be. */
const SERVED = `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`;

export default defineAbsence({
  id: 'cost/no-idle-saving',
  consideration: 'cost/usage-optimisation',
  weight: 'low',
  problem: 'Nothing in this project gives idle capacity back.',
  remedy: 'Let the service scale to zero, run on interruptible nodes, or switch it off outside working hours.',
  why: 'A model that is asked during eight hours is paid for during twenty-four.',
  sources: [
    { title: 'Knative: scale to zero', url: 'https://knative.dev/docs/serving/autoscaling/scale-to-zero/' },
    { title: 'NIST AI Risk Management Framework 1.0', url: 'https://doi.org/10.6028/NIST.AI.100-1' },
  ],
  standards: ['NIST AI RMF MEASURE 2.12', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(SERVED),
    good: inferenceServiceExample(
      'predictor:\n  minReplicas: 0\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: gs://models/income/v7',
    ),
  },
  fixes: (place, project) => workloadFixes(place, project, 'cost/usage-optimisation', scaleToZero),
});

/** Only Knative goes down to zero by itself. */
const scaleToZero: WorkloadChange = ({ workload }, text) => {
  const scaler = annotation(workload.object, 'serving.kserve.io/autoscalerClass');
  if (workload.form !== 'kserve' || !isMap(workload.podSpec) || deploymentMode(workload.object) === 'Standard' || scaler)
    return null;
  const least = get(workload.podSpec, 'minReplicas');
  if (least && num(least) === undefined) return null;
  const edits =
    least && pair(workload.podSpec, 'minReplicas')
      ? setScalar(text, least, '0')
      : addEntry(text, workload.podSpec, 'minReplicas', 0);
  return { title: 'Let it scale to zero', edits };
};
