import type { ModelReference } from '../meanings.js';
import type { ArtifactBase } from './artifact.js';
import {
  fieldOf,
  integerOf,
  messageAt,
  messagesOf,
  type ProtoMessage,
  type ProtoScalar,
  scalarOf,
  stringOf,
  valuesOf,
} from './protoText.js';
import { protoString, setProtoValue } from './protoTextEdit.js';
import { parseProtoText } from './protoTextParse.js';
import { protoSpan } from './tritonConfig.js';
import { isPlaceholder } from './yamlTemplate.js';

/**
 * A TensorFlow Serving model list, `models.config`: a `ModelServerConfig` of
 * https://github.com/tensorflow/serving/blob/master/tensorflow_serving/config/model_server_config.proto
 */
export interface TfServingConfig extends ArtifactBase {
  readonly kind: 'tf-serving-config';
  readonly models: readonly TfServedModel[];
  /** Text that is broken or filled in later: what it lacks proves nothing. */
  readonly partial: boolean;
}

/** One `config` of the list. */
export interface TfServedModel {
  readonly node: ProtoMessage;
  readonly name: ProtoScalar | undefined;
  readonly basePath: ProtoScalar | undefined;
  /** Which choice of `model_version_policy` is made; undefined where none is. */
  readonly policy: 'latest' | 'all' | 'specific' | undefined;
  /** The versions of `specific`, with the numbers that are known. */
  readonly versions: readonly { readonly node: ProtoScalar; readonly value: number }[];
}

/** Reads one; null where the text names no model to serve. Never throws. */
export function readTfServingConfig(uri: string, text: string): TfServingConfig | null {
  if (!text.includes('model_config_list')) return null;
  const { root, errors, templated } = parseProtoText(text);
  const list = messageAt(root, 'model_config_list');
  if (!list) return null;
  const models = messagesOf(list, 'config').map(modelOf);
  return {
    kind: 'tf-serving-config',
    uri,
    parts: [{ uri, text }],
    problems: templated ? [] : errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated,
    models,
    partial: templated || errors.length > 0,
    meanings: () => ({ models: models.flatMap((model) => referenceOf(model, text)) }),
  };
}

function modelOf(node: ProtoMessage): TfServedModel {
  const policy = messageAt(node, 'model_version_policy');
  const choice = (['specific', 'all', 'latest'] as const).find((name) => fieldOf(policy, name));
  const versions = valuesOf(messageAt(policy, 'specific'), 'versions').flatMap((value) => {
    const number = integerOf(value);
    return value.type === 'scalar' && number !== undefined ? [{ node: value, value: number }] : [];
  });
  return { node, name: scalarOf(node, 'name'), basePath: scalarOf(node, 'base_path'), policy: choice, versions };
}

/** The folder above the versions of a model; where one of them is named, what the folder is called says nothing. */
function referenceOf({ basePath, policy }: TfServedModel, text: string): ModelReference[] {
  const path = stringOf(basePath);
  if (!basePath || !path || isPlaceholder(path) || policy === 'specific') return [];
  return [
    {
      written: {
        value: path,
        span: protoSpan(basePath),
        replace: (next) =>
          setProtoValue(basePath, protoString(next, { source: text, scalar: basePath })).map((e) => ({
            span: protoSpan(e),
            newText: e.newText,
          })),
      },
      revision: undefined,
      source: /^[a-z][\w+.-]*:\/\//i.test(path) ? 'store' : 'path',
    },
  ];
}
