import type { ModelReference, Written } from '../meanings.js';
import { isHubId } from '../workloadMeanings.js';
import { type Dockerfile, placeOf, wordsOf } from './dockerfile.js';
import { type RunCommand, runCommands } from './dockerfileCommands.js';
import type { DockerWord } from './dockerfileWords.js';

/** Files that hold a model, by their ending. */
export const MODEL_FILE =
  /\.(?:safetensors|gguf|ggml|onnx|pt|pth|ckpt|h5|keras|tflite|mar|joblib|mlmodel|engine|plan|caffemodel|pdmodel|npz\.model|llamafile)$/i;

/** Options of `hf download` that take the next word. Source: huggingface_hub docs, "Command Line Interface". */
const HUB_OPTIONS =
  /^--(?:repo-type|revision|include|exclude|cache-dir|local-dir|local-dir-use-symlinks|token|max-workers|type)$/;
/** Calls of Python that load from the Hub, with the id and what follows it. */
const HUB_CALL =
  /\b(?:snapshot_download|hf_hub_download|\w+\.from_pretrained|SentenceTransformer)\(\s*(?:repo_id\s*=\s*|pretrained_model_name_or_path\s*=\s*)?\\?(["'])([\w.-]{1,96}\/[\w.-]{1,96})\\?\1([^()]{0,300})/g;

/** The models that a Dockerfile bakes into its image. */
export function bakedModels(dockerfile: Pick<Dockerfile, 'instructions' | 'joined' | 'escapeChar'>): ModelReference[] {
  const runs = runCommands(dockerfile);
  return [
    ...runs.flatMap((run) => hubDownload(run)),
    ...runs.flatMap((run) => clone(run, runs)),
    ...runs.flatMap((run) => calls(run)),
    ...scripts(dockerfile),
    ...runs.flatMap((run) => (FETCHERS.has(run.command.name) ? addresses(run.words) : [])),
    ...dockerfile.instructions.flatMap((i) => (i.keyword === 'ADD' ? addresses(wordsOf(dockerfile, i).slice(0, -1)) : [])),
  ];
}

/** `hf download owner/name [files] --revision …`, `huggingface-cli download`. */
function hubDownload({ command, words }: RunCommand): ModelReference[] {
  if ((command.name !== 'hf' && command.name !== 'huggingface-cli') || words[0]?.text !== 'download') return [];
  let repository: DockerWord | undefined;
  let revision: DockerWord | undefined;
  let other = false;
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    if (HUB_OPTIONS.test(word.text)) {
      const value = words[++i];
      if (word.text === '--revision') revision = value;
      if (/^--(?:repo-)?type$/.test(word.text) && value?.text !== 'model') other = true;
    } else if (word.text.startsWith('--revision=')) {
      revision = { ...word, text: word.text.slice('--revision='.length) };
    } else if (/^--(?:repo-)?type=(?!model$)/.test(word.text)) {
      other = true;
    } else if (!word.text.startsWith('-')) repository ??= word;
  }
  if (!repository || other || !isHubId(repository.text)) return [];
  const { end } = repository;
  return [
    {
      written: written(repository),
      revision: revision && written(revision),
      source: 'hub',
      pin: (to) => [{ span: placeOf({ start: end, end }), newText: ` --revision ${to}` }],
    },
  ];
}

/** `git clone https://huggingface.co/owner/name`; a checkout of a commit in the same `RUN` is its revision. */
function clone({ command, words, instruction }: RunCommand, runs: readonly RunCommand[]): ModelReference[] {
  if (command.name !== 'git' || !words.some((w) => w.text === 'clone')) return [];
  const address = words.find((w) => /^https:\/\/(?:[^@/\s]*@)?(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/)/.test(w.text));
  const id = address && /(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address.text)?.[1];
  if (!address || !id) return [];
  const branch = words.findIndex((w) => /^(?:-b|--branch|--revision)$/.test(w.text));
  const checkout = runs.find(
    (r) =>
      r.instruction === instruction &&
      r.command.name === 'git' &&
      r.words.some((w) => /^(?:checkout|reset|switch)$/.test(w.text)),
  );
  const revision = branch >= 0 ? words[branch + 1] : checkout?.words.findLast((w) => !w.text.startsWith('-'));
  return [{ written: { value: id, span: placeOf(address) }, revision: revision && written(revision), source: 'hub' }];
}

function calls({ command }: RunCommand): ModelReference[] {
  return /^python[\d.]*$/.test(command.name) ? callsIn(command.args, command.argsStart) : [];
}

/** Python that a `RUN` hands to the interpreter as a here-document. */
function scripts({ instructions, joined }: Pick<Dockerfile, 'instructions' | 'joined'>): ModelReference[] {
  return instructions.flatMap(({ keyword, argsStart, argsEnd, heredocs }) =>
    keyword === 'RUN' && heredocs.length > 0 && /\bpython[\d.]*\b/.test(joined.slice(argsStart, argsEnd))
      ? heredocs.flatMap((h) => callsIn(joined.slice(h.start, h.end), h.start))
      : [],
  );
}

function callsIn(code: string, offset: number): ModelReference[] {
  return [...code.matchAll(HUB_CALL)].map((call): ModelReference => {
    const [whole, , id, rest] = call;
    const at = offset + call.index + whole.indexOf(id!);
    const span = placeOf({ start: at, end: at + id!.length });
    const revision = /\brevision\s*=\s*\\?["']([^"'\\]{1,100})/.exec(rest!)?.[1];
    return {
      written: { value: id!, span },
      revision: revision === undefined ? undefined : { value: revision, span },
      source: 'hub',
    };
  });
}

const FETCHERS = new Set(['wget', 'curl', 'aria2c', 'aws', 'gsutil', 'gcloud', 'azcopy']);

/** Addresses of models: files by their ending, whatever the Hub resolves, and stores of objects. */
function addresses(words: readonly DockerWord[]): ModelReference[] {
  return words.flatMap((word): ModelReference[] => {
    if (word.text.includes('$')) return [];
    const path = word.text.split(/[?#]/, 1)[0]!;
    const hub = /^https?:\/\/(?:huggingface\.co|hf\.co)\/[^\s]+\/resolve\//.test(path);
    const store = /^(?:s3|gs|abfss?):\/\/\S+/.test(path) && (MODEL_FILE.test(path) || /\/models?\//.test(path));
    if (!hub && !store && !(/^https?:\/\//.test(path) && MODEL_FILE.test(path))) return [];
    return [{ written: written(word), revision: undefined, source: 'store' }];
  });
}

function written(word: DockerWord): Written {
  return { value: word.text, span: placeOf(word) };
}
