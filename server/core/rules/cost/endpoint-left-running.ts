import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText, stringOf } from '../shared/pythonCalls.js';

const CLEANS =
  /^(?:delete_endpoint\w*|delete_predictor|delete_model\w*|delete_inference_component|delete_resources|delete|undeploy|undeploy_all|begin_delete|terminate|cleanup|clean_up|tear_down|delete_deployment|delete_service)$/;
const DELETES = /delete[-_ ]?endpoint|undeploy|online-endpoint delete|clean[- _]?up|delete the endpoint/i;

export default defineRule({
  id: 'cost/endpoint-left-running',
  consideration: 'cost/usage-optimisation',
  reads: 'notebook',
  severity: 'info',
  problem: 'The notebook starts an endpoint and never stops it.',
  remedy: 'End with the call that deletes it: `predictor.delete_endpoint()`, `endpoint.undeploy_all()`.',
  why: 'A machine behind an endpoint is billed by the hour until somebody deletes it, whether or not anybody calls it.',
  sources: [
    {
      title: 'Amazon SageMaker: delete endpoints and resources',
      url: 'https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-delete-resources.html',
    },
    { title: 'Vertex AI: undeploy a model', url: 'https://cloud.google.com/vertex-ai/docs/general/deployment' },
  ],
  standards: [],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'from sagemaker.sklearn.model import SKLearnModel\n\nmodel = SKLearnModel(model_data=path, role=role, entry_point="inference.py", framework_version="1.2-1")\npredictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")\n',
      'predictor.predict(rows)\n',
    ),
    good: notebookExample(
      'from sagemaker.sklearn.model import SKLearnModel\n\nmodel = SKLearnModel(model_data=path, role=role, entry_point="inference.py", framework_version="1.2-1")\npredictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")\n',
      'predictor.predict(rows)\npredictor.delete_endpoint()\n',
    ),
  },
  *check(notebook, { artifact }) {
    const { python } = notebook;
    const deploy = python.calls.find(startsEndpoint);
    if (!deploy) return;
    const stops = python.calls.some(({ method }) => CLEANS.test(method));
    // In words, in a shell, or commented out for the reader to run.
    if (stops || notebook.parts.some(({ text }) => DELETES.test(text))) return;
    yield finding(
      calleeSpan(deploy, partText(artifact, deploy.part)),
      `\`${deploy.method}\` starts a machine that is billed until it is stopped, and no cell stops it.`,
    );
  },
});

function startsEndpoint(call: PyCall): boolean {
  if (call.method === 'deploy') {
    const size = call.arg('instance_type') ?? call.arg('machine_type');
    if (/^local/.test(stringOf(size) ?? '') || call.arg('serverless_inference_config')) return false;
    if (/^sagemaker\./.test(call.callee) || call.callee === '?.deploy')
      return call.arg('initial_instance_count') !== undefined && size !== undefined;
    return /^google\.cloud\.aiplatform\./.test(call.callee);
  }
  return /^boto3\.client\(\)\.create_endpoint$/.test(call.callee);
}
