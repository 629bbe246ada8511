import { type KubeObject, type Manifests, spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, pair, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Finding } from '../../model.js';
import type { Project } from '../../project.js';
import { labels } from '../../references.js';
import { finding, suggestedFix } from '../../rule.js';
import { inPart } from './edits.js';
import { alsoAt } from './places.js';

/** What was meant by a selector that finds nothing: its labels, and a name for it in words of a message. */
export interface Meant {
  readonly object: KubeObject;
  readonly labels: ReadonlyMap<string, string>;
  /** `pod`, `Service`. */
  readonly what: string;
}

/**
 * A finding at the first label of a selector (the mapping at `path`) that nothing has, with the labels of what was meant in its
 * place; undefined where each of them is as it should be. `meant` has one member where there is no doubt, and then there is a fix.
 */
export function wrongSelector(
  project: Project,
  manifests: Manifests,
  object: KubeObject,
  path: readonly string[],
  meant: readonly Meant[],
): Finding | undefined {
  const [first] = meant;
  const map = get(object.node, ...path);
  const selector = labels(map);
  if (!first || !isMap(map) || !selector) return undefined;
  const wrong = [...selector].filter(([k, v]) => first.labels.get(k) !== v);
  const [key, value] = wrong[0] ?? [];
  if (key === undefined) return undefined;
  const edits = wrong.flatMap(([k]) => {
    const right = first.labels.get(k);
    const node = pair(map, k)?.value;
    return right !== undefined && node && str(node) !== undefined
      ? setScalar(manifests.parts[0]!.text, node, scalarSource(right, map.flow))
      : [];
  });
  const complete = meant.length === 1 && edits.length === wrong.length;
  const fixes = complete ? [suggestedFix(`Select \`${first.object.name}\``, ...inPart(edits))] : [];
  const right = first.labels.get(key);
  const theirs = right === undefined ? '' : `; \`${first.object.name}\` has \`${right}\``;
  const message = `No ${first.what} has the label \`${key}: ${value}\`${theirs}.`;
  return finding(
    spanOf(pair(map, key)?.value ?? map),
    message,
    fixes,
    alsoAt(project, first.object, undefined, 'what stands beside it'),
  );
}
