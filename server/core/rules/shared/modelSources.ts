import { get, items, str, type YamlScalar } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { type Argument, flag } from '../../container.js';
import { remembered } from '../../remembered.js';
import type { Workload } from '../../serving.js';
import { modelArgument } from './modelServer.js';

/** Flags with the place of a model, besides those that `modelArgument` knows; a repository of many has versions inside. */
const SOURCE_FLAGS = ['--model_base_path', '--tokenizer', '--model_dir'];
const SOURCE_VARIABLES = /^(?:STORAGE_URI|MODEL_(?:URI|URL|PATH|DIR|ID)|MLFLOW_MODEL_URI|TGI_MODEL_ID)$/;

/** The places a workload takes its models from, each with the scalar that names it; placeholders are left out. */
export const modelSources = remembered((workload: Workload): readonly Argument[] => {
  const result: Argument[] = [];
  const add = (text: string | undefined, node: YamlScalar | undefined) => {
    if (text && node && !isPlaceholder(text) && !result.some((r) => r.node === node && r.text === text))
      result.push({ text, node });
  };
  const addNode = (node: ReturnType<typeof get>) => {
    if (node?.type === 'scalar') add(str(node), node);
  };
  for (const entry of items(get(workload.podSpec, 'storageUris'))) addNode(get(entry, 'uri'));
  for (const container of workload.containers) {
    addNode(get(container.node, 'storageUri'));
    const model = modelArgument(container);
    add(model?.text, model?.node);
    for (const name of SOURCE_FLAGS) {
      const given = flag(container, name);
      add(given?.text, given?.node);
    }
    for (const { name, value } of container.env) if (SOURCE_VARIABLES.test(name)) add(str(value), value);
  }
  return result;
});
