import type { Capacity, Meanings } from '../meanings.js';
import type { Part, Span } from '../model.js';
import type { ArtifactBase } from './artifact.js';
import {
  booleanOf,
  fieldOf,
  identifierOf,
  integerOf,
  messageAt,
  messagesOf,
  type ProtoMessage,
  scalarOf,
  stringOf,
  valuesOf,
} from './protoText.js';
import { setProtoValue } from './protoTextEdit.js';
import { parseProtoText } from './protoTextParse.js';

/**
 * A Triton model configuration, `config.pbtxt`: a `ModelConfig` of
 * https://github.com/triton-inference-server/common/blob/main/protobuf/model_config.proto
 */
export interface TritonConfig extends ArtifactBase {
  readonly kind: 'triton-config';
  readonly root: ProtoMessage;
  /** Text that is broken or filled in later: what it lacks proves nothing. */
  readonly partial: boolean;
  /** `onnxruntime`, `tensorrt`, `pytorch`, `ensemble` …, from `backend` or from `platform`; undefined where neither says. */
  readonly backend: string | undefined;
  /** Undefined where it is not given, or not known from this file. */
  readonly maxBatchSize: number | undefined;
  /** Answers come apart from requests: the model batches by itself. */
  readonly decoupled: boolean;
}

const SAYS_TRITON = /\b(?:backend|platform|max_batch_size|instance_group|data_type|\w+_batching|\w+_scheduling|version_policy)\b/;
/** Fields that no other message in text format has together with the name `config.pbtxt`. */
const OWN_FIELDS = [
  'backend',
  'platform',
  'max_batch_size',
  'instance_group',
  'dynamic_batching',
  'sequence_batching',
  'ensemble_scheduling',
  'version_policy',
  'model_warmup',
  'model_transaction_policy',
  'model_repository_agents',
];
/** Fields of TensorFlow's graphs, label maps, pipelines and of lists of TensorFlow Serving. */
const FOREIGN_FIELDS = ['node', 'item', 'library', 'versions', 'meta_graphs', 'train_config', 'model_config_list'];

/** Reads one; null where the text is no `ModelConfig`. Never throws. */
export function readTritonConfig(uri: string, text: string): TritonConfig | null {
  if (!SAYS_TRITON.test(text)) return null;
  const { root, errors, templated } = parseProtoText(text);
  if (!isModelConfig(root)) return null;
  const part: Part = { uri, text };
  return {
    kind: 'triton-config',
    uri,
    parts: [part],
    problems: templated ? [] : errors.map(({ start, end, message }) => ({ span: { part: 0, start, end }, message })),
    templated,
    root,
    partial: templated || errors.length > 0,
    backend: backendOf(root),
    maxBatchSize: integerOf(scalarOf(root, 'max_batch_size')),
    decoupled: booleanOf(scalarOf(messageAt(root, 'model_transaction_policy'), 'decoupled')) !== false && hasDecoupled(root),
    meanings: () => meaningsOf(root),
  };
}

/** The place of a value or field in a file of one part. */
export function protoSpan(place: { readonly start: number; readonly end: number }): Span {
  return { part: 0, start: place.start, end: place.end };
}

function isModelConfig(root: ProtoMessage): boolean {
  if (FOREIGN_FIELDS.some((name) => fieldOf(root, name))) return false;
  if (OWN_FIELDS.some((name) => fieldOf(root, name))) return true;
  return [...messagesOf(root, 'input'), ...messagesOf(root, 'output')].some((io) => fieldOf(io, 'data_type'));
}

function hasDecoupled(root: ProtoMessage): boolean {
  return fieldOf(messageAt(root, 'model_transaction_policy'), 'decoupled') !== undefined;
}

/** Backends by the platform that older configurations name instead. */
const PLATFORMS: ReadonlyMap<string, string> = new Map([
  ['onnxruntime_onnx', 'onnxruntime'],
  ['tensorrt_plan', 'tensorrt'],
  ['tensorflow_savedmodel', 'tensorflow'],
  ['tensorflow_graphdef', 'tensorflow'],
  ['pytorch_libtorch', 'pytorch'],
  ['torch_aoti', 'pytorch'],
]);

function backendOf(root: ProtoMessage): string | undefined {
  if (fieldOf(root, 'ensemble_scheduling')) return 'ensemble';
  const backend = stringOf(scalarOf(root, 'backend'));
  if (backend) return backend;
  const platform = stringOf(scalarOf(root, 'platform'));
  return platform ? (PLATFORMS.get(platform) ?? platform) : undefined;
}

function meaningsOf(root: ProtoMessage): Meanings {
  return { capacities: messagesOf(root, 'instance_group').flatMap(capacityOf) };
}

/** Copies of the model inside one server, for each of the accelerators that the group names. */
function capacityOf(group: ProtoMessage): Capacity[] {
  const count = scalarOf(group, 'count');
  const value = integerOf(count);
  if (!count || value === undefined) return [];
  const gpus = valuesOf(group, 'gpus').length;
  const kind = identifierOf(scalarOf(group, 'kind'));
  return [
    {
      subject: 'The instance group',
      min: undefined,
      max: undefined,
      fixed: { value, span: protoSpan(count), replace: (next) => setProtoValue(count, next).map(asEdit) },
      canBeZero: false,
      accelerators: kind === 'KIND_CPU' ? 0 : gpus > 0 ? 1 : undefined,
      insideServer: true,
      anchor: protoSpan(fieldOf(group, 'count')!),
    },
  ];
}

function asEdit({ start, end, newText }: { readonly start: number; readonly end: number; readonly newText: string }) {
  return { span: { part: 0, start, end }, newText };
}
