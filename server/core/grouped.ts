/** Values by key, in their order; a key may stand several times. */
export function grouped<T>(pairs: Iterable<readonly [string, T]>): Map<string, T[]> {
  const result = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = result.get(key);
    if (list) list.push(value);
    else result.set(key, [value]);
  }
  return result;
}
