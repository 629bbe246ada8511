/** Values by key, in their order; a key may stand several times. */
export function grouped<K, T>(pairs: Iterable<readonly [K, T]>): Map<K, T[]> {
  const result = new Map<K, T[]>();
  for (const [key, value] of pairs) {
    const list = result.get(key);
    if (list) list.push(value);
    else result.set(key, [value]);
  }
  return result;
}
