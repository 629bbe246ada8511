/** UTF-16 units beyond which Python was written by a program: it is not read, and nothing is to tell of. */
export const MAX_SCRIPT_LENGTH = 1_000_000;

/** A `.py` file by its name that can hold what trains or serves a model: no test, no set-up, no package marker. */
export function isScriptName(name: string): boolean {
  return (
    /\.py$/.test(name) &&
    !/^(?:test_.*|.*_test|tests?|conftest|setup|noxfile|fabfile|__init__|__version__|versioneer)\.py$/.test(name)
  );
}
