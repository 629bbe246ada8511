import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, items, pair, str } from '../../artifacts/yaml.js';
import { ensurePath, setScalar } from '../../artifacts/yamlEdit.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { annotation, components } from '../shared/kserve.js';

const CLASS = 'serving.kserve.io/autoscalerClass';
const SIZES = new Set(['PIPELINE_PARALLEL_SIZE', 'TENSOR_PARALLEL_SIZE']);

export default defineRule({
  id: 'integration/kserve-multinode-invalid',
  consideration: 'integration/service-interface',
  reads: 'manifests',
  severity: 'error',
  problem: 'KServe rejects this service of several nodes.',
  remedy:
    'Take the model from a volume (`pvc://`) or an image (`oci://`), switch autoscaling off, give `workerSpec` one container and set sizes in its own fields.',
  why: 'The whole InferenceService is refused, so no model is served at all.',
  sources: [
    {
      title: 'KServe: InferenceService validation',
      url: 'https://github.com/kserve/kserve/blob/master/pkg/apis/serving/v1beta1/inference_service_validation.go',
    },
    {
      title: 'KServe: multi-node inference',
      url: 'https://kserve.github.io/website/docs/model-serving/generative-inference/multi-node',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(example('pvc://models/llama/v3'), `${CLASS}: hpa`, 'llama'),
    good: inferenceServiceExample(example('pvc://models/llama/v3'), `${CLASS}: none`, 'llama'),
  },
  *check(manifests) {
    const text = manifests.parts[0]!.text;
    for (const { object, name, node } of components(manifests)) {
      const worker = pair(node, 'workerSpec');
      const spec = get(node, 'workerSpec');
      if (name !== 'predictor' || !isMap(spec) || object.partial) continue;
      const place = spanOf(worker?.key ?? spec);
      const containers = items(get(spec, 'containers'));
      if (containers[1]) yield finding(spanOf(get(containers[1], 'name') ?? containers[1]), '`workerSpec` takes one container.');
      const model = get(node, 'model');
      if (!isMap(model)) continue; // the rest is asked of standard predictors only
      const scaler = annotation(object, CLASS);
      if (scaler && scaler.value !== 'none') {
        const fix = suggestedFix('Switch autoscaling off', ...inPart(setScalar(text, scaler.node, 'none')));
        yield finding(spanOf(scaler.node), `A service of several nodes cannot be scaled by \`${scaler.value}\`.`, [fix]);
      } else if (!scaler && !get(object.node, 'metadata', 'annotations', CLASS)) {
        const edits = ensurePath(text, object.node, ['metadata', 'annotations', CLASS], 'none');
        const fixes = edits.length > 0 ? [suggestedFix('Switch autoscaling off', ...inPart(edits))] : [];
        yield finding(place, 'A service of several nodes cannot be autoscaled, and nothing switches that off.', fixes);
      }
      const uri = get(model, 'storageUri');
      const from = str(uri);
      if (uri && from && !isPlaceholder(from) && !/^(?:pvc|oci(?:\+\w+)?):\/\//.test(from))
        yield finding(spanOf(uri), 'Several nodes take a model from `pvc://` or `oci://` only.');
      for (const variable of items(get(model, 'env'))) {
        const called = get(variable, 'name');
        if (called && SIZES.has(str(called) ?? ''))
          yield finding(spanOf(called), `\`${str(called)}\` is a field of \`workerSpec\`, not a variable.`);
      }
    }
  },
});

function example(uri: string): string {
  return `predictor:
  model:
    modelFormat: {name: huggingface}
    storageUri: ${uri}
  workerSpec: {pipelineParallelSize: 2, tensorParallelSize: 8}`;
}
