/** The text of a file without a byte order mark, or why it is passed over. */
export type Decoded = { readonly text: string } | { readonly skipped: string };

/** How far a text is searched for the zero bytes that give a binary file away; as far as git looks. */
const SNIFFED = 8000;

/**
 * Decodes UTF-8, and UTF-16 with a byte order mark. Zero bytes or invalid UTF-8 mean that it is no text: it is passed over
 * with a reason rather than read wrongly.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  if (bytes.subarray(0, SNIFFED).includes(0)) return { skipped: 'binary file' };
  try {
    // Strips a UTF-8 mark by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { skipped: 'not valid UTF-8' };
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { skipped: 'not valid UTF-16' };
  }
}
