/** One simple command of a shell text: `pip install x` out of `sudo pip install x && ls`. Offsets into the whole text. */
export interface ShellCommand {
  readonly kind: 'pip' | 'conda' | 'shell';
  /** `pip`, `conda`, or the program's word without its folder. */
  readonly name: string;
  /** What follows the name, line continuations blanked out, so that `args[i]` stands at `argsStart + i`. */
  readonly args: string;
  readonly start: number;
  readonly end: number;
  readonly argsStart: number;
}

/**
 * The simple commands in `text` from `start` to `end`: split at newlines, `;`, `|`, `&` and
 * around subshells, comments and here-documents dropped, quotes and
 * backslashes respected. `pip` is found behind `sudo`, `python -m`, `{sys.executable} -m` and `uv`. Linear; an unclosed quote
 * ends at the end of the text.
 */
export function shellCommands(text: string, start: number, end: number): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let from = start;
  let quote = '';
  let depth = 0;
  let i = start;
  const close = (to: number) => {
    const command = readCommand(text, from, to);
    if (command) commands.push(command);
  };
  while (i < end) {
    const c = text[i]!;
    if (c === '\\' && quote !== "'") {
      i += text[i + 1] === '\r' && text[i + 2] === '\n' ? 3 : 2;
      continue;
    }
    if (quote) {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") {
      quote = c;
    } else if (c === '\n' || c === ';' || c === '|' || (c === '&' && text[i - 1] !== '>' && text[i + 1] !== '>')) {
      close(i);
      from = i + 1;
    } else if ((c === '(' && (i === from || /[\s$]/.test(text[i - 1]!))) || (c === ')' && depth > 0)) {
      depth += c === '(' ? 1 : -1;
      close(i);
      from = i + 1;
    } else if (c === '<' && text[i + 1] === '<' && text[i + 2] !== '<') {
      const behind = heredocEnd(text, i, end);
      if (behind > i) {
        close(i);
        i = behind;
        from = behind;
        continue;
      }
    } else if (c === '#' && (i === start || /\s/.test(text[i - 1]!))) {
      close(i);
      const eol = text.indexOf('\n', i);
      i = eol < 0 || eol > end ? end : eol;
      from = i + 1;
    }
    i++;
  }
  close(end);
  return commands;
}

/** Behind the last line of the here-document that `<<` at `at` opens; `at` itself where it opens none. */
function heredocEnd(text: string, at: number, end: number): number {
  const opener = /<<-?[ \t]*(["']?)(\w+)\1/y;
  opener.lastIndex = at;
  const word = opener.exec(text)?.[2];
  const body = text.indexOf('\n', at) + 1;
  if (!word || body === 0 || body >= end) return at;
  const closing = new RegExp(`^[ \\t]*${word}[ \\t\\r]*$`, 'gm');
  closing.lastIndex = body;
  closing.exec(text);
  return closing.lastIndex === 0 || closing.lastIndex > end ? end : closing.lastIndex;
}

const BEFORE_THE_PROGRAM = /^(?:sudo|time|nohup|env|exec|command|then|do|else|if|-[A-Za-z]+|[A-Za-z_]\w*=.*)$/;

function readCommand(text: string, from: number, to: number): ShellCommand | null {
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (from >= to) return null;
  const word = wordReader(text, from, to);
  let at = word();
  while (at && BEFORE_THE_PROGRAM.test(at.text)) at = word();
  if (!at) return null;
  let kind: ShellCommand['kind'] = 'shell';
  let name = programName(at.text);
  if (/^pip[\d.]*$/.test(name)) {
    kind = 'pip';
  } else if (/^(?:conda|mamba|micromamba)$/.test(name)) {
    kind = 'conda';
  } else if (name === 'uv' || /^python[\d.]*$/.test(name) || at.text.includes('sys.executable')) {
    const pip = pipBehind(name === 'uv', word);
    if (pip) {
      kind = 'pip';
      at = pip;
    }
  }
  if (kind !== 'shell') name = kind;
  let argsStart = at.end;
  while (argsStart < to && /\s/.test(text[argsStart]!)) argsStart++;
  return { kind, name, args: blankContinuations(text.slice(argsStart, to)), start: from, end: to, argsStart };
}

interface Word {
  readonly text: string;
  readonly end: number;
}

function wordReader(text: string, from: number, to: number): () => Word | null {
  const command = text.slice(from, to);
  const pattern = /(?:\\\r?\n|\s)*([^\s\\]+(?:\\(?!\r?\n)[^\s\\]*)*|\\(?!\r?\n)[^\s\\]*)/y;
  return () => {
    const word = pattern.exec(command)?.[1];
    return word === undefined ? null : { text: word.replace(/^["']|["']$/g, ''), end: from + pattern.lastIndex };
  };
}

/** `-m pip` behind a Python program (other flags may stand between), `pip` behind uv. */
function pipBehind(uv: boolean, word: () => Word | null): Word | null {
  for (let at = word(), module = uv; at; at = word()) {
    if (module) return at.text === 'pip' ? at : null;
    if (at.text === '-m') module = true;
    else if (!at.text.startsWith('-')) return null;
  }
  return null;
}

function programName(word: string): string {
  return word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}

/** `text` with every backslash before a line end, and that line end, turned into as many spaces. */
export function blankContinuations(text: string): string {
  return text.includes('\\') ? text.replace(/\\\r?\n/g, (all) => ' '.repeat(all.length)) : text;
}
