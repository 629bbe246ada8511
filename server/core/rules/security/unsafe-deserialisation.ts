import type { Artifact } from '../../artifacts/artifact.js';
import type { PyCall, PythonCode } from '../../artifacts/python.js';
import { addKeywordEdit } from '../../artifacts/pythonEdits.js';
import type { Edit, Fix, Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { pickleLoadOf } from '../shared/pickles.js';
import {
  argSpan,
  argValueEdit,
  calleeSpan,
  isBool,
  partText,
  pathOfValue,
  removeArgumentEdit,
  stringOf,
} from '../shared/pythonCalls.js';

interface Unsafe {
  readonly span: Span;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly (Edit | null)[] };
}

/** What PyTorch reads where a call does not say itself: torch/serialization.py. */
const FORCED = 'TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD';
const ON = /^(?:1|y|yes|true)$/i;
const EVERYWHERE = `\`${FORCED}\` makes every \`torch.load\` run whatever code the checkpoint holds.`;

export default defineRule({
  id: 'security/unsafe-deserialisation',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'This loads a file in a way that lets the file run code.',
  remedy: 'Load weights only (`weights_only=True`, safetensors), YAML with `safe_load`, arrays without pickled objects.',
  why: 'Whoever can change the file runs their code with your credentials on the machine that loads it.',
  sources: [
    { title: 'PyTorch: torch.load', url: 'https://docs.pytorch.org/docs/stable/generated/torch.load.html' },
    { title: 'Python: pickle', url: 'https://docs.python.org/3/library/pickle.html' },
    { title: 'Keras: load_model', url: 'https://keras.io/api/models/model_saving_apis/model_saving_and_loading/' },
    { title: 'PyYAML documentation', url: 'https://pyyaml.org/wiki/PyYAMLDocumentation' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-502'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import torch\n\nmodel = torch.load("model.pt", map_location="cpu", weights_only=False)\n'),
    good: notebookExample('import torch\n\nstate = torch.load("model.pt", map_location="cpu", weights_only=True)\n'),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const found = unsafe(call, partText(artifact, call.part));
      if (found && !readsOwnCache(call, python, artifact)) yield finding(found.span, found.message, fixesOf(found));
    }
    for (const { name, key, value, part, start, end } of python.assignments) {
      const variable = name === 'os.environ[]' && key?.kind === 'string' ? key.value : '';
      if (variable === FORCED && value?.kind === 'string' && ON.test(value.value))
        yield finding({ part, start, end }, EVERYWHERE);
    }
    for (const { kind, name, args, part, start, end } of python.magics) {
      if (kind !== 'line' || !/^(?:env|set_env)$/.test(name)) continue;
      const [, variable, value] = /^(\w+)(?:\s*=\s*|\s+)(\S*)$/.exec(args.trim()) ?? [];
      if (variable === FORCED && ON.test(value ?? '')) yield finding({ part, start, end }, EVERYWHERE);
    }
  },
});

/** What this code has put by for itself, and reads again: `torch.save(rows, cached_file)`. */
function readsOwnCache(call: PyCall, python: PythonCode, artifact: Artifact): boolean {
  const file = call.callee === 'torch.load' ? call.arg('f', 0) : undefined;
  if (!file) return false;
  const name = partText(artifact, call.part).slice(file.valueStart, file.end);
  return (
    /cache/i.test(name) &&
    python.calls.some((each) => {
      const written = each.callee === 'torch.save' ? each.arg('f', 1) : undefined;
      return written !== undefined && partText(artifact, each.part).slice(written.valueStart, written.end) === name;
    })
  );
}

function fixesOf({ fix }: Unsafe): Fix[] {
  const edits = fix?.edits.filter((each) => each !== null) ?? [];
  return fix && edits.length === fix.edits.length ? [suggestedFix(fix.title, ...edits)] : [];
}

function unsafe(call: PyCall, text: string): Unsafe | null {
  switch (call.callee) {
    case 'torch.load':
    case 'torch.serialization.load':
      return torchLoad(call);
    case 'torch.hub.load_state_dict_from_url':
    case 'torch.utils.model_zoo.load_url':
      return torchUrl(call, text);
    case 'os.environ.setdefault':
      return stringOf(call.arg('key', 0)) === FORCED && ON.test(stringOf(call.arg('value', 1)) ?? '')
        ? { span: { part: call.part, start: call.start, end: call.end }, message: EVERYWHERE }
        : null;
    case 'functools.partial':
      return pathOfValue(call.args[0]?.value) === 'torch.load' ? torchLoad(call) : null;
    case 'numpy.load':
      return numpyLoad(call);
    case 'yaml.load':
    case 'yaml.load_all':
    case 'yaml.unsafe_load':
    case 'yaml.unsafe_load_all':
      return yamlLoad(call, text);
  }
  return transformers(call) ?? keras(call, text) ?? langchain(call) ?? downloaded(call, text);
}

function torchLoad(call: PyCall): Unsafe | null {
  const arg = call.arg('weights_only');
  if (!isBool(arg, false)) return null;
  const message = '`weights_only=False` makes `torch.load` run whatever code the checkpoint holds.';
  return { span: argSpan(call, arg), message, fix: { title: 'Load the weights only', edits: [argValueEdit(call, arg, 'True')] } };
}

/** Here the default is still to unpickle everything, and the file comes from the network. */
function torchUrl(call: PyCall, text: string): Unsafe | null {
  const arg = call.arg('weights_only', 6);
  if (arg ? !isBool(arg, false) : call.hasStarArgs) return null;
  const url = stringOf(call.arg('url', 0)) ?? '';
  if (/^https:\/\/download\.pytorch\.org\//.test(url) || isBool(call.arg('check_hash'), true)) return null;
  const edit = arg ? argValueEdit(call, arg, 'True') : addKeywordEdit(call, text, 'weights_only=True');
  return {
    span: arg ? argSpan(call, arg) : calleeSpan(call, text),
    message: 'Without `weights_only=True` this runs whatever code the downloaded checkpoint holds.',
    fix: { title: 'Load the weights only', edits: [edit] },
  };
}

function numpyLoad(call: PyCall): Unsafe | null {
  const arg = call.arg('allow_pickle', 2);
  if (!isBool(arg, true)) return null;
  const message = '`allow_pickle=True` makes `numpy.load` run whatever code the file holds.';
  return {
    span: argSpan(call, arg),
    message,
    fix: { title: 'Load plain arrays only', edits: [argValueEdit(call, arg, 'False')] },
  };
}

const UNSAFE_LOADERS = /^yaml\.(?:Unsafe|C)?Loader$|^yaml\.loader\.(?:Unsafe)?Loader$|^yaml\.CUnsafeLoader$/;

function yamlLoad(call: PyCall, text: string): Unsafe | null {
  const loader = call.arg('Loader', 1);
  if (loader && !UNSAFE_LOADERS.test(pathOfValue(loader.value))) return null;
  if (!loader && call.hasStarArgs) return null;
  const written = text.slice(call.start, call.calleeEnd);
  const name = /^(?:\w+\.)(?:unsafe_)?(load(?:_all)?)$/.exec(written)?.[1];
  const start = call.calleeEnd - (written.length - written.indexOf('.') - 1);
  const rename: Edit | null = name ? { span: { part: call.part, start, end: call.calleeEnd }, newText: `safe_${name}` } : null;
  return {
    span: loader ? argSpan(call, loader) : calleeSpan(call, text),
    message: loader
      ? `\`${text.slice(loader.valueStart, loader.end)}\` makes objects of any class that the YAML names.`
      : call.method.startsWith('unsafe')
        ? `\`${written}\` makes objects of any class that the YAML names.`
        : `\`${written}\` without a loader makes any object in old versions of PyYAML and fails in new ones.`,
    fix: { title: `Use \`safe_${name ?? 'load'}\``, edits: loader ? [rename, removeArgumentEdit(call, loader, text)] : [rename] },
  };
}

/** Where a repository has no safetensors, its pickles are read. */
function transformers(call: PyCall): Unsafe | null {
  const arg = /^transformers\.[\w.]+\.from_pretrained$/.test(call.callee) ? call.arg('weights_only') : undefined;
  if (!isBool(arg, false)) return null;
  return {
    span: argSpan(call, arg),
    message: '`weights_only=False` makes `from_pretrained` run whatever code a pickled checkpoint holds.',
    fix: { title: 'Load the weights only', edits: [argValueEdit(call, arg, 'True')] },
  };
}

function keras(call: PyCall, text: string): Unsafe | null {
  if (!/^(?:tensorflow\.)?(?:tf_)?keras\./.test(call.callee)) return null;
  if (call.method === 'enable_unsafe_deserialization') {
    return { span: calleeSpan(call, text), message: 'From here on Keras runs the Python code of any model it loads.' };
  }
  const arg = call.method === 'load_model' ? call.arg('safe_mode') : undefined;
  if (!isBool(arg, false)) return null;
  const message = '`safe_mode=False` makes Keras run the Lambda layers that the model file holds.';
  return {
    span: argSpan(call, arg),
    message,
    fix: { title: 'Remove `safe_mode=False`', edits: [removeArgumentEdit(call, arg, text)] },
  };
}

function langchain(call: PyCall): Unsafe | null {
  const arg = call.arg('allow_dangerous_deserialization');
  if (!isBool(arg, true) || !/^langchain|^\?\.load_local$/.test(call.callee)) return null;
  return {
    span: argSpan(call, arg),
    message: '`allow_dangerous_deserialization=True` unpickles the index, which runs the code in it.',
  };
}

function downloaded(call: PyCall, text: string): Unsafe | null {
  const load = pickleLoadOf(call);
  if (!load?.downloaded) return null;
  return { span: calleeSpan(call, text), message: `\`${call.callee}\` unpickles a download, which runs the code in it.` };
}
