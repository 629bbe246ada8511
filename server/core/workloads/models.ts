import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isScalar, items, str, type YamlNode } from '../artifacts/yaml.js';
import { isPlaceholder } from '../artifacts/yamlTemplate.js';
import type { ModelReference } from '../meanings.js';
import { storedModel, writtenScalar } from '../workloadMeanings.js';
import { graphNodes, predictorsOf } from './seldon.js';

/**
 * The models that an object of a serving platform names in fields of its own, apart from those of its containers: an
 * LLMInferenceService, TrainedModel, SeldonDeployment, Seldon 2 Model, LocalModelCache, NIMCache. Placeholders are left out.
 */
export function modelReferencesOf(object: KubeObject, text: string): ModelReference[] {
  const spec = get(object.node, 'spec');
  switch (`${object.group}/${object.kind}`) {
    case 'serving.kserve.io/LLMInferenceService':
    case 'serving.kserve.io/LLMInferenceServiceConfig':
      return [get(spec, 'model', 'uri'), ...items(get(spec, 'model', 'lora', 'adapters')).map((a) => get(a, 'uri'))].flatMap(
        (node) => stored(node, text),
      );
    case 'serving.kserve.io/TrainedModel':
      return stored(get(spec, 'model', 'storageUri'), text);
    case 'serving.kserve.io/LocalModelCache':
      return stored(get(spec, 'sourceModelUri'), text);
    case 'machinelearning.seldon.io/SeldonDeployment':
      return predictorsOf(object).flatMap((predictor) =>
        [...graphNodes(predictor).map(({ node }) => get(node, 'modelUri')), get(predictor, 'explainer', 'modelUri')].flatMap(
          (node) => stored(node, text),
        ),
      );
    case 'mlops.seldon.io/Model':
      return stored(get(spec, 'storageUri'), text);
    case 'apps.nvidia.com/NIMCache':
      return onHub(get(spec, 'source', 'hf', 'modelName'), get(spec, 'source', 'hf', 'revision'), text);
    default:
      return [];
  }
}

function stored(node: YamlNode | undefined, text: string): ModelReference[] {
  const uri = str(node);
  return isScalar(node) && uri && !isPlaceholder(uri) ? storedModel(uri, node, text) : [];
}

/** A repository of the Hub whose owner and revision stand in fields of their own. */
function onHub(node: YamlNode | undefined, revision: YamlNode | undefined, text: string): ModelReference[] {
  const name = str(node);
  if (!isScalar(node) || !name || isPlaceholder(name)) return [];
  const stated = isScalar(revision) && str(revision) ? writtenScalar(revision, text) : undefined;
  return [{ written: writtenScalar(node, text), revision: stated, source: 'hub' }];
}
