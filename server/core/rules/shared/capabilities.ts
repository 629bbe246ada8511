import { get, items, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Container } from '../../container.js';

/** Linux capabilities that a container is given on top of the default ones, as written. */
export function addedCapabilities(container: Container): { readonly name: string; readonly node: YamlNode }[] {
  return items(get(container.node, 'securityContext', 'capabilities', 'add')).flatMap((node) => {
    const name = str(node);
    return name === undefined ? [] : [{ name, node }];
  });
}
