import type { KubeObject } from '../artifacts/kubernetes.js';
import type { YamlMap } from '../artifacts/yaml.js';
import { type Container, containersOf } from '../container.js';
import type { Workload } from '../serving.js';

interface Pods {
  readonly object: KubeObject;
  readonly form: Workload['form'];
  readonly serves: boolean;
  readonly podSpec: YamlMap;
  /** What has `metadata` and `spec` of the pods. */
  readonly template?: YamlMap | undefined;
  /** The containers where they are not those of `podSpec`. */
  readonly containers?: readonly Container[];
  /** Something else completes what stands here. */
  readonly partial?: boolean;
  readonly multiNode?: boolean;
  readonly group?: Workload['group'];
}

/** A workload of pods. Where no container is known to hold the model it is the first, as the platforms themselves have it. */
export function workloadOf(pods: Pods): Workload {
  const { object, form, serves, podSpec } = pods;
  const own = pods.containers ?? containersOf(podSpec, 'containers');
  const containers = own.some((c) => c.servesModel) ? own : own.map((c, i) => ({ ...c, servesModel: i === 0 }));
  const initContainers = containersOf(podSpec, 'initContainers');
  return {
    object,
    form,
    component: undefined,
    serves,
    podSpec,
    template: pods.template,
    containers,
    initContainers,
    allContainers: [...containers, ...initContainers],
    anchor: object.anchor,
    partial: object.partial || pods.partial === true,
    ...(pods.multiNode ? { multiNode: true } : {}),
    ...(pods.group === undefined ? {} : { group: pods.group }),
  };
}

/** A container without an image is what a patch or a template has. */
export function lacksImage(containers: readonly Container[]): boolean {
  return containers.length === 0 || containers.some((c) => !c.image);
}
