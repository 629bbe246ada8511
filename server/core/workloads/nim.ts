import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isMap, isScalar, str } from '../artifacts/yaml.js';
import { type Container, readContainer } from '../container.js';
import { parseImage } from '../imageReference.js';
import type { Workload } from '../serving.js';
import { workloadOf } from './build.js';

/**
 * A NIMService: its spec says of the one container what a pod would, with the image in parts. The operator adds probes and
 * mounts memory at `/dev/shm`. Source: NVIDIA k8s-nim-operator, `api/apps/v1alpha1/nimservice_types.go`.
 */
export function nimWorkloads(object: KubeObject): Workload[] {
  const spec = get(object.node, 'spec');
  if (object.kind !== 'NIMService' || !isMap(spec)) return [];
  const image = imageOf(object);
  const own = readContainer(spec);
  const container: Container = { ...own, name: undefined, anchor: object.anchor, image, servesModel: true };
  const multiNode = isMap(get(spec, 'multiNode'));
  return [workloadOf({ object, form: 'nim', serves: true, podSpec: spec, containers: [container], partial: !image, multiNode })];
}

/** Repository and tag stand apart; the place of both is the tag, as that is what people change. */
function imageOf(object: KubeObject): Container['image'] {
  const repository = get(object.node, 'spec', 'image', 'repository');
  const tag = get(object.node, 'spec', 'image', 'tag');
  const name = str(repository);
  if (!isScalar(repository) || !name) return undefined;
  const version = str(tag);
  const node = isScalar(tag) && version ? tag : repository;
  return { node, reference: parseImage(version ? `${name}${version.startsWith('sha256:') ? '@' : ':'}${version}` : name) };
}
