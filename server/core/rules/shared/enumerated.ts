/** Names as a message lists them: `a`, `a` and `b`; from four on the first two and how many more. */
export function enumerated(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length > 3) return `${quoted.slice(0, 2).join(', ')} and ${quoted.length - 2} more`;
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted[quoted.length - 1]}`;
}
