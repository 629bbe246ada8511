import type { ExampleFiles, Source } from '../../rule.js';

export const TF_SERVING_CONFIG: Source = {
  title: 'TensorFlow Serving: configuration',
  url: 'https://www.tensorflow.org/tfx/serving/serving_config',
};

/** What the server checks before it takes a list of models. */
export const TF_SERVING_CORE: Source = {
  title: 'TensorFlow Serving: server_core.cc',
  url: 'https://github.com/tensorflow/serving/blob/master/tensorflow_serving/model_servers/server_core.cc',
};

/** A list with one model; `body` is the text of its `config`. */
export function tfServingExample(...bodies: readonly string[]): ExampleFiles {
  const configs = bodies.map((body) => `  config {\n${body.trim().replace(/^/gm, '    ')}\n  }\n`);
  return { 'models.config': `model_config_list {\n${configs.join('')}}\n` };
}

/** A model whose version is named. */
export const INCOME = `name: "income"
base_path: "/models/income"
model_platform: "tensorflow"
model_version_policy { specific { versions: 7 } }`;
