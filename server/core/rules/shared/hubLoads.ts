import type { PyArg, PyCall } from '../../artifacts/python.js';
import { stringOf } from './pythonCalls.js';

/** A call that fetches a repository of the Hugging Face Hub by a literal id. */
export interface HubLoad {
  readonly call: PyCall;
  readonly arg: PyArg;
  readonly id: string;
  readonly what: 'model' | 'dataset' | 'file';
}

const HUB_ID = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/;
/** First folders of paths that people write without `./`. */
const FOLDER =
  /^(?:models?|data|datasets?|mnt|checkpoints?|weights|local|cache|workspace|artifacts?|tmp|opt|app|results?|outputs?|out|runs?|logs?|saved\w*|trained\w*|notebooks|src|content|home|drive|kaggle|files|assets|exp\w*|lora|adapters?)\//i;
const FILE = /\.(?:gguf|safetensors|bin|pt|pth|ckpt|json|csv|h5|onnx|pkl)$/i;
/** Owners that stand for the reader's own account. */
const NOBODY =
  /^(?:(?:your|my)[-_]?(?:hf[-_]?)?(?:user(?:[-_]?name)?|org(?:ani[sz]ation)?|name|account|team|company)|username)\//i;
const LIBRARIES =
  /^(?:transformers|diffusers|peft|sentence_transformers|setfit|optimum|adapters|trl|unsloth|open_clip|auto_gptq|awq)\./;

/** A literal Hub id `owner/name`: no local path, no file, no `your-name/model`. */
export function isHubId(text: string): boolean {
  return HUB_ID.test(text) && !NOBODY.test(text) && !FOLDER.test(text) && !FILE.test(text);
}

/** The Hub repository that a call fetches, or null. */
export function hubLoadOf(call: PyCall): HubLoad | null {
  const found = target(call);
  const id = stringOf(found?.arg);
  return found?.arg && id !== undefined && isHubId(id) ? { call, arg: found.arg, id, what: found.what } : null;
}

function target(call: PyCall): { arg: PyArg | undefined; what: HubLoad['what'] } | null {
  const { callee } = call;
  if (callee === 'datasets.load_dataset') return { arg: call.arg('path', 0), what: 'dataset' };
  if (callee === 'huggingface_hub.hf_hub_download') return { arg: call.arg('repo_id', 0), what: 'file' };
  if (callee === 'huggingface_hub.snapshot_download') return { arg: call.arg('repo_id', 0), what: 'model' };
  if (callee === 'transformers.pipeline') return { arg: call.arg('model', 1), what: 'model' };
  if (callee === 'sentence_transformers.SentenceTransformer') return { arg: call.arg('model_name_or_path', 0), what: 'model' };
  if (!LIBRARIES.test(callee) || callee.includes('(') || call.method !== 'from_pretrained') return null;
  // `PeftModel.from_pretrained(model, id)`: the repository is the second.
  const named = call.arg('pretrained_model_name_or_path') ?? call.arg('model_id') ?? call.arg('model_name');
  return { arg: named ?? call.arg('pretrained_model_name_or_path', /\.Peft(?!Config)\w*\./.test(callee) ? 1 : 0), what: 'model' };
}

/** The id names a commit: nobody can move it. */
export function isCommit(revision: string | undefined): boolean {
  return revision !== undefined && /^[0-9a-f]{40}$/.test(revision);
}
