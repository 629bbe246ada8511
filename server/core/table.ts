/**
 * A table that is looked up by words of a file. Plain objects inherit `constructor` and its like, and a file may hold any
 * word: this one holds what it was given and nothing else.
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), entries);
}
