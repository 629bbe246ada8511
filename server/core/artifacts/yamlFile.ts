import type { ArtifactBase } from './artifact.js';
import { isMap, parseYaml, type YamlMap } from './yaml.js';
import { isHelmTemplate, maskTemplate } from './yamlTemplate.js';

/** A YAML file that is one mapping. */
export interface YamlFile {
  readonly root: YamlMap;
  readonly base: Pick<ArtifactBase, 'uri' | 'parts' | 'problems' | 'templated'>;
}

/**
 * Reads the only document of a YAML file; null where that is no mapping. A template is read with its actions masked, and
 * nothing of it is called broken.
 */
export function readYamlFile(uri: string, text: string): YamlFile | null {
  const templated = isHelmTemplate(text, false);
  const document = parseYaml(templated ? maskTemplate(text).text : text).find((each) => each.root !== null);
  if (!isMap(document?.root)) return null;
  const problems = templated
    ? []
    : document.errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message }));
  return { root: document.root, base: { uri, parts: [{ uri, text }], problems, templated } };
}
