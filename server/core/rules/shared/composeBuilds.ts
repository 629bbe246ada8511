import type { Compose, ComposeService } from '../../artifacts/compose.js';
import type { Dockerfile } from '../../artifacts/dockerfile.js';
import { get, isMap, type YamlNode } from '../../artifacts/yaml.js';
import { buildPlace } from '../../builtFrom.js';
import type { Project } from '../../project.js';
import { remembered } from '../../remembered.js';
import { isMainFile } from './mainFiles.js';

/** A service of a Compose file with the Dockerfile that it is built from. */
export interface ComposeBuild {
  readonly compose: Compose;
  readonly service: ComposeService;
  /** The mapping below `build`; undefined for `build: ./folder`. */
  readonly build: YamlNode | undefined;
  readonly dockerfile: Dockerfile;
}

/** Services whose Dockerfile is in the project, by `build.context` and `build.dockerfile`. Source: compose-spec, build.md. */
export const composeBuilds = remembered((project: Project): readonly ComposeBuild[] => {
  const dockerfiles = new Map(
    project.artifacts.flatMap((each) => (each.kind === 'dockerfile' && !each.templated ? [[each.uri, each] as const] : [])),
  );
  if (dockerfiles.size === 0) return [];
  return project.artifacts.flatMap((compose) => {
    if (compose.kind !== 'compose' || !isMainFile(project, compose)) return [];
    return compose.allServices.flatMap((service): ComposeBuild[] => {
      const node = get(service.node, 'build');
      const build = isMap(node) ? node : undefined;
      const dockerfile = dockerfiles.get(buildPlace(compose.uri, service.node)?.dockerfile ?? '');
      return dockerfile ? [{ compose, service, build, dockerfile }] : [];
    });
  });
});
