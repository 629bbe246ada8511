import { isSecretName, isSecretValue } from './secretNames.js';

/** A place that takes a credential: its name, where it has one, and the value, as groups of the expression. */
interface Place {
  readonly regex: RegExp;
  /** The name decides; without it the place itself says that a credential stands there. */
  readonly named: boolean;
}

/**
 * How the formats that are read here, shells and URLs write a credential beside its name. Linear: what repeats is bounded and begins
 * where a word begins.
 */
const PLACES: readonly Place[] = [
  // `--api-key X`, `--api-key=X`, `"--api-key", "X"`, and the two as items of a YAML list.
  {
    regex:
      /(?<![\w-])--(?<name>[A-Za-z][\w-]{1,60})(?:=|["'],[ \t]{0,8}|["']?,?[ \t]{0,8}(?:\r?\n[ \t]{0,80}-)?[ \t]{1,8})["']?(?<value>[^\s"',\]\\]{8,500})/g,
    named: true,
  },
  // `token: X`, `"token": "X"`, `token=X`.
  {
    regex:
      /(?<![\w.-])(?<name>[A-Za-z_][\w.-]{2,80})\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?(?<value>[\w\-+/.~!@#%^*]{8,500}={0,2})(?![\w([])/g,
    named: true,
  },
  // `{Key: token, Value: X}`, `key: "TOKEN" value: { string_value: "X" }`, the same on lines of their own.
  {
    regex:
      /\b(?:key|name)["']?[ \t]{0,8}[:=]\s{0,80}["']?(?<name>[A-Za-z_][\w.-]{2,80})["']?,?\s{0,80}["']?value["']?[ \t]{0,8}[:=]\s{0,80}(?:\{\s{0,80}string_value\s{0,8}:\s{0,80})?["']?(?<value>[^\s"',}\\]{8,500})/gi,
    named: true,
  },
  { regex: /\b(?:Bearer|Basic)[ \t]{1,8}(?<value>[\w.~+/=-]{8,4000})/gi, named: false },
  { regex: /:\/\/(?<value>[^\s:@/'"$<{]{16,500})(?=@[\w-])/g, named: false },
  { regex: /[?&](?:sig|signature|X-Amz-Signature|X-Goog-Signature|code|key)=(?<value>[^\s&"'<>\\]{8,500})/gi, named: false },
];

const HINT = /token|secret|passw|passphrase|key|credential|bearer|basic|:\/\/|[?&]\w/i;

/**
 * The text with `***` for what a credential's place or name gives away: an option, a header, a part of a URL, an assignment. Only
 * values that look drawn are left out, or prose about tokens would be, too. For texts that are printed.
 */
export function withoutPlaced(text: string): string {
  if (!HINT.test(text)) return text;
  return PLACES.reduce(
    (shown, { regex, named }) =>
      shown.replace(regex, (...match) => {
        const whole: string = match[0];
        const { name = '', value } = match.at(-1) as { name?: string; value: string };
        if (!looksDrawn(value) || !isSecretValue(value) || (named && !isSecretName(name.replace(/^use_/, '')))) return whole;
        return `${whole.slice(0, whole.length - value.length)}***`;
      }),
    text,
  );
}

/** Letters and digits both: words are one of them, versions and sizes mostly the other. */
function looksDrawn(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value);
}
