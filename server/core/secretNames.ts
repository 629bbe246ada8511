/** Which names are those of credentials, and which values are not credentials after all. */

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|SECRET_?KEY|CREDENTIALS?)(?:_|$)/;
/** The name of something about a credential: where it is, how long it lives, whether it is asked for. */
const ABOUT_A_SECRET =
  /_(?:FILE|FILENAME|PATH|DIR|NAME|ARN|ID|URL|URI|ENDPOINT|HOST|PORT|TTL|EXPIRY|EXPIRATION|EXPIRES|TIMEOUT|TYPE|KIND|MODE|ENABLED|DISABLED|REQUIRED|LENGTH|LIMIT|COUNT|SIZE|HEADER|PREFIX|REF|REGION|VERSION|PROVIDER|ISSUER|AUDIENCE|ALGORITHM|BUDGET|STORE|BACKEND|NAMESPACE|LOCATION)$/;
/** Tokens of text, not of access. */
const TEXT_TOKEN =
  /(?:^|_)(?:MAX|MIN|NUM|EOS|BOS|PAD|UNK|SEP|CLS|MASK|STOP|START|END|SPECIAL|IMAGE|PER|FIRST|NEXT)_(?:\w+_)?TOKEN(?:_|$)|TOKENIZ/;
const SWITCH = /(?:^|_)(?:DISABLE|ENABLE|USE|REQUIRE|ALLOW|SKIP|HAS|IS|NO)_/;

/** The name (of a variable, a key) is that of a credential: `HF_TOKEN`, `dbPassword`; not `MAX_TOKENS` or `TOKEN_FILE`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]/g, '_')
    .toUpperCase();
  return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words) && !TEXT_TOKEN.test(words) && !SWITCH.test(words);
}

const BLANK =
  /^(?:|true|false|yes|no|on|off|none|null|nil|empty|dummy|fake|test|example|placeholder|todo|tbd|xxx+|\*+|\.+|-+|changeme|change[-_]me|change[-_]it|redacted|secret|token|password|apikey|api[-_]key|not[-_ ]?(?:needed|used|required|set)|unused|n\/a|sk-no-key-required|\d{1,5})$/i;
const TO_FILL_IN =
  /(?:^|[-_ ])(?:your|my|insert|replace|changeme|change[-_]this|put|add|enter|paste|todo|fixme|placeholder|dummy|example)(?:[-_ ]|$)|REPLACE|REMOVED|REDACTED|here>?$|(.)\1{5}|^<.*>$|\.\.\.|\u2026/i;
/** A reference to where the value is kept, or a value that is encrypted. */
const KEPT_ELSEWHERE =
  /\$[{(]|\$[A-Z_]+\b|\{\{|\{%|^(?:vault|secretref|ref\+|op|gcp-?sm|aws-?sm|azurekeyvault|sm|ssm|arn):|^\/|^(?:file|https?):\/\/|^ENC\[|^AgB|^!|^@Microsoft\.KeyVault/i;

/** The name of an object in the cluster that holds the credential. */
const NAMES_A_SECRET = /^[a-z][a-z0-9.-]*$/;
const SAYS_SECRET = /(?:^|[-.])(?:secrets?|creds?|credentials?|tokens?|tls|keys?|auth)(?:[-.]|$)/;

/** The value stands for a credential itself: it is not empty, a placeholder, a switch, a path, a reference or encrypted. */
export function isSecretValue(value: string): boolean {
  const text = value.trim();
  if (NAMES_A_SECRET.test(text) && SAYS_SECRET.test(text)) return false;
  return text.length >= 4 && !BLANK.test(text) && !TO_FILL_IN.test(text) && !KEPT_ELSEWHERE.test(text);
}
