import type { Magic, PyCall, PythonCode } from '../../artifacts/python.js';
import type { Edit, Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, argValueEdit, isBool, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

interface Unverified {
  readonly span: Span;
  readonly message: string;
  readonly title?: string;
  readonly edit?: Edit | null;
}

const CLIENTS = /^(?:requests|httpx|niquests|boto3|aiohttp|urllib3|elasticsearch|opensearchpy|hvac|clickhouse_connect)\b/;
const KEYWORDS = ['verify', 'verify_certs', 'verify_ssl', 'ssl'];
const LOCAL = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/;
/** Environment variables and the value with which they switch verification off. */
const VARIABLES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    PYTHONHTTPSVERIFY: /^0$/,
    CURL_CA_BUNDLE: /^$/,
    REQUESTS_CA_BUNDLE: /^$/,
    MLFLOW_TRACKING_INSECURE_TLS: /^(?:true|1)$/i,
    GIT_SSL_NO_VERIFY: /^(?:true|1)$/i,
    NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  }),
);

export default defineRule({
  id: 'security/tls-verification-off',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The certificate of the server is not checked.',
  remedy: 'Leave verification on; for a private authority name its certificate: `verify="/path/to/ca.pem"`.',
  why: 'Anyone on the way can answer in the name of the server, with other data, another model, or an eye on your token.',
  sources: [
    {
      title: 'Requests: SSL certificate verification',
      url: 'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
    },
    { title: 'PEP 476', url: 'https://peps.python.org/pep-0476/' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-295'],
  fix: 'suggested',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nimport requests\n\nrows = requests.get("https://data.example.org/income.csv", verify=False).text\n',
    ),
    good: notebookExample(
      'import pandas as pd\nimport requests\n\nrows = requests.get("https://data.example.org/income.csv").text\n',
    ),
  },
  *check(python, { artifact }) {
    const textOf = (part: number) => partText(artifact, part);
    for (const { span, message, title, edit } of unverified(python, textOf)) {
      yield finding(span, message, title && edit ? [suggestedFix(title, edit)] : []);
    }
  },
});

function* unverified(python: PythonCode, textOf: (part: number) => string): Generator<Unverified> {
  for (const call of python.calls) {
    const found = inCall(call, textOf(call.part));
    if (found) yield found;
  }
  for (const assignment of python.assignments) {
    const { value, valueStart, valueEnd, part } = assignment;
    if (!value || valueStart === undefined || valueEnd === undefined) continue;
    const span = { part, start: valueStart, end: valueEnd };
    if (value.kind === 'name' && value.name === 'ssl._create_unverified_context' && assignment.name.startsWith('ssl.')) {
      const written = textOf(part).slice(valueStart, valueEnd);
      const edit = written === 'ssl._create_unverified_context' ? { span, newText: 'ssl.create_default_context' } : null;
      yield {
        span,
        message: `From here on no HTTPS request of this ${python.form === 'script' ? 'process' : 'kernel'} checks a certificate.`,
        title: 'Check certificates again',
        edit,
      };
    } else if (
      value.kind === 'bool' &&
      !value.value &&
      /^requests\.[Ss]ession\(\)(?:\.__enter__\(\))?\.verify$/.test(assignment.name)
    ) {
      yield {
        span,
        message: 'This session checks no certificate.',
        title: 'Check certificates again',
        edit: { span, newText: 'True' },
      };
    } else if (assignment.name === 'os.environ[]' && assignment.key?.kind === 'string' && value.kind === 'string') {
      if (VARIABLES.get(assignment.key.value)?.test(value.value))
        yield { span, message: `\`${assignment.key.value}\` switches the check of certificates off.` };
    }
  }
  for (const magic of python.magics) {
    const found = inMagic(magic);
    if (found) yield found;
  }
}

function inCall(call: PyCall, text: string): Unverified | null {
  if (call.callee === 'ssl._create_unverified_context') {
    const span = { part: call.part, start: call.start, end: call.calleeEnd };
    const plain = text.slice(call.start, call.calleeEnd) === call.callee && call.args.length === 0;
    return {
      span,
      message: 'A context that checks no certificate.',
      title: 'Check certificates',
      edit: plain ? { span, newText: 'ssl.create_default_context' } : null,
    };
  }
  if (!CLIENTS.test(call.callee) || LOCAL.test(stringOf(call.arg('url', 0)) ?? '')) return null;
  const arg = call.args.find((each) => each.name !== undefined && KEYWORDS.includes(each.name) && isBool(each, false));
  if (arg && !(arg.name === 'ssl' && !call.callee.startsWith('aiohttp'))) {
    const title = `Remove \`${text.slice(arg.start, arg.end)}\``;
    return {
      span: argSpan(call, arg),
      message: `\`${arg.name}=False\`: the certificate of the server is not checked.`,
      title,
      edit: removeArgumentEdit(call, arg, text),
    };
  }
  const required = call.callee.startsWith('urllib3.') ? call.arg('cert_reqs') : undefined;
  if (!required || !/^CERT_NONE$/.test(stringOf(required) ?? '')) return null;
  return {
    span: argSpan(call, required),
    message: '`CERT_NONE`: the certificate of the server is not checked.',
    title: 'Require a certificate',
    edit: argValueEdit(call, required, '"CERT_REQUIRED"'),
  };
}

/** `wget --no-check-certificate`, `curl -k`, `pip --trusted-host`, `%env PYTHONHTTPSVERIFY=0`. */
function inMagic(magic: Magic): Unverified | null {
  if (magic.kind === 'line' && /^(?:env|set_env)$/.test(magic.name)) {
    const [, name, value] = /^(\w+)(?:\s*=\s*|\s+)(\S*)$/.exec(magic.args.trim()) ?? [];
    if (name === undefined || !VARIABLES.get(name)?.test(value ?? '')) return null;
    return {
      span: { part: magic.part, start: magic.start, end: magic.end },
      message: `\`${name}\` switches the check of certificates off.`,
    };
  }
  const flag =
    magic.name === 'wget'
      ? /(?:^|\s)--no-check-certificate(?=\s|$)/
      : magic.name === 'curl'
        ? /(?:^|\s)(?:-k|--insecure)(?=\s|$)/
        : null;
  if (!flag && magic.kind !== 'pip') return null;
  const match = (flag ?? /(?:^|\s)--trusted-host(?:=|\s+)\S+/).exec(magic.args);
  if (!match || /https?:\/\/(?:localhost|127\.)/.test(magic.args)) return null;
  const space = /^\s/.test(match[0]) ? 1 : 0;
  const start = magic.argsStart + match.index + space;
  const span = { part: magic.part, start, end: magic.argsStart + match.index + match[0].length };
  const behind = /^\s/.test(magic.args.slice(match.index + match[0].length)) ? 1 : 0;
  const written = match[0].trim();
  const edit = { span: { ...span, end: span.end + behind }, newText: '' };
  return {
    span,
    message: `\`${magic.name} ${written}\` takes the download from whoever answers.`,
    title: `Remove \`${written}\``,
    edit,
  };
}
