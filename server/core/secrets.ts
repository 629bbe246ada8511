/** Finds credentials by their shape. Nothing here keeps, returns or prints a value. */

/** Where a credential stands, half-open UTF-16 offsets into the text that was searched. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
  /** What it is, in words for a message: "Hugging Face token". */
  readonly kind: string;
}

interface Pattern {
  readonly kind: string;
  /** Pieces of text of which the pattern needs one to match: a cheap search spares the expression. */
  readonly hints: readonly string[];
  /** Linear: every repetition is bounded or ends at a character outside its own class. */
  readonly regex: RegExp;
  /** Index of the group that holds what is random; the whole match by default. */
  readonly group?: number;
  /** Bits per character below which a match is no real credential (see {@link entropy}). */
  readonly entropy?: number;
}

/** Shapes as their issuers give them out; gitleaks' rule set documents the same prefixes. */
const PATTERNS: readonly Pattern[] = [
  { kind: 'Hugging Face token', hints: ['hf_'], regex: /(?<![A-Za-z0-9_])hf_([A-Za-z0-9]{34})(?![A-Za-z0-9])/g, group: 1 },
  {
    kind: 'Hugging Face organisation token',
    hints: ['api_org_'],
    regex: /(?<![A-Za-z0-9_])api_org_([A-Za-z0-9]{34})(?![A-Za-z0-9])/g,
    group: 1,
  },
  { kind: 'NVIDIA API key', hints: ['nvapi-'], regex: /(?<![\w-])nvapi-([\w-]{40,80})(?![\w-])/g, group: 1 },
  {
    kind: 'OpenAI key',
    hints: ['T3BlbkFJ'],
    regex:
      /(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,90}|[A-Za-z0-9]{20})T3BlbkFJ[A-Za-z0-9_-]{20,90}(?![A-Za-z0-9_-])/g,
  },
  {
    kind: 'Anthropic key',
    hints: ['sk-ant-'],
    regex: /(?<![A-Za-z0-9_-])sk-ant-(?:api|admin)\d{2}-([A-Za-z0-9_-]{80,128})(?![A-Za-z0-9_-])/g,
    group: 1,
  },
  {
    kind: 'AWS access key',
    hints: ['A3', 'AKIA', 'ASIA', 'ABIA', 'ACCA'],
    regex: /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)([A-Z2-7]{16})(?![A-Za-z0-9])/g,
    group: 1,
  },
  { kind: 'Google API key', hints: ['AIza'], regex: /(?<![\w-])AIza([\w-]{35})(?![\w-])/g, group: 1 },
  {
    kind: 'GitHub token',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    regex: /(?<![A-Za-z0-9_])gh[pousr]_([0-9A-Za-z]{36})(?![A-Za-z0-9_])/g,
    group: 1,
  },
  { kind: 'GitHub token', hints: ['github_pat_'], regex: /(?<![A-Za-z0-9_])github_pat_(\w{82})(?!\w)/g, group: 1 },
  { kind: 'GitLab token', hints: ['glpat-'], regex: /(?<![A-Za-z0-9_])glpat-([\w-]{20})(?![\w-])/g, group: 1 },
  { kind: 'Slack token', hints: ['xox'], regex: /(?<![A-Za-z0-9])xox[baprs]-(\d[0-9A-Za-z-]{20,90})(?![0-9A-Za-z-])/g, group: 1 },
  {
    kind: 'Slack webhook',
    hints: ['hooks.slack.com'],
    regex: /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9+/]{43,56})/g,
    group: 1,
  },
  { kind: 'Databricks token', hints: ['dapi'], regex: /(?<![A-Za-z0-9])dapi([a-f0-9]{32})(?:-\d)?(?![A-Za-z0-9])/g, group: 1 },
  { kind: 'npm token', hints: ['npm_'], regex: /(?<![A-Za-z0-9_])npm_([A-Za-z0-9]{36})(?![A-Za-z0-9])/g, group: 1 },
  { kind: 'PyPI token', hints: ['pypi-AgEIcHlwaS5vcmc'], regex: /pypi-AgEIcHlwaS5vcmc([\w-]{50,500})/g, group: 1 },
  {
    kind: 'SendGrid key',
    hints: ['SG.'],
    regex: /(?<![A-Za-z0-9])SG\.([A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/g,
    group: 1,
  },
  { kind: 'Stripe key', hints: ['k_live_'], regex: /(?<![A-Za-z0-9])[sr]k_live_([A-Za-z0-9]{20,99})(?![A-Za-z0-9])/g, group: 1 },
  { kind: 'Groq key', hints: ['gsk_'], regex: /(?<![A-Za-z0-9_])gsk_([A-Za-z0-9]{52})(?![A-Za-z0-9])/g, group: 1 },
  { kind: 'Perplexity key', hints: ['pplx-'], regex: /(?<![A-Za-z0-9-])pplx-([A-Za-z0-9]{48})(?![A-Za-z0-9])/g, group: 1 },
  { kind: 'Replicate token', hints: ['r8_'], regex: /(?<![A-Za-z0-9_])r8_([A-Za-z0-9]{37})(?![A-Za-z0-9])/g, group: 1 },
  {
    kind: 'LangSmith key',
    hints: ['lsv2_'],
    regex: /(?<![A-Za-z0-9_])lsv2_(?:pt|sk)_([0-9a-f]{32}_[0-9a-f]{10})(?![A-Za-z0-9])/g,
    group: 1,
  },
  { kind: 'Azure storage key', hints: ['countKey='], regex: /AccountKey=([A-Za-z0-9+/]{86})==/g, group: 1 },
  {
    kind: 'private key',
    hints: ['PRIVATE KEY'],
    regex: /-----BEGIN (?:[A-Z0-9 ]{1,40} )?PRIVATE KEY(?: BLOCK)?-----/g,
    entropy: 0,
  },
  {
    kind: 'database password',
    hints: ['://'],
    regex:
      /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?|mssql)(?:\+\w{1,20})?:\/\/([^\s:@/'"]{1,100}):([^\s:@/'"]{3,200})@[\w.-]{1,200}/g,
    group: 2,
    entropy: 2,
  },
  {
    kind: 'password in a URL',
    hints: ['://'],
    regex: /\b(?:git\+)?https?:\/\/([^\s:@/'"]{1,100}):([^\s:@/'"]{8,200})@[\w.-]{1,200}/g,
    group: 2,
    entropy: 2.5,
  },
  {
    kind: 'JSON Web Token',
    hints: ['eyJ'],
    regex: /(?<![\w-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.([A-Za-z0-9_-]{20,1000})/g,
    group: 1,
  },
];

/** All hints in one search. Where one ends as another begins (`AKIA`, `ASIA`), the second would be inside a word and no credential. */
const HINTS = new RegExp(PATTERNS.flatMap(({ hints }) => hints.map((hint) => hint.replaceAll('.', '\\.'))).join('|'), 'g');

/**
 * The same for the many texts without any, in half the time: what all issuers with prefixes write, `_` or `-`, is rare in a text,
 * and what stands before it is only looked at there.
 */
const ANY_HINT = new RegExp(
  ['_', '-', '']
    .map((end) => {
      const hints = PATTERNS.flatMap((pattern) => pattern.hints).filter((hint) => (/[_-]$/.exec(hint)?.[0] ?? '') === end);
      const any = hints.map((hint) => hint.replaceAll('.', '\\.')).join('|');
      return end === '' ? any : `${end}(?<=${any})`;
    })
    .join('|'),
);

/** Words and runs that only an invented credential holds, and the key that every Azure storage emulator has. */
const INVENTED =
  /Eby8vdM02xNO|example|dummy|placeholder|change-?me|redacted|your[-_]?|insert|replace|fake|sample|abcdef|123456|(.)\1{4}/i;
/** What the author says of the value, on its own line and near it. */
const SAID_INVENTED =
  /\b(?:example (?:token|key|value|only)|dummy|placeholder|not a real|fake|your[-_ ](?:\w+[-_ ])?(?:token|key|secret|password))/i;
/** A value that is filled in elsewhere. */
const FILLED_IN = /^(?:\$|<|\{|%|\*+$|x+$)|[{}<>]|\$\(/i;
/** Passwords that examples and local databases use; they protect nothing, and nothing is lost by them. */
const WORTHLESS =
  /^(?:pass(?:word|wd)?|secret|admin|root|user(?:name)?|test|token|apikey|api_key|key|minio(?:admin|123)?|postgres|mysql|mlflow|redis|guest|default)\d{0,4}$/i;

/**
 * The credentials in a text, in order and without overlaps; empty where there is none. Only shapes that issuers give out,
 * without well-known examples, placeholders and texts too regular to be random. Linear in the text.
 */
export function findSecrets(text: string): SecretSpan[] {
  if (!ANY_HINT.test(text)) return [];
  const hints = new Set(text.match(HINTS));
  const found: SecretSpan[] = [];
  for (const pattern of PATTERNS) {
    if (!pattern.hints.some((hint) => hints.has(hint))) continue;
    for (const match of text.matchAll(pattern.regex)) {
      if (isReal(text, match, pattern))
        found.push({ start: match.index, end: match.index + match[0].length, kind: pattern.kind });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((each, index) => index === 0 || each.start >= found[index - 1]!.end);
}

/** A text for people with `***` where credentials stood: what quotes a file must not carry one further. */
export function withoutSecrets(text: string): string {
  if (text.length < 12) return text;
  const found = findSecrets(text).reverse();
  const bare = found.reduce((shown, { start, end }) => `${shown.slice(0, start)}***${shown.slice(end)}`, text);
  return bare.includes('@')
    ? bare
        .replace(/(\/\/[^\s:@/]{1,100}:)[^\s@/]{1,200}(?=@)/g, '$1***')
        .replace(/(^|[\s`"'])([^\s:@/`"']{1,100}:)[^\s@/`"']{4,200}(?=@[\w-]+\.)/g, '$1$2***')
    : bare;
}

/** Shannon entropy in bits per character: 0 for one repeated character, about 4 to 5 for a random token. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function isReal(text: string, match: RegExpExecArray, pattern: Pattern): boolean {
  const random = pattern.group === undefined ? match[0] : (match[pattern.group] ?? '');
  if (pattern.kind === 'private key') return hasKeyBody(text, match.index + match[0].length);
  if (pattern.group === 2 && (WORTHLESS.test(random) || match[1] === random)) return false;
  if (FILLED_IN.test(random) || INVENTED.test(random) || /EXAMPLE/.test(match[0])) return false;
  return entropy(random) >= (pattern.entropy ?? 3) && !SAID_INVENTED.test(surroundings(text, match.index, match[0].length));
}

/** The rest of the line around a match, and no more than a person takes in with it. */
function surroundings(text: string, start: number, length: number): string {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(start + length, start + length + 80);
  return before.slice(before.lastIndexOf('\n') + 1) + ' ' + after.split('\n', 1)[0]!;
}

/** Behind the header of a key stands the key, not three dots: line ends may be escaped or indented. */
function hasKeyBody(text: string, from: number): boolean {
  const body = text
    .slice(from, from + 400)
    .split('-----', 1)[0]!
    .replace(/\\[nr]|[\s"',\\]/g, '');
  const run = /[A-Za-z0-9+/=]{48,}/.exec(body)?.[0];
  return run !== undefined && entropy(run) >= 3.5;
}
