/** A file's text and what is needed to write it back. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  /** False where bytes are no text of the encoding: writing it back would change them. */
  readonly exact: boolean;
}

const HEAD = 8192;

/**
 * The text in a file's bytes: UTF-16 where a byte order mark says so, else UTF-8 with U+FFFD for what is none.
 * Null for a binary file, one with a zero byte near its beginning.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), 'utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), 'utf-16be', true);
  if (bytes.subarray(0, HEAD).includes(0)) return null;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decodeAs(bom ? bytes.subarray(3) : bytes, 'utf-8', bom);
}

/** The bytes of a UTF-8 text with the byte order mark it had. */
export function encode(text: string, bom: boolean): Uint8Array {
  return Buffer.from(bom ? '\ufeff' + text : text, 'utf8');
}

function decodeAs(bytes: Uint8Array, encoding: Decoded['encoding'], bom: boolean): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding, bom, exact: true };
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), encoding, bom, exact: false };
  }
}
