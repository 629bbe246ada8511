import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { get, isMap, isScalar, items, parseYaml, str, type YamlMap, type YamlScalar } from './yaml.js';

/** A Helm `Chart.yaml`. */
export interface HelmChart extends ArtifactBase {
  readonly kind: 'helm-chart';
  readonly root: YamlMap;
  readonly apiVersion: YamlScalar;
  readonly name: string;
  readonly dependencies: readonly ChartDependency[];
  readonly maintainers: readonly { readonly name: string; readonly node: YamlMap }[];
  /** A `Chart.lock` stands beside it; undefined where the files beside it are not known. */
  readonly locked: boolean | undefined;
}

export interface ChartDependency {
  readonly name: string;
  /** A range of versions as written. */
  readonly version: YamlScalar | undefined;
  readonly repository: string;
  readonly node: YamlMap;
}

const LOCKS = ['Chart.lock', 'requirements.lock'];

/**
 * Reads one; null where the text is none: it has an API version `v1` or `v2`, a name and a version, and no `kind`. `siblings` are
 * the names of the files beside it, where the host knows them. Source: helm.sh "The Chart.yaml file".
 */
export function readHelmChart(uri: string, text: string, siblings: readonly string[] = []): HelmChart | null {
  const document = parseYaml(text)[0];
  const root = document?.root;
  if (!document || !isMap(root) || get(root, 'kind')) return null;
  const apiVersion = get(root, 'apiVersion');
  const name = str(get(root, 'name'));
  if (!isScalar(apiVersion) || !/^v\d$/.test(apiVersion.value) || !name) return null;
  const problems: SyntaxProblem[] = document.errors.map((e) => ({
    span: { part: 0, start: e.start, end: e.end },
    message: e.message,
  }));
  return {
    kind: 'helm-chart',
    uri,
    parts: [{ uri, text }],
    problems,
    templated: false,
    aboutModel: false,
    root,
    apiVersion,
    name,
    dependencies: items(get(root, 'dependencies')).flatMap((node) => {
      const dependency = str(get(node, 'name'));
      const version = get(node, 'version');
      if (!isMap(node) || !dependency) return [];
      const repository = str(get(node, 'repository')) ?? '';
      return [{ name: dependency, version: isScalar(version) ? version : undefined, repository, node }];
    }),
    maintainers: items(get(root, 'maintainers')).flatMap((node) => {
      const who = str(get(node, 'name')) ?? str(get(node, 'email'));
      return isMap(node) && who ? [{ name: who, node }] : [];
    }),
    locked: siblings.length === 0 ? undefined : siblings.some((s) => LOCKS.includes(s)),
  };
}
