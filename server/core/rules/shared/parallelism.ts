import { str } from '../../artifacts/yaml.js';
import { type Argument, type Container, flag } from '../../container.js';
import { remembered } from '../../remembered.js';
import { modelServer } from './modelServer.js';

/** Over how many accelerators a server spreads one copy of its model. */
export interface Parallelism {
  /** Undefined where it is set to something that this file does not tell. */
  readonly tensor: number | undefined;
  /** The words that set it. */
  readonly argument: Argument | undefined;
  /** Pipeline stages; 1 where none are set. */
  readonly pipeline: number | undefined;
  /** Copies side by side; 1 where none are set. */
  readonly data: number | undefined;
  /** Spread over several nodes, so that one container need not hold it all. */
  readonly distributed: boolean;
}

/** Flags for the number of tensor-parallel shards: vLLM, KServe's runtime, SGLang and TGI. */
export const TENSOR_FLAGS = [
  '--tensor-parallel-size',
  '--tensor_parallel_size',
  '-tp',
  '--tp-size',
  '--tp',
  '--num-shard',
] as const;
const PIPELINE_FLAGS = ['--pipeline-parallel-size', '--pipeline_parallel_size', '-pp', '--pp-size'];
const DATA_FLAGS = ['--data-parallel-size', '--data_parallel_size', '-dp', '--dp-size', '--dp'];
const SPREAD_FLAGS = [
  '--distributed-executor-backend',
  '--nnodes',
  '--node-rank',
  '--headless',
  '--data-parallel-address',
  '--dist-init-addr',
];

/** Reads the flags of vLLM, SGLang, TGI and KServe's Hugging Face runtime; 1 everywhere for other servers. */
export const parallelism = remembered((container: Container): Parallelism => {
  const known = container.framework !== undefined || ['vllm', 'sglang', 'tgi'].includes(modelServer(container) ?? '');
  if (!known) return { tensor: 1, argument: undefined, pipeline: 1, data: 1, distributed: false };
  const argument = flag(container, ...TENSOR_FLAGS) ?? shards(container);
  const backend = flag(container, '--distributed-executor-backend')?.text;
  const distributed =
    SPREAD_FLAGS.some((name) => name !== '--distributed-executor-backend' && flag(container, name) !== undefined) ||
    (backend !== undefined && backend !== 'mp' && backend !== 'uni') ||
    container.args.some((a, i) => a.text === 'start' && /(?:^|\/)ray$/.test(container.args[i - 1]?.text ?? ''));
  return {
    tensor: argument ? whole(argument.text) : 1,
    argument,
    pipeline: count(container, PIPELINE_FLAGS),
    data: count(container, DATA_FLAGS),
    distributed,
  };
});

/** TGI reads its flags from variables too. */
function shards(container: Container): Argument | undefined {
  const variable = modelServer(container) === 'tgi' ? container.env.find((e) => e.name === 'NUM_SHARD')?.value : undefined;
  const text = str(variable);
  return variable && text ? { text, node: variable } : undefined;
}

function count(container: Container, flags: readonly string[]): number | undefined {
  const given = flag(container, ...flags);
  return given ? whole(given.text) : 1;
}

function whole(text: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
