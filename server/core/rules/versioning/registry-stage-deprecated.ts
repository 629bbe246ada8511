import type { PyCall, PythonCode } from '../../artifacts/python.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, calleeSpan, partText, stringOf } from '../shared/pythonCalls.js';

const STAGE_URI = /^models:\/[^/@]+\/(Staging|Production|Archived)$/i;

export default defineRule({
  id: 'versioning/registry-stage-deprecated',
  consideration: 'versioning/version-control',
  reads: 'python',
  severity: 'info',
  problem: 'The model is chosen by a stage of the MLflow registry, which is deprecated.',
  remedy: 'Use an alias: `set_registered_model_alias(name, "champion", version)` and `models:/name@champion`.',
  why: 'Stages go in a coming major release, Unity Catalog has none, and the service then finds no model.',
  sources: [
    { title: 'MLflow: deprecating model registry stages', url: 'https://github.com/mlflow/mlflow/issues/10336' },
    { title: 'MLflow: MlflowClient', url: 'https://mlflow.org/docs/latest/api_reference/python_api/mlflow.client.html' },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from mlflow import MlflowClient\n\nclient = MlflowClient()\nclient.transition_model_version_stage(name="income", version=3, stage="Production")\n',
    ),
    good: notebookExample(
      'from mlflow import MlflowClient\n\nclient = MlflowClient()\nclient.set_registered_model_alias("income", "champion", 3)\n',
    ),
  },
  *check(python, { artifact }) {
    const [first, ...more] = python.calls.flatMap((call) => byStage(call, python, (part) => partText(artifact, part)) ?? []);
    if (!first) return;
    const rest =
      more.length === 0 ? '' : ` The same stands ${more.length} more time${more.length === 1 ? '' : 's'} in this ${python.form}.`;
    yield finding(first.span, first.message + rest);
  },
});

function byStage(call: PyCall, python: PythonCode, textOf: (part: number) => string): { span: Span; message: string } | null {
  const { callee, method } = call;
  if (
    method === 'transition_model_version_stage' &&
    (callee.startsWith('mlflow.') || (callee.startsWith('?.') && python.usesModule('mlflow')))
  )
    return {
      span: calleeSpan(call, textOf(call.part)),
      message: '`transition_model_version_stage` is deprecated since MLflow 2.9.',
    };
  const stages = method === 'get_latest_versions' && callee.startsWith('mlflow.') ? call.arg('stages', 1) : undefined;
  if (stages && stages.value.kind !== 'none')
    return { span: argSpan(call, stages), message: 'Versions are looked up by stage, which is deprecated since MLflow 2.9.' };
  const uri = callee.startsWith('mlflow.') && method === 'load_model' ? (call.arg('model_uri', 0) ?? undefined) : undefined;
  const stage = STAGE_URI.exec(stringOf(uri) ?? '')?.[1];
  return uri && stage !== undefined
    ? { span: argSpan(call, uri), message: `\`${stage}\` is a stage of the registry, deprecated since MLflow 2.9.` }
    : null;
}
