/** Base64 of any number of bytes, without Buffer: it runs in the web extension host too. */
export function toBase64(bytes: Uint8Array): string {
  // Arguments of one call are limited; a multiple of three keeps the pieces free of padding.
  const step = 3 * 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + step)));
  }
  return text;
}
