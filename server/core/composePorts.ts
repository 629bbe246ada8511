import { get, isMap, isScalar, items, str, type YamlMap, type YamlNode } from './artifacts/yaml.js';
import { interpolated } from './composeContainer.js';

/** A port of a container that is published on the host. */
export interface PublishedPort {
  readonly node: YamlNode;
  /** Bound to an address of this host alone. */
  readonly local: boolean;
  /** The address it is bound to, as written; undefined for all of them. */
  readonly host: string | undefined;
  /** Port of the host, where one is named. */
  readonly published: number | undefined;
  /** Port of the container, where it is known. */
  readonly target: number | undefined;
}

const SHORT = /^(?:(\[[\da-fA-F:]+\]|\d+\.[\d.]+|localhost):)?(?:(\d+(?:-\d+)?)?:)?(\d+)(?:-\d+)?(?:\/\w+)?$/;

/** The published ports of a service, in both syntaxes; those that hold a variable are left out. Source: compose-spec, "ports". */
export function publishedPorts(service: YamlMap): PublishedPort[] {
  return items(get(service, 'ports')).flatMap((node): PublishedPort[] => {
    if (isMap(node)) {
      const host = str(get(node, 'host_ip'));
      if (host?.includes('$')) return [];
      const [published, target] = ['published', 'target'].map((key) => Number(str(get(node, key)) ?? Number.NaN));
      return [{ node, local: isLocal(host), host, published: whole(published), target: whole(target) }];
    }
    const text = isScalar(node) ? interpolated(str(node) ?? '') : '';
    const read = SHORT.exec(text);
    if (!read) return [];
    const [, host, published, target] = read;
    return [{ node, local: isLocal(host), host, published: whole(Number(published)), target: Number(target) }];
  });
}

function whole(port: number | undefined): number | undefined {
  return Number.isInteger(port) ? port : undefined;
}

function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(?:127\.|localhost$|\[?::1\]?$)/.test(host);
}
