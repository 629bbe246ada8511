import type { Meanings } from '../meanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { databricksMeanings } from './databricksMeanings.js';
import { isBundleName, mentionsBundle, provesBundle, speaksOfModels } from './databricksRecognition.js';
import { get, isMap, keyText, type YamlMap, type YamlNode } from './yaml.js';
import { readYamlFile } from './yamlFile.js';
import { nodeSpan } from './yamlSpan.js';

/**
 * A file of a Databricks asset bundle: `databricks.yml` or one that it includes. Fields by the JSON schema of the command line
 * tool: https://github.com/databricks/cli/blob/main/bundle/schema/jsonschema.json
 */
export interface DatabricksBundle extends ArtifactBase {
  readonly kind: 'databricks';
  readonly root: YamlMap;
  /** Everything below `resources`, and below the `resources` of each target. */
  readonly resources: readonly BundleResource[];
}

export interface BundleResource {
  /** The plural that it stands under: `model_serving_endpoints`, `jobs` … */
  readonly type: string;
  readonly key: string;
  readonly node: YamlMap;
  /** The target that it stands in: only what differs there is written, the rest stands in the bundle's own resources. */
  readonly target: string | undefined;
  /** Its key: where findings about the whole stand. */
  readonly anchor: Span;
  /** Only part of the truth, in a target, a template or a text with errors: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** Reads one; null where the text is none. `resources:` alone is a word of many tools: a kind of Databricks must stand below it. */
export function readDatabricksBundle(uri: string, text: string): DatabricksBundle | null {
  if (!mentionsBundle(text)) return null;
  const file = readYamlFile(uri, text);
  if (!file) return null;
  const partial = file.base.templated || file.base.problems.length > 0;
  const resources = [
    ...resourcesIn(get(file.root, 'resources'), undefined, partial),
    ...['targets', 'environments'].flatMap((key) =>
      entriesOf(get(file.root, key)).flatMap(([name, target]) => resourcesIn(get(target, 'resources'), name, true)),
    ),
  ];
  if (!isBundleName(uri, file.root) && !resources.some(provesBundle)) return null;
  const artifact: Omit<DatabricksBundle, 'meanings'> = {
    ...file.base,
    kind: 'databricks',
    root: file.root,
    resources,
    aboutModel: resources.some(speaksOfModels),
  };
  let meanings: Meanings | undefined;
  return Object.assign(artifact, { meanings: () => (meanings ??= databricksMeanings(artifact)) });
}

function resourcesIn(node: YamlNode | undefined, target: string | undefined, partial: boolean): BundleResource[] {
  return entriesOf(node).flatMap(([type, kind]) =>
    entriesOf(kind).flatMap(([key, each, keyNode]): BundleResource[] =>
      isMap(each) ? [{ type, key, node: each, target, anchor: nodeSpan(keyNode), partial }] : [],
    ),
  );
}

/** The pairs of a mapping by the text of their keys, aliases resolved; none for anything else. */
function entriesOf(node: YamlNode | undefined): [string, YamlNode | undefined, YamlNode][] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap((each): [string, YamlNode | undefined, YamlNode][] => {
    const key = keyText(each);
    return key === undefined ? [] : [[key, get(node, key), each.key]];
  });
}
