import type { Meanings } from '../meanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import { stackMeanings } from './cloudFormationMeanings.js';
import { textAt } from './cloudFormationValues.js';
import { parseJson } from './jsonTree.js';
import { spanOf } from './kubernetes.js';
import { get, isMap, keyText, parseYaml, str, type YamlMap } from './yaml.js';
import { isHelmTemplate, maskTemplate } from './yamlTemplate.js';

/** A CloudFormation or SAM template with SageMaker resources. */
export interface CloudFormation extends ArtifactBase {
  readonly kind: 'cloudformation';
  /** JSON takes no comments. */
  readonly syntax: 'json' | 'yaml';
  readonly root: YamlMap;
  /** Every resource of the template, SageMaker's or not, in document order. */
  readonly resources: readonly StackResource[];
}

/** One resource of a template. */
export interface StackResource {
  /** The logical id, by which other resources refer to it. */
  readonly id: string;
  /** `AWS::SageMaker::EndpointConfig`. */
  readonly type: string;
  readonly node: YamlMap;
  /** Undefined where there are none, or where something else than a mapping stands. */
  readonly properties: YamlMap | undefined;
  /** Where findings about the whole resource stand: its logical id. */
  readonly anchor: Span;
  /** Only part of the truth, in a template of a template or a text with errors: what it lacks proves nothing. */
  readonly partial: boolean;
}

/**
 * Reads a template, YAML or JSON by the name; null where no SageMaker resource stands in it, nor an autoscaling target of one.
 * Anatomy of a template: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function readCloudFormation(uri: string, text: string): CloudFormation | null {
  if (!text.includes('Resources') || !/AWS::(?:SageMaker|ApplicationAutoScaling)::/.test(text)) return null;
  const syntax = /\.json$/i.test(uri) ? 'json' : 'yaml';
  const templated = isHelmTemplate(text, false);
  const source = templated ? maskTemplate(text).text : text;
  const documents = syntax === 'json' ? [parseJson(source)] : parseYaml(source);
  const document = documents.find(({ root }) => isMap(get(root, 'Resources')));
  const root = document?.root;
  if (!document || !isMap(root)) return null;
  const partial = templated || document.errors.length > 0;
  const resources = resourcesOf(root, partial);
  if (!resources.some(isForModels)) return null;
  const problems = templated
    ? []
    : document.errors.map(({ start, end, message }) => ({ span: { part: 0, start, end: Math.max(start, end) }, message }));
  const artifact: Omit<CloudFormation, 'meanings'> = {
    kind: 'cloudformation',
    uri,
    parts: [{ uri, text }],
    problems,
    templated,
    syntax,
    root,
    resources,
  };
  let meanings: Meanings | undefined;
  return Object.assign(artifact, { meanings: () => (meanings ??= stackMeanings(artifact)) });
}

function resourcesOf(root: YamlMap, partial: boolean): StackResource[] {
  const resources = get(root, 'Resources');
  if (!isMap(resources)) return [];
  return resources.pairs.flatMap((each): StackResource[] => {
    const id = keyText(each);
    const node = get(resources, id ?? '');
    const type = isMap(node) ? str(get(node, 'Type')) : undefined;
    if (id === undefined || !isMap(node) || type === undefined || each.key.start > node.start) return [];
    const properties = get(node, 'Properties');
    return [{ id, type, node, properties: isMap(properties) ? properties : undefined, anchor: spanOf(each.key), partial }];
  });
}

/** A resource of SageMaker, or one that scales an endpoint of another stack. */
function isForModels({ type, properties }: StackResource): boolean {
  if (type.startsWith('AWS::SageMaker::')) return true;
  return type === 'AWS::ApplicationAutoScaling::ScalableTarget' && textAt(properties, 'ServiceNamespace') === 'sagemaker';
}
