import type { KubeObject } from '../artifacts/kubernetes.js';
import { get, isMap, items, pair, str, type YamlMap, type YamlNode } from '../artifacts/yaml.js';
import { type Container, containersOf } from '../container.js';
import type { Workload } from '../serving.js';
import { workloadOf } from './build.js';

/** A node of the graph of a SeldonDeployment, with what it is called and which server Seldon brings for it. */
export interface GraphNode {
  readonly node: YamlMap;
  readonly name: string | undefined;
  /** `SKLEARN_SERVER` …; undefined where its container is its own. */
  readonly implementation: string | undefined;
}

/** Graphs that people write have a handful of nodes; nothing below this many is lost on them. */
const MOST_NODES = 1000;

/** The nodes of a predictor's graph, parents first. */
export function graphNodes(predictor: YamlNode | undefined): GraphNode[] {
  const found: GraphNode[] = [];
  const open = [get(predictor, 'graph')];
  const seen = new Set<YamlNode>();
  for (let node = open.pop(); node && found.length < MOST_NODES; node = open.pop()) {
    if (!isMap(node) || seen.has(node)) continue;
    seen.add(node);
    const implementation = str(get(node, 'implementation'));
    found.push({
      node,
      name: str(get(node, 'name')),
      implementation: implementation === 'UNKNOWN_IMPLEMENTATION' ? undefined : implementation,
    });
    for (const child of items(get(node, 'children')).reverse()) open.push(child);
  }
  return found;
}

/** Predictors of a SeldonDeployment. */
export function predictorsOf(object: KubeObject): YamlMap[] {
  return items(get(object.node, 'spec', 'predictors')).filter(isMap);
}

/**
 * The pods of a SeldonDeployment: one workload for each of its component specs, or the predictor itself where Seldon brings
 * the server. Its webhook adds probes and ports to the containers of the graph. Source: seldon-core v1,
 * `seldondeployment_types.go` and `seldondeployment_webhook.go`.
 */
export function seldonWorkloads(object: KubeObject): Workload[] {
  return predictorsOf(object).flatMap((predictor) => {
    const nodes = graphNodes(predictor);
    const partial = nodes.length === 0 || pair(predictor, '<<') !== undefined;
    const pods = items(get(predictor, 'componentSpecs')).filter((spec) => isMap(spec) && isMap(get(spec, 'spec')));
    if (pods.length === 0) {
      return [workloadOf({ object, form: 'seldon', serves: true, podSpec: predictor, containers: [], partial })];
    }
    return pods.map((template) => {
      const podSpec = get(template, 'spec') as YamlMap;
      const containers = containersOf(podSpec, 'containers').map((c) => inGraph(c, nodes));
      const lacking = containers.length === 0 || containers.some((c) => !c.image && c.framework === undefined);
      return workloadOf({
        object,
        form: 'seldon',
        serves: true,
        podSpec,
        template: template as YamlMap,
        containers,
        partial: partial || lacking,
      });
    });
  });
}

/** A container of the graph holds a model; Seldon completes it where the node names one of its servers. */
function inGraph(container: Container, nodes: readonly GraphNode[]): Container {
  const node = nodes.find((n) => n.name !== undefined && n.name === container.name);
  return node ? { ...container, servesModel: true, framework: node.implementation } : container;
}

/**
 * Seldon Core 2: a Model that its scheduler puts on a server, or the pods of a Server, which are laid over those of its
 * ServerConfig. Source: seldon-core v2, `operator/apis/mlops/v1alpha1`.
 */
export function seldon2Workloads(object: KubeObject): Workload[] {
  const spec = get(object.node, 'spec');
  if (!isMap(spec)) return [];
  if (object.kind === 'Model') return [workloadOf({ object, form: 'seldon', serves: true, podSpec: spec, containers: [] })];
  const podSpec = object.kind === 'Server' || object.kind === 'ServerConfig' ? get(spec, 'podSpec') : undefined;
  return isMap(podSpec) ? [workloadOf({ object, form: 'seldon', serves: true, podSpec, partial: true })] : [];
}
