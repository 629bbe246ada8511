/**
 * A pure function of something that never changes (a workload, a container, a project), computed once for as long as that
 * lives: dozens of rules ask the same of it. `compute` must not return what callers change.
 */
export function remembered<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined || known.has(of)) return before as V;
    const value = compute(of);
    known.set(of, value);
    return value;
  };
}
