/** More than that is no list of spellings any more. */
const MOST = 1000;

/**
 * All texts that a small regular expression matches from end to end: letters, `?`, `[sz]` and `(?:one|other)`. Null where it
 * holds anything else (`.*`, `[a-z]`, `{2}`, `\d`) or matches too many.
 */
export function spellings(pattern: string): string[] | null {
  let at = 0;
  const all = alternatives();
  return all && at === pattern.length ? all : null;

  function alternatives(): string[] | null {
    const found: string[] = [];
    for (;;) {
      const one = sequence();
      if (!one) return null;
      found.push(...one);
      if (pattern[at] !== '|') return found;
      at++;
    }
  }

  function sequence(): string[] | null {
    let texts = [''];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const part = atom();
      if (!part) return null;
      const optional = pattern[at] === '?';
      if (optional) at++;
      const tails = optional ? ['', ...part] : part;
      texts = texts.flatMap((text) => tails.map((tail) => text + tail));
      if (texts.length > MOST) return null;
    }
    return texts;
  }

  function atom(): string[] | null {
    const char = String.fromCodePoint(pattern.codePointAt(at)!);
    if (pattern.startsWith('(?:', at)) {
      at += 3;
      const inner = alternatives();
      return inner && pattern[at++] === ')' ? inner : null;
    }
    if (char === '[') {
      const end = pattern.indexOf(']', at);
      const chars = pattern.slice(at + 1, end);
      at = end + 1;
      // A range, a negation or an escape; a `-` at the end stands for itself.
      return end < 0 || /^\^|\\|.-./.test(chars) ? null : [...chars];
    }
    at += char.length;
    return /[.*+?^${}()|[\]\\]/.test(char) ? null : [char];
  }
}
