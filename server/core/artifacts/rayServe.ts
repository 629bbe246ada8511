import type { Meanings } from '../meanings.js';
import { rayServeMeanings } from '../rayServeMeanings.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { type ServeConfig, serveConfigOf } from './rayServeConfig.js';
import { parseYaml } from './yaml.js';
import { isHelmTemplate, maskTemplate } from './yamlTemplate.js';

/** A Ray Serve config file. */
export interface RayServe extends ArtifactBase {
  readonly kind: 'ray-serve';
  readonly config: ServeConfig;
  readonly meanings: () => Meanings;
}

/** Reads one; null where the text is none. A search spares other files the parser. */
export function readRayServe(uri: string, text: string): RayServe | null {
  if (!text.includes('import_path')) return null;
  const templated = isHelmTemplate(text, false);
  const [document, ...others] = parseYaml(templated ? maskTemplate(text).text : text);
  const config = document && others.length === 0 ? serveConfigOf(document.root) : undefined;
  if (!document || !config) return null;
  const problems: SyntaxProblem[] = templated
    ? []
    : document.errors.map((e) => ({ span: { part: 0, start: e.start, end: e.end }, message: e.message }));
  return {
    kind: 'ray-serve',
    uri,
    parts: [{ uri, text }],
    problems,
    templated,
    config,
    meanings: () => rayServeMeanings({ config, cluster: undefined, partial: templated || problems.length > 0 }, text),
  };
}
