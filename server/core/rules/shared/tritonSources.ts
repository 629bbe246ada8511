import type { ExampleFiles, Source } from '../../rule.js';

/** The checks that Triton's core makes of a configuration before it loads the model. */
export const TRITON_VALIDATION: Source = {
  title: 'Triton core: validation of model configurations',
  url: 'https://github.com/triton-inference-server/core/blob/main/src/model_config_utils.cc',
};

export const TRITON_CONFIGURATION: Source = {
  title: 'Triton: model configuration',
  url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html',
};

export const TRITON_PROTO: Source = {
  title: 'Triton: model_config.proto',
  url: 'https://github.com/triton-inference-server/common/blob/main/protobuf/model_config.proto',
};

/** A model repository with one configuration. */
export function tritonExample(config: string, model = 'income'): ExampleFiles {
  return { [`model_repository/${model}/config.pbtxt`]: config };
}

/** The inputs and outputs of the examples. */
export const TENSORS = `input [ { name: "features" data_type: TYPE_FP32 dims: [ 24 ] } ]
output [ { name: "score" data_type: TYPE_FP32 dims: [ 1 ] } ]
`;
