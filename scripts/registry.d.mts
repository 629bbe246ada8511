/** Texts of the generated lists by path. */
export function registry(): Record<string, string>;
