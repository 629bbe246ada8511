import type { Source } from '../../rule.js';

export const TORCHSERVE_CONFIG: Source = {
  title: 'TorchServe: configuration',
  url: 'https://pytorch.org/serve/configuration.html',
};
export const TORCHSERVE_TOKENS: Source = {
  title: 'TorchServe: token authorization',
  url: 'https://pytorch.org/serve/token_authorization_api.html',
};
export const TORCHSERVE_MODEL_API: Source = {
  title: 'TorchServe: model API control',
  url: 'https://pytorch.org/serve/model_api_control.html',
};
/** What the server makes of each property. */
export const TORCHSERVE_MANAGER: Source = {
  title: 'TorchServe: ConfigManager.java',
  url: 'https://github.com/pytorch/serve/blob/master/frontend/server/src/main/java/org/pytorch/serve/util/ConfigManager.java',
};

/** The start of the examples. */
export const SERVER = `inference_address=http://0.0.0.0:8080
management_address=http://127.0.0.1:8081
metrics_address=http://127.0.0.1:8082
model_store=/home/model-server/model-store
load_models=income.mar
`;
