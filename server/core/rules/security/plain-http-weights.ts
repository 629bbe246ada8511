import type { PyArg, PyCall, PythonCode } from '../../artifacts/python.js';
import type { Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { stringOf } from '../shared/pythonCalls.js';

const FETCHES =
  /^(?:requests\.get|httpx\.get|urllib\.request\.(?:urlopen|urlretrieve)|wget\.download|torch\.hub\.(?:load_state_dict_from_url|download_url_to_file)|(?:tensorflow\.)?keras\.utils\.get_file|pandas\.read_pickle)$/;
/** An address without encryption of what is loaded as a model. */
const PLAIN =
  /^http:\/\/(?!localhost|127\.|10\.|192\.168\.|\[::1\]|[\w-]+[:/])[\w.-]+(?::\d+)?\/\S*?\.(pt|pth|ckpt|safetensors|onnx|h5|hdf5|keras|pkl|pickle|joblib|gguf|caffemodel|pb|tflite|tar\.gz|tgz|zip)(?:\?\S*)?$/i;
const ARCHIVE = /^(?:tar\.gz|tgz|zip)$/i;

export default defineRule({
  id: 'security/plain-http-weights',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'info',
  problem: 'Weights are downloaded without encryption and without a check of their hash.',
  remedy: 'Use `https://`, or compare the hash of the file before it is loaded.',
  why: 'Anyone on the way can put another model in place of yours, and where it is a pickle, code of their own.',
  sources: [
    { title: 'CWE-494: download of code without integrity check', url: 'https://cwe.mitre.org/data/definitions/494.html' },
    { title: 'Keras: get_file', url: 'https://keras.io/api/utils/python_utils/#get_file-function' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-494'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import urllib.request\n\nimport torch\n\nurllib.request.urlretrieve("http://models.example.org/income.pt", "income.pt")\nstate = torch.load("income.pt", weights_only=True)\n',
    ),
    good: notebookExample(
      'import urllib.request\n\nimport torch\n\nurllib.request.urlretrieve("https://models.example.org/income.pt", "income.pt")\nstate = torch.load("income.pt", weights_only=True)\n',
    ),
  },
  *check(python) {
    if (python.mentions('hashlib', 'sha256sum', 'md5sum')) return;
    for (const { span, url } of plain(python)) {
      const host = /^http:\/\/([^/]+)/i.exec(url)?.[1];
      const edit = { span: { ...span, end: span.start + 4 }, newText: 'https' };
      yield finding(span, `What \`${host}\` sends is loaded as a model, and anyone on the way can change it.`, [
        suggestedFix('Use `https://`', edit),
      ]);
    }
  },
});

function* plain(python: PythonCode): Generator<{ readonly span: Span; readonly url: string }> {
  for (const call of python.calls) {
    const arg = FETCHES.test(call.callee) ? urlOf(call) : undefined;
    const url = stringOf(arg);
    if (!arg || url === undefined || !isWeights(url) || call.arg('file_hash') || call.arg('md5_hash') || call.arg('hash_prefix'))
      continue;
    const literal = python.strings.find((s) => s.part === call.part && s.start === arg.valueStart && s.end === arg.end);
    // A variable is reported where its text stands.
    const place = literal ?? python.strings.find((s) => s.value === url && s.holes.length === 0);
    if (place) yield { span: { part: place.part, start: place.contentStart, end: place.contentStart + url.length }, url };
  }
  for (const magic of python.magics) {
    if (magic.name !== 'wget' && magic.name !== 'curl') continue;
    for (const match of magic.args.matchAll(/http:\/\/[^\s"']+/g)) {
      const start = magic.argsStart + match.index;
      if (isWeights(match[0])) yield { span: { part: magic.part, start, end: start + match[0].length }, url: match[0] };
    }
  }
}

function urlOf(call: PyCall): PyArg | undefined {
  return call.method === 'get_file' ? call.arg('origin', 1) : (call.arg('url', 0) ?? call.arg('filepath_or_buffer', 0));
}

/** An archive can hold anything: its address must speak of a model. */
function isWeights(url: string): boolean {
  const extension = PLAIN.exec(url)?.[1];
  return extension !== undefined && (!ARCHIVE.test(extension) || /model|weight|checkpoint|pretrain/i.test(url));
}
