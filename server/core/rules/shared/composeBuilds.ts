import type { Compose, ComposeService } from '../../artifacts/compose.js';
import type { Dockerfile } from '../../artifacts/dockerfile.js';
import { get, isMap, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Project } from '../../project.js';
import { relativeUri } from '../../relativeUri.js';
import { remembered } from '../../remembered.js';
import { folderOf } from './beside.js';
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
      const context = build ? (str(get(build, 'context')) ?? '.') : str(node);
      const name = build ? (str(get(build, 'dockerfile')) ?? 'Dockerfile') : 'Dockerfile';
      if (context === undefined || /[$]/.test(context + name) || get(build, 'dockerfile_inline')) return [];
      const folder = relativeUri(folderOf(compose), context);
      const uri = folder === undefined ? undefined : relativeUri(folder, name);
      const dockerfile = uri === undefined ? undefined : dockerfiles.get(uri);
      return dockerfile ? [{ compose, service, build, dockerfile }] : [];
    });
  });
});
