/** What looks like data about people in a text. No value is kept. */
export interface PersonalData {
  /** Distinct e-mail addresses of people: not those of roles, robots and reserved domains. */
  readonly emails: number;
  /** Distinct US social security numbers. */
  readonly socialSecurity: number;
  /** Distinct payment card numbers in groups of four, with a right check digit. */
  readonly cards: number;
  /** Distinct IBANs with right check digits. */
  readonly ibans: number;
}

/** Domains that RFC 2606 and 6761 reserve, and hosts that write addresses nobody reads. */
const NOBODY_AT =
  /(?:^|\.)(?:example\.\w+|example|test|invalid|localhost|local|users\.noreply\.github\.com|domain\.com|email\.com|company\.com|acme\.(?:com|org)|abc\.com|xyz\.com|mail\.com)$/i;
const ROLE =
  /^(?:git|noreply|no-reply|donotreply|info|support|contact|hello|admin|help|team|sales|webmaster|postmaster|security|press|legal|privacy|office|service|your\.?\w*|user\d*|name|email|someone|root|john\.?doe|jane\.?doe|foo|bar|test\d*)$/i;
/** Repositories and packages name addresses of their authors: `pip show`, `git log`, tracebacks, licences. */
const AUTHORS = /(?:^|\n)(?:author(?:-email|_email)?|maintainer|home-page|signed-off-by|co-authored-by|commit [0-9a-f]{7})/i;

/** Counts distinct hits; linear in the text. */
export function personalDataIn(text: string): PersonalData {
  return {
    emails: AUTHORS.test(text) ? 0 : emails(text).size,
    socialSecurity: distinct(text, /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g, () => true),
    cards: distinct(text, /(?<![\d.-])(?<!\d )[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}(?!-|[ ]?\d)/g, isLuhn),
    ibans: distinct(text, /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])/g, isIban),
  };
}

function emails(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = /[\w.%+-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}\b/.exec(text.slice(at + 1, at + 400))?.[0];
    if (name && domain && /[A-Za-z]/.test(name) && !NOBODY_AT.test(domain) && !ROLE.test(name))
      found.add(`${name}@${domain}`.toLowerCase());
  }
  return found;
}

function distinct(text: string, regex: RegExp, isValid: (match: string) => boolean): number {
  const found = new Set<string>();
  for (const [match] of text.matchAll(regex)) if (isValid(match)) found.add(match);
  return found.size;
}

/** Check digit of ISO/IEC 7812. */
function isLuhn(card: string): boolean {
  const digits = card.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return new Set(digits).size > 3 && sum % 10 === 0;
}

/** Check digits of ISO 13616: the number with its head put last leaves 1 when divided by 97. */
function isIban(text: string): boolean {
  const iban = text.replace(/ /g, '');
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const c of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(c, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
