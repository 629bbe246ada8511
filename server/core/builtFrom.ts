import { get, isMap, str, type YamlMap } from './artifacts/yaml.js';
import { relativeUri } from './relativeUri.js';

/** Where a service of a Compose file is built. */
export interface BuildPlace {
  /** URI of the folder that the build sees. */
  readonly context: string;
  /** URI of the Dockerfile, whether or not it is there. */
  readonly dockerfile: string;
}

/**
 * The place that `build` of a service names, in both its forms; undefined where the service is not built, is built from elsewhere
 * or from lines of the Compose file, or where a variable hides it. Source: compose-spec, build.md.
 */
export function buildPlace(composeUri: string, service: YamlMap): BuildPlace | undefined {
  const build = get(service, 'build');
  const long = isMap(build);
  const path = long ? (str(get(build, 'context')) ?? '.') : str(build);
  const name = long ? (str(get(build, 'dockerfile')) ?? 'Dockerfile') : 'Dockerfile';
  if (path === undefined || (path + name).includes('$') || (long && get(build, 'dockerfile_inline'))) return undefined;
  const context = relativeUri(composeUri.slice(0, composeUri.lastIndexOf('/')), path);
  const dockerfile = context === undefined ? undefined : relativeUri(context, name);
  return context === undefined || dockerfile === undefined ? undefined : { context, dockerfile };
}
