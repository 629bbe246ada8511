import type { Meanings } from '../meanings.js';
import type { Span } from '../model.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import { azureMlMeanings } from './azureMlMeanings.js';
import { type AzureMlType, azureMlTypeOf, mentionsAzureMl } from './azureMlRecognition.js';
import { spanOf } from './kubernetes.js';
import { get, isMap, parseYaml, str, type YamlMap } from './yaml.js';
import { isHelmTemplate, maskTemplate } from './yamlTemplate.js';

/** An Azure Machine Learning v2 YAML file: what `az ml … create --file` takes. */
export interface AzureMl extends ArtifactBase {
  readonly kind: 'azureml';
  /** One for each document of the file, nearly always one. */
  readonly specs: readonly AzureMlSpec[];
}

/** An endpoint, deployment, model, job, schedule … of a workspace. */
export interface AzureMlSpec {
  readonly type: AzureMlType;
  readonly node: YamlMap;
  /** Runs on a Kubernetes cluster of the user's rather than on managed machines. */
  readonly kubernetes: boolean;
  /** Where findings about the whole stand: the value of `name`, else the first key. */
  readonly anchor: Span;
  /** Only part of the truth, in a template or a text with errors: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** Reads one; null where no document of the text is of a kind of Azure Machine Learning. */
export function readAzureMl(uri: string, text: string): AzureMl | null {
  if (!mentionsAzureMl(text)) return null;
  const templated = isHelmTemplate(text, false);
  const specs: AzureMlSpec[] = [];
  const problems: SyntaxProblem[] = [];
  for (const { root, errors } of parseYaml(templated ? maskTemplate(text).text : text)) {
    const known = isMap(root) ? azureMlTypeOf(root) : null;
    if (!known || !isMap(root)) continue;
    const name = get(root, 'name');
    specs.push({
      type: known.type,
      node: root,
      kubernetes:
        /^kubernetes/i.test(known.schema ?? '') ||
        str(get(root, 'type')) === 'kubernetes' ||
        (known.type === 'onlineEndpoint' && get(root, 'compute') !== undefined),
      anchor: spanOf(name && str(name) ? name : (root.pairs[0]?.key ?? root)),
      partial: templated || errors.length > 0,
    });
    if (!templated) for (const e of errors) problems.push({ span: spanOf(e), message: e.message });
  }
  if (specs.length === 0) return null;
  const artifact: Omit<AzureMl, 'meanings'> = { kind: 'azureml', uri, parts: [{ uri, text }], problems, templated, specs };
  let meanings: Meanings | undefined;
  return Object.assign(artifact, { meanings: () => (meanings ??= azureMlMeanings(artifact)) });
}
