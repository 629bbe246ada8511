import type { PyArg, PyCall, PyValue } from '../../artifacts/python.js';
import { pathOfValue, stringOf } from './pythonCalls.js';

/** A call that unpickles. */
export interface PickleLoad {
  readonly library: string;
  /** A literal path, where one is given. */
  readonly path?: string;
  /** What it reads comes straight from the network. */
  readonly downloaded: boolean;
  /** It reads what this code has pickled before. */
  readonly roundTrip: boolean;
}

const PICKLE_LOAD = /^(_?pickle|cPickle|dill|cloudpickle|joblib|pickle5)\.loads?$/;
const DOWNLOADS =
  /(?:^|\.)(?:requests\.(?:get|post|request)\(\)|requests\.[Ss]ession\(\)\.get\(\)|httpx\.get\(\)|urllib\.request\.urlopen\(\)|huggingface_hub\.hf_hub_download\(\)|huggingface_hub\.cached_download\(\)|wget\.download\(\)|gdown\.download\(\)|urllib\.request\.urlretrieve\(\))/;
const URL = /^https?:\/\//;
const OPENERS = /^(?:(?:io|codecs)\.)?open$|^(?:gzip|bz2|lzma|fsspec)\.open$/;

/** What a call unpickles, or null where it does not. */
export function pickleLoadOf(call: PyCall): PickleLoad | null {
  const library =
    PICKLE_LOAD.exec(call.callee)?.[1] ?? (/^pandas\.(?:io\.pickle\.)?read_pickle$/.test(call.callee) ? 'pandas' : null);
  const source = library && (call.arg('file', 0) ?? call.arg('filename') ?? call.arg('filepath_or_buffer'));
  if (!library) return null;
  const value = source ? opened(source.value) : undefined;
  const path = value?.kind === 'string' ? value.value : undefined;
  const origin = pathOfValue(value);
  return {
    library,
    path,
    downloaded: (path !== undefined && URL.test(path)) || DOWNLOADS.test(origin),
    roundTrip: /(?:^|\.)(?:pickle|dill|cloudpickle)\.dumps\(\)/.test(origin),
  };
}

/** The file behind `open(file)`. */
function opened(value: PyValue): PyValue {
  if (value.kind !== 'call' || !OPENERS.test(value.call.callee)) return value;
  return value.call.arg('file', 0)?.value ?? value.call.args[0]?.value ?? value;
}

/** The literal path that a call opens for reading, or writes a pickle to. */
export function pathAccess(call: PyCall): { readonly path: string | undefined; readonly writes: boolean } | null {
  if (OPENERS.test(call.callee)) {
    const mode = stringOf(call.arg('mode', 1)) ?? 'r';
    return { path: stringOf(call.arg('file', 0) ?? call.args[0]), writes: /[wax]/.test(mode) };
  }
  const written = writtenBy(call);
  return written === null ? null : { path: stringOf(written), writes: true };
}

function writtenBy(call: PyCall): PyArg | undefined | null {
  if (call.callee === 'joblib.dump') return call.arg('filename', 1);
  if (call.method === 'to_pickle') return call.arg('path', 0);
  return /^(?:_?pickle|dill|cloudpickle)\.dump$/.test(call.callee) ? undefined : null;
}
