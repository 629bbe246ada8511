import assert from 'node:assert/strict';
import type { ConsiderationId } from '../../server/core/catalogue/catalogue.js';
import { lintFiles, ROOT } from '../lintFiles.js';

/** Notes of the evidence that one file shows for a consideration, with the text they stand at. */
function shown(name: string, text: string, id: ConsiderationId): string[] {
  return lintFiles({ [name]: text })
    .evidence(ROOT)
    .filter((e) => e.consideration === id)
    .map((e) => `${text.slice(e.span.start, e.span.end)}: ${e.note}`);
}

const triton = (text: string, id: ConsiderationId) => shown('m/income/config.pbtxt', `backend: "onnxruntime"\n${text}\n`, id);
const tf = (text: string, id: ConsiderationId) =>
  shown('models.config', `model_config_list { config { name: "income" base_path: "/m" ${text} } }\n`, id);
const server = (text: string, id: ConsiderationId) =>
  shown('config.properties', `model_store=/m\nload_models=all\n${text}\n`, id);
const model = (text: string, id: ConsiderationId) => shown('model-config.yaml', `minWorkers: 1\n${text}\n`, id);
const mlserver = (text: string, id: ConsiderationId, implementation = 'x.Y') =>
  shown('model-settings.json', `{"name": "a", "implementation": "${implementation}"${text}}\n`, id);

/** What shows something, what shows nothing, and what is said of the first. */
type Case = readonly [
  show: (text: string, id: ConsiderationId) => string[],
  id: ConsiderationId,
  yes: string,
  note: string,
  no: string,
];

const CASES: readonly Case[] = [
  [
    triton,
    'scalability/capacity',
    'max_batch_size: 8 dynamic_batching { }',
    'dynamic_batching: dynamic batching of up to 8 requests',
    'max_batch_size: 1 dynamic_batching { }',
  ],
  [
    triton,
    'scalability/capacity',
    'instance_group { count: 2 }',
    '2: 2 instances of the model',
    'instance_group { count: ${n} }',
  ],
  [
    triton,
    'scalability/capacity',
    'model_warmup { name: "a" inputs { key: "x" value { zero_data: true } } }',
    'model_warmup: warmed up before the first request',
    'model_warmup { }',
  ],
  [
    triton,
    'resources/fit',
    'instance_group { kind: KIND_GPU }',
    'KIND_GPU: runs on accelerators',
    'instance_group { kind: KIND_AUTO }',
  ],
  [
    triton,
    'integration/service-interface',
    'input { name: "x" data_type: TYPE_FP32 dims: 3 } output { name: "y" data_type: TYPE_FP32 dims: 1 }',
    'input: 1 typed input, 1 typed output',
    'input { name: "x" data_type: TYPE_FP32 dims: 3 }',
  ],
  [
    triton,
    'data-quality/validation',
    'input { name: "x" data_type: TYPE_FP32 dims: 3 }',
    'input: requests are compared with the stated tensors',
    'input { name: "TODO" data_type: TYPE_FP32 dims: -1 }',
  ],
  [
    triton,
    'versioning/version-control',
    'version_policy { specific { versions: [ 7, 8 ] } }',
    '7: version 7, 8 is served',
    'version_policy { latest { num_versions: 1 } }',
  ],
  [
    triton,
    'resources/optimisation',
    'optimization { execution_accelerators { gpu_execution_accelerator: [ { name: "tensorrt" parameters { key: "precision_mode" value: "FP16" } } ] } }',
    '"tensorrt": runs through tensorrt, FP16',
    'optimization { execution_accelerators { gpu_execution_accelerator: [ { name: "gpu_io" } ] } }',
  ],
  [
    triton,
    'security/protection',
    'model_repository_agents { agents [ { name: "checksum" parameters { key: "MD5:1/model.onnx" value: "5d41" } } ] }',
    '"checksum": the model is compared with its checksum',
    'model_repository_agents { agents [ { name: "checksum" } ] }',
  ],
  [
    triton,
    'scalability/utilisation-monitoring',
    'model_metrics { metric_control { } }',
    'model_metrics { metric_control { } }: metrics of the model are set up',
    'model_metrics { }',
  ],
  [
    tf,
    'versioning/version-control',
    'model_version_policy { specific { versions: 42 } }',
    '42: version 42 of income is served',
    'model_version_policy { all { } }',
  ],
  [
    tf,
    'drift/monitoring',
    'logging_config { log_collector_config { type: "kafka" filename_prefix: "/l" } sampling_config { sampling_rate: 0.1 } }',
    '0.1: 10 % of the requests are logged',
    'logging_config { log_collector_config { } sampling_config { sampling_rate: 0 } }',
  ],
  [
    server,
    'security/protection',
    'inference_address=https://0.0.0.0:8443\ncertificate_file=/c',
    'https://0.0.0.0:8443: TLS with a certificate',
    'inference_address=https://0.0.0.0:8443',
  ],
  [
    server,
    'security/protection',
    'disable_token_authorization=false',
    'false: tokens are asked for',
    'disable_token_authorization=true',
  ],
  [
    server,
    'security/protection',
    'allowed_urls=https://models\\\\.acme\\\\.com/.*',
    'https://models\\\\.acme\\\\.com/.*: models come from stated hosts',
    'allowed_urls=https://models.acme.com/.*,https?://.*',
  ],
  [
    server,
    'security/protection',
    'blacklist_env_vars=.*KEY.*',
    '.*KEY.*: variables are kept from the workers',
    'blacklist_env_vars=',
  ],
  [
    server,
    'scalability/capacity',
    'default_workers_per_model=4',
    '4: 4 as the number of workers per model',
    'default_workers_per_model=$$WORKERS$$',
  ],
  [
    server,
    'scalability/capacity',
    'models={"a": {"1": {\\\n "maxWorkers": 3}}}',
    '3: up to 3 workers for a',
    'models={"a": {"1": {}}}',
  ],
  [
    server,
    'scalability/utilisation-monitoring',
    'metrics_mode=prometheus',
    'prometheus: metrics are given out',
    'metrics_mode=prometheus\nenable_metrics_api=false',
  ],
  [model, 'scalability/capacity', 'batchSize: 8', '8: batches of up to 8 requests', 'batchSize: 1'],
  [model, 'resources/fit', 'deviceType: gpu\ndeviceIds: [0, 1]', 'gpu: runs on 2 × gpu', 'deviceType: tpu'],
  [
    model,
    'resources/optimisation',
    'handler: {vllm_engine_config: {quantization: awq}}',
    'awq: quantised',
    'handler: {vllm_engine_config: {quantization: none}}',
  ],
  [
    model,
    'interpretability/explanations',
    'handler: {captum_explanation: true}',
    'true: Captum explanations are served',
    'handler: {captum_explanation: false}',
  ],
  [
    mlserver,
    'integration/service-interface',
    ', "inputs": [{"name": "x", "datatype": "FP32", "shape": [-1]}]',
    '"inputs": 1 typed input',
    ', "inputs": [{"name": "TODO", "datatype": "FP32", "shape": [-1]}]',
  ],
  [
    mlserver,
    'scalability/capacity',
    ', "max_batch_size": 8, "max_batch_time": 0.1',
    '8: batches of up to 8 requests',
    ', "max_batch_size": 8',
  ],
  [
    mlserver,
    'versioning/version-control',
    ', "parameters": {"version": "v7"}',
    '"v7": version v7',
    ', "parameters": {"version": "latest"}',
  ],
  [
    (text, id) => mlserver('', id, text),
    'interpretability/explanations',
    'mlserver_alibi_explain.AlibiExplainRuntime',
    '"mlserver_alibi_explain.AlibiExplainRuntime": an Alibi explainer is served',
    'mlserver_sklearn.SKLearnModel',
  ],
  [
    (text, id) => mlserver('', id, text),
    'drift/monitoring',
    'mlserver_alibi_detect.AlibiDetectRuntime',
    '"mlserver_alibi_detect.AlibiDetectRuntime": an Alibi detector is served',
    'mlserver_sklearn.SKLearnModel',
  ],
];

describe('evidence in configurations of model servers', () => {
  for (const [show, id, yes, note, no] of CASES) {
    it(`${id}: ${note}`, () => {
      assert.deepEqual(show(yes, id), [note]);
      assert.deepEqual(show(no, id), []);
    });
  }

  it('takes workers inside one server for no elasticity', () => {
    assert.deepEqual(model('maxWorkers: 4', 'scalability/elastic-serving'), []);
    assert.deepEqual(server('models={"a": {"1": {"minWorkers": 1, "maxWorkers": 3}}}', 'scalability/elastic-serving'), []);
  });
});
