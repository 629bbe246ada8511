import { embeddedYaml } from '../artifacts/embeddedYaml.js';
import type { KubeObject } from '../artifacts/kubernetes.js';
import { type ServeConfig, serveConfigOf } from '../artifacts/rayServeConfig.js';
import { get, isMap, str } from '../artifacts/yaml.js';

/**
 * The Ray Serve config inside an object: `serveConfigV2` of a RayService, or a ConfigMap that holds one. With positions of the
 * whole text; undefined where there is none or it cannot be read.
 */
export function serveConfigIn(object: KubeObject, text: string): ServeConfig | undefined {
  if (object.partial) return undefined;
  if (object.group === 'ray.io' && object.kind === 'RayService') {
    const read = embeddedYaml(text, get(object.node, 'spec', 'serveConfigV2'));
    return read && read.errors.length === 0 ? serveConfigOf(read.root) : undefined;
  }
  const data = object.group === '' && object.kind === 'ConfigMap' ? get(object.node, 'data') : undefined;
  if (!isMap(data)) return undefined;
  for (const { value } of data.pairs) {
    // A search spares every other ConfigMap the parser.
    if (!str(value)?.includes('import_path:')) continue;
    const read = embeddedYaml(text, value);
    const config = read && read.errors.length === 0 ? serveConfigOf(read.root) : undefined;
    if (config) return config;
  }
  return undefined;
}
