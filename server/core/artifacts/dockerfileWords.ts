/** A word of an instruction: `text` without quotes and escapes, offsets of what is written. */
export interface DockerWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a command is written: `exec` is a JSON array of words, `shell` a text that a shell reads. */
export interface DockerCommand {
  readonly form: 'exec' | 'shell';
  readonly words: readonly DockerWord[];
  readonly start: number;
  readonly end: number;
}

/**
 * The words of `joined` from `start` to `end`, split at blanks, quotes and `escape` respected. Operators of a shell
 * stand apart only where blanks are around them. Linear; an unclosed quote ends at the end.
 */
export function splitWords(joined: string, start: number, end: number, escapeChar = '\\'): DockerWord[] {
  const words: DockerWord[] = [];
  let i = start;
  while (i < end) {
    while (i < end && /\s/.test(joined[i]!)) i++;
    if (i >= end) break;
    const from = i;
    const pieces: string[] = [];
    let quote = '';
    for (; i < end; i++) {
      const c = joined[i]!;
      if (quote === '' && /\s/.test(c)) break;
      if (c === escapeChar && quote !== "'" && i + 1 < end) {
        const next = joined[++i]!;
        // Within double quotes only what has a meaning there can be escaped.
        pieces.push(quote === '"' && !['"', escapeChar, '$', '`'].includes(next) ? c + next : next);
      } else if (quote !== '') {
        if (c === quote) quote = '';
        else pieces.push(c);
      } else if (c === '"' || c === "'") {
        quote = c;
      } else {
        pieces.push(c);
      }
    }
    words.push({ text: pieces.join(''), start: from, end: i });
  }
  return words;
}

/** The words of `["a", "b"]`; null for anything that is no JSON array of strings, which Docker hands to a shell. */
export function execWords(joined: string, start: number, end: number): DockerWord[] | null {
  const source = joined.slice(start, end);
  if (!source.trimStart().startsWith('[')) return null;
  let values: unknown;
  try {
    values = JSON.parse(source);
  } catch {
    return null;
  }
  if (!Array.isArray(values) || !values.every((v) => typeof v === 'string')) return null;
  const places = [...source.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return values.map((text: string, i) => {
    const at = start + (places[i]?.index ?? 0);
    return { text, start: at, end: at + (places[i]?.[0].length ?? 0) };
  });
}

/** A command of `CMD`, `ENTRYPOINT` or `HEALTHCHECK CMD`. */
export function readCommand(joined: string, start: number, end: number, escapeChar: string): DockerCommand {
  const exec = execWords(joined, start, end);
  return exec
    ? { form: 'exec', words: exec, start, end }
    : { form: 'shell', words: splitWords(joined, start, end, escapeChar), start, end };
}

/** A name with its value: of `ENV`, `ARG` and `LABEL`. */
export interface DockerPair {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Without quotes; undefined for `ARG NAME`. */
  readonly value: string | undefined;
  /** Where the value is written, its quotes included. */
  readonly start: number;
  readonly end: number;
}

/** `A=1 B="two words"`, `ENV A the rest of the line` (`spaced`), `ARG A`. What has no name is left out. */
export function readPairs(joined: string, start: number, end: number, escapeChar: string, spaced: boolean): DockerPair[] {
  const words = splitWords(joined, start, end, escapeChar);
  const [first, second] = words;
  if (spaced && first && !first.text.includes('=')) {
    if (!second) return [];
    const value = joined.slice(second.start, end).trimEnd();
    const place = { start: second.start, end: second.start + value.length };
    return [{ name: first.text, nameStart: first.start, nameEnd: first.end, value: unquoted(value), ...place }];
  }
  return words.flatMap((word): DockerPair[] => {
    const source = joined.slice(word.start, word.end);
    const equals = source.indexOf('=');
    const name = /^["']?([^"'=\s]+)["']?$/.exec(equals < 0 ? source : source.slice(0, equals))?.[1];
    if (name === undefined) return [];
    const nameStart = word.start + source.indexOf(name);
    const named = { name, nameStart, nameEnd: nameStart + name.length };
    if (equals < 0) return [{ ...named, value: undefined, start: word.end, end: word.end }];
    return [{ ...named, value: word.text.slice(word.text.indexOf('=') + 1), start: word.start + equals + 1, end: word.end }];
  });
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}
