import { type KubeObject, type Manifests, stringMap } from '../../artifacts/kubernetes.js';
import { get, isMap, isNull, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { remembered } from '../../remembered.js';

/** Parts of an InferenceService, in the order of the API. */
export const COMPONENTS = ['predictor', 'transformer', 'explainer'] as const;

/** One component of an InferenceService as written. */
export interface Component {
  readonly object: KubeObject;
  readonly name: (typeof COMPONENTS)[number];
  readonly node: YamlMap;
}

/** Every InferenceService of a file. */
export function inferenceServices(manifests: Manifests): KubeObject[] {
  return manifests.objects.filter((o) => o.group === 'serving.kserve.io' && o.kind === 'InferenceService');
}

/** Every component of every InferenceService of a file. */
export const components = remembered((manifests: Manifests): readonly Component[] =>
  inferenceServices(manifests).flatMap((object) =>
    COMPONENTS.flatMap((name) => {
      const node = get(object.node, 'spec', name);
      return isMap(node) ? [{ object, name, node }] : [];
    }),
  ),
);

/** An annotation of the object, undefined where it is absent or not known from this file. */
export function annotation(
  object: KubeObject,
  key: string,
): { readonly value: string; readonly node: YamlNode; readonly key: YamlNode } | undefined {
  const annotations = get(object.node, 'metadata', 'annotations');
  const found = annotations && stringMap(annotations).get(key);
  return found && !isPlaceholder(found.value) ? found : undefined;
}

/**
 * How an InferenceService is deployed, where its annotation says so; both the present and the former spelling count.
 * Undefined otherwise: the cluster's own default decides. Source: kserve `pkg/constants`.
 */
export function deploymentMode(object: KubeObject): 'Standard' | 'Knative' | 'ModelMesh' | undefined {
  const mode = annotation(object, 'serving.kserve.io/deploymentMode')?.value;
  if (mode === 'Standard' || mode === 'RawDeployment') return 'Standard';
  if (mode === 'Knative' || mode === 'Serverless') return 'Knative';
  return mode === 'ModelMesh' ? mode : undefined;
}

/** The value of a key that is there and not null. */
export function present(map: YamlMap, key: string): YamlNode | undefined {
  const value = get(map, key);
  return value && !isNull(value) ? value : undefined;
}
