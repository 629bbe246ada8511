/** A name or path as code; on one line, whatever is in it. */
export function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``;
}

/** Text of another file as text of a card: without marks and tags, on one line. */
export function plain(text: string): string {
  return text.replace(/[<>[\]`\r\n|*_#]+/g, ' ').trim();
}
