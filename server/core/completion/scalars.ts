/** The pieces of YAML text that completion has to step over, found without a parser: half-typed text has no tree. */

/** Where a flow collection that opens at `start` ends. One that nothing closes ends where its surroundings go on. */
export function flowEnd(text: string, start: number, end: number, column: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') {
      if (--depth === 0) return at + 1;
    } else if ((char === '"' || char === "'") && /[\s[{,:]/.test(text[at - 1]!)) {
      at = quotedEnd(text, at, end, column) - 1;
    } else if (isComment(text, at)) {
      at = lineEndAt(text, at, end) - 1;
    } else if (isBreak(char) && leavesBlock(text, at, end, column, ']}')) return at;
  }
  return end;
}

/** Where a quoted scalar that opens at `start` ends, its closing quote included; see `flowEnd` for one without. */
export function quotedEnd(text: string, start: number, end: number, column: number): number {
  const quote = text[start]!;
  for (let at = start + 1; at < end; at++) {
    const char = text[at]!;
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    } else if (isBreak(char) && leavesBlock(text, at, end, column, '')) return at;
  }
  return end;
}

/** Where a literal or folded text ends whose header stands on the line of `start`: before the first line not deeper than `column`. */
export function blockEnd(text: string, start: number, end: number, column: number): number {
  let at = lineEndAt(text, start, end);
  while (at < end) {
    const next = afterBreak(text, at);
    const indent = indentAt(text, next, end);
    const blank = next + indent >= end || isBreak(text[next + indent]!);
    if (!blank && indent <= column) return at;
    at = lineEndAt(text, next, end);
  }
  return end;
}

/** End of a plain scalar on its line: before a comment and the spaces in front of it. */
export function plainEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !isBreak(text[at]!) && !isComment(text, at)) at++;
  while (at > start && /[ \t]/.test(text[at - 1]!)) at--;
  return at;
}

export function lineEndAt(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isBreak(text[at]!)) at++;
  return at;
}

/** The offset behind the line break at `at`. */
export function afterBreak(text: string, at: number): number {
  return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
}

export function indentAt(text: string, lineStart: number, end: number): number {
  let at = lineStart;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - lineStart;
}

export function isBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}

/** A `#` at the start of a line or behind a space. */
export function isComment(text: string, at: number): boolean {
  return text[at] === '#' && (at === 0 || /\s/.test(text[at - 1]!));
}

/** Behind the break at `at` comes a line that belongs to the block around: as far left as it, and no closing bracket. */
function leavesBlock(text: string, at: number, end: number, column: number, closing: string): boolean {
  const next = afterBreak(text, at);
  const indent = indentAt(text, next, end);
  const char = text[next + indent];
  if (next + indent >= end || char === undefined || isBreak(char)) return false;
  return indent <= column && !closing.includes(char);
}
