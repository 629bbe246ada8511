import { DRIFT_WORDS, TRAINING_WORDS, VALIDATION_WORDS } from '../catalogue/operations.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { get, isMap, keyText, parseYaml, str, type YamlNode } from './yaml.js';
import { nodeSpan } from './yamlSpan.js';

/**
 * A compiled pipeline of Kubeflow Pipelines 2, which Vertex AI runs too. A compiler wrote it and nobody edits it, so nothing
 * inside is judged; that it exists shows something. Fields: `PipelineSpec` of
 * https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto
 */
export interface KfpPipeline extends ArtifactBase {
  readonly kind: 'kfp-pipeline';
  readonly name: string | undefined;
  /** Where its name stands. */
  readonly anchor: Span;
  /** Names of the components that it runs, with where they stand. */
  readonly components: readonly { readonly name: string; readonly span: Span }[];
}

/** Reads one; null where the text is none. A few searches spare other files the parser. */
export function readKfpPipeline(uri: string, text: string): KfpPipeline | null {
  if (!text.includes('deploymentSpec') || !text.includes('pipelineInfo') || !text.includes('executors')) return null;
  const root = parseYaml(text).find((document) => document.root !== null)?.root;
  const info = get(root, 'pipelineInfo');
  if (!isMap(root) || !isMap(info) || !isMap(get(root, 'deploymentSpec', 'executors')) || !isMap(get(root, 'root'))) return null;
  const name = get(info, 'name');
  const components = namesIn(get(root, 'components'));
  const words = [str(name) ?? '', ...components.map((each) => each.name)].join(' ');
  return {
    kind: 'kfp-pipeline',
    uri,
    parts: [{ uri, text }],
    problems: [],
    templated: false,
    aboutModel: [TRAINING_WORDS, DRIFT_WORDS, VALIDATION_WORDS].some((each) => each.test(words)) || text.includes('system.Model'),
    name: str(name),
    anchor: nodeSpan(name ?? info),
    components,
  };
}

/** `comp-train-model` is the component `train-model`. */
function namesIn(node: YamlNode | undefined): { name: string; span: Span }[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap((each) => {
    const key = keyText(each);
    return key === undefined ? [] : [{ name: key.replace(/^comp-/, ''), span: nodeSpan(each.key) }];
  });
}
