import type { Artifact } from '../../artifacts/artifact.js';
import { bool, get, isMap, items, keyText, str, type YamlNode } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { Span } from '../../model.js';

/** A place that keeps what callers send or what the model answers. */
export interface PayloadLog {
  readonly span: Span;
  /** In words for a message: "the logger of the InferenceService". */
  readonly subject: string;
  readonly keeps: 'requests' | 'answers' | 'both';
}

/**
 * Where a deployment file keeps payloads: KServe's logger (https://kserve.github.io/website/docs/model-serving/predictive-inference/logger),
 * SageMaker's data capture (AWS::SageMaker::EndpointConfig DataCaptureConfig) and Azure ML's `data_collector`.
 */
export function payloadLogs(artifact: Artifact): PayloadLog[] {
  switch (artifact.kind) {
    case 'kserve':
      return artifact.workloads.flatMap(({ form, podSpec, object, partial }): PayloadLog[] => {
        const logger = form === 'kserve' && !partial ? pairOf(podSpec, 'logger') : undefined;
        if (!logger || !isMap(logger.value)) return [];
        const mode = str(get(logger.value, 'mode')) ?? 'all';
        if (!/^(?:all|request|response)$/.test(mode)) return [];
        const keeps = mode === 'all' ? 'both' : mode === 'request' ? 'requests' : 'answers';
        return [{ span: nodeSpan(logger.key), subject: `the logger of \`${object.name ?? 'the service'}\``, keeps }];
      });
    case 'cloudformation':
      return artifact.resources.flatMap((resource): PayloadLog[] => {
        const capture = pairOf(resource.properties, 'DataCaptureConfig');
        if (!capture || bool(get(capture.value, 'EnableCapture')) !== true) return [];
        const modes = items(get(capture.value, 'CaptureOptions')).map((each) => str(get(each, 'CaptureMode')));
        if (modes.length === 0 || modes.includes(undefined)) return [];
        const [input, output] = [modes.includes('Input'), modes.includes('Output')];
        const keeps = input && output ? 'both' : input ? 'requests' : 'answers';
        return [{ span: nodeSpan(capture.key), subject: 'the data capture of the endpoint', keeps }];
      });
    case 'azureml':
      return artifact.specs.flatMap(({ node, partial }) => (partial ? [] : collections(node)));
    default:
      return [];
  }
}

function collections(root: YamlNode | undefined): PayloadLog[] {
  const collected = get(root, 'data_collector', 'collections');
  if (!isMap(collected)) return [];
  const on = collected.pairs.filter(({ value }) => /^true$/i.test(str(get(value, 'enabled')) ?? ''));
  const named = (pattern: RegExp) => on.filter(({ key }) => pattern.test(str(key) ?? ''));
  const [inputs, outputs] = [named(/^(?:model_inputs|request)$/), named(/^(?:model_outputs|response)$/)];
  const [first] = [...inputs, ...outputs];
  if (!first) return [];
  const keeps = inputs.length > 0 && outputs.length > 0 ? 'both' : inputs.length > 0 ? 'requests' : 'answers';
  return [{ span: nodeSpan(first.key), subject: 'the data collector of the deployment', keeps }];
}

function pairOf(node: YamlNode | undefined, key: string) {
  return isMap(node) ? node.pairs.find((each) => keyText(each) === key) : undefined;
}
