import type { StackResource } from '../../artifacts/cloudFormation.js';
import { captures, sageMaker, variantsIn } from '../../artifacts/cloudFormationEndpoints.js';
import { isAbsent, mapAt, textAt } from '../../artifacts/cloudFormationValues.js';
import type { ConsiderationId } from '../../catalogue/catalogue.js';
import { TRAINING_WORDS } from '../../catalogue/operations.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { propertySpan } from '../../rules/shared/stackFix.js';
import { table } from '../../table.js';

/** What each kind of monitor looks after; a schedule runs it, a definition says how. */
const MONITORS: Readonly<Record<string, readonly ConsiderationId[]>> = table({
  DataQuality: ['drift/monitoring', 'data-quality/validation'] as const,
  ModelQuality: ['drift/monitoring'] as const,
  ModelBias: ['drift/monitoring', 'fairness/assessment'] as const,
  ModelExplainability: ['drift/monitoring', 'interpretability/explanations'] as const,
});

/** Reports that a model package was registered with. */
const REPORTS: readonly (readonly [ConsiderationId, readonly string[], string])[] = [
  ['drift/evaluation-threshold', ['ModelQuality', 'Statistics'], 'quality report'],
  ['drift/evaluation-threshold', ['ModelQuality', 'Constraints'], 'quality constraints'],
  ['data-quality/validation', ['ModelDataQuality', 'Constraints'], 'data constraints'],
  ['fairness/assessment', ['Bias', 'Report'], 'bias report'],
  ['fairness/assessment', ['Bias', 'PostTrainingReport'], 'bias report'],
  ['interpretability/explanations', ['Explainability', 'Report'], 'explainability report'],
];

export default defineDetector({
  considerations: [
    'drift/monitoring',
    'drift/evaluation-threshold',
    'drift/retraining',
    'data-quality/validation',
    'fairness/assessment',
    'interpretability/explanations',
  ],
  what: 'SageMaker monitors, data capture, Clarify explainers, pipelines, and the reports of a registered model package',
  reads: 'cloudformation',
  *find(stack): Generator<Evidence> {
    for (const config of sageMaker(stack, 'EndpointConfig')) {
      // What is asked of a serverless endpoint comes to nothing.
      if (captures(config) && !variantsIn(stack, config).some((v) => v.serverless))
        yield evidence('drift/monitoring', propertySpan(config.properties, 'DataCaptureConfig'), `${config.id} captures data`);
      const explainer = mapAt(config.properties, 'ExplainerConfig', 'ClarifyExplainerConfig');
      if (explainer)
        yield evidence(
          'interpretability/explanations',
          propertySpan(config.properties, 'ExplainerConfig'),
          'Clarify explains predictions',
        );
    }
    for (const schedule of sageMaker(stack, 'MonitoringSchedule')) {
      const once = textAt(schedule.properties, 'MonitoringScheduleConfig', 'ScheduleConfig', 'ScheduleExpression') === 'NOW';
      if (once) continue;
      for (const id of MONITORS[kindOf(schedule)] ?? ['drift/monitoring' as const])
        yield evidence(id, schedule.anchor, `${schedule.id} runs a ${kindOf(schedule) || 'model'} monitor`);
    }
    for (const kind of ['ModelBias', 'ModelExplainability', 'DataQuality']) {
      const shown = MONITORS[kind]!.find((id) => id !== 'drift/monitoring');
      for (const { id, anchor } of sageMaker(stack, `${kind}JobDefinition`))
        if (shown) yield evidence(shown, anchor, `${id}: ${kind} job`);
    }
    for (const { id, anchor, properties } of sageMaker(stack, 'Pipeline')) {
      const words = ['PipelineName', 'PipelineDisplayName', 'PipelineDescription'].map((key) => textAt(properties, key) ?? '');
      if (TRAINING_WORDS.test([id, ...words].join(' ').replace(/([a-z])([A-Z])/g, '$1-$2')))
        yield evidence('drift/retraining', anchor, `SageMaker pipeline ${id}`);
    }
    for (const { id, properties } of sageMaker(stack, 'ModelPackage')) {
      for (const [consideration, path, what] of REPORTS) {
        if (isAbsent(properties, 'ModelMetrics', ...path, 'S3Uri')) continue;
        yield evidence(consideration, propertySpan(properties, 'ModelMetrics'), `${id}: ${what}`);
      }
    }
  },
});

/** The kind of monitor that it says it runs; empty where the template leaves that open. */
function kindOf({ properties }: StackResource): string {
  const given = textAt(properties, 'MonitoringScheduleConfig', 'MonitoringType') ?? '';
  if (given !== '') return given;
  // A job that stands in the schedule itself, with AWS's analyser and without a type, compares the data.
  return mapAt(properties, 'MonitoringScheduleConfig', 'MonitoringJobDefinition', 'BaselineConfig') ? 'DataQuality' : '';
}
