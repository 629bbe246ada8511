import { type KubeObject, stringMap } from '../artifacts/kubernetes.js';
import { get, isScalar, type YamlNode } from '../artifacts/yaml.js';
import type { Variable } from '../meanings.js';
import { writtenScalar } from '../workloadMeanings.js';
import { rayClusterOf } from './ray.js';

/** Settings in fields of a platform that can hold a credential, besides the environment of its containers. */
export function settingsOf(object: KubeObject, text: string): Variable[] {
  if (object.group === 'machinelearning.seldon.io') {
    const spec = get(object.node, 'spec');
    return ['oauth_key', 'oauth_secret'].flatMap((name) =>
      setting(name, get(spec, name), 'Keep it in the gateway that asks for it.', text),
    );
  }
  const head = get(rayClusterOf(object)?.head, 'rayStartParams');
  return [...stringMap(head)].flatMap(([name, { node }]) =>
    setting(name, node, 'Write `$REDIS_PASSWORD` and give that variable to the head from a Secret.', text),
  );
}

function setting(name: string, node: YamlNode | undefined, advice: string, text: string): Variable[] {
  return isScalar(node) && node.value !== '' ? [{ name, written: writtenScalar(node, text), advice }] : [];
}
