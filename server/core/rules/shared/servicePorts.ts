import type { KubeObject } from '../../artifacts/kubernetes.js';
import { get, items, num, str, type YamlNode } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Workload } from '../../serving.js';

/** A port by which something can be reached: of a Service, or of a container. */
export interface NamedPort {
  readonly name: string | undefined;
  readonly number: number | undefined;
}

/** Ports of a Service; null where one of them is not known from this file. */
export function servicePorts(service: KubeObject): NamedPort[] | null {
  return readPorts(items(get(service.node, 'spec', 'ports')), 'port');
}

/** Ports that the containers of a pod declare, init containers included (they may be sidecars); null as above. */
export function containerPorts(workload: Workload): NamedPort[] | null {
  const all = workload.allContainers.flatMap((c) => items(get(c.node, 'ports')));
  const merged = workload.allContainers.some((c) => get(c.node, '<<'));
  return merged ? null : readPorts(all, 'containerPort');
}

/** A port that is referred to by name rather than by number; undefined for numbers, placeholders and what is absent. */
export function portName(node: YamlNode | undefined): string | undefined {
  const text = str(node);
  return text !== undefined && /[A-Za-z]/.test(text) && !isPlaceholder(text) ? text : undefined;
}

function readPorts(list: readonly YamlNode[], key: string): NamedPort[] | null {
  const ports = list.map((port) => ({ name: str(get(port, 'name')), number: num(get(port, key)) }));
  const unknown =
    list.some((port) => get(port, '<<')) || ports.some((p) => isPlaceholder(p.name ?? '') || p.number === undefined);
  return unknown ? null : ports;
}
