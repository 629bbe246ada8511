import type { Requirement } from './artifacts/requirements.js';

/** Release numbers of a version, `2.6.0rc1` as 2.6.0; empty for what is none (`*`, `nightly`). */
export function release(version: string): readonly number[] {
  const found = /^v?(?:\d+!)?(\d{1,9}(?:\.\d{1,9}){0,8})/.exec(version.trim());
  return found ? found[1]!.split('.').map(Number) : [];
}

/** Negative where `a` is the older, 0 where they are the same; missing numbers count as 0 (PEP 440). */
export function compareReleases(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The newest version that a requirement allows. */
export interface Ceiling {
  readonly release: readonly number[];
  /** The version itself is allowed; else everything below it. */
  readonly inclusive: boolean;
  /** As written, for a message: `2.4.1`, `<2.6`, `2.4.*`. */
  readonly written: string;
}

/**
 * The lowest upper end among a requirement's specifiers, by the rules of the tool that reads them (PEP 440, conda, Poetry);
 * undefined where it is open, taken from an address, or a choice.
 */
export function ceilingOf({ specifiers, url }: Pick<Requirement, 'specifiers' | 'url'>): Ceiling | undefined {
  if (url !== undefined) return undefined;
  let lowest: Ceiling | undefined;
  for (const { operator, version } of specifiers) {
    const numbers = release(version);
    const next = numbers.length === 0 ? undefined : ceiling(operator, version, numbers);
    if (next && (!lowest || compareReleases(next.release, lowest.release) < 0)) lowest = next;
  }
  return lowest;
}

function ceiling(operator: string, version: string, numbers: readonly number[]): Ceiling | undefined {
  const below = (release: readonly number[], written: string) => ({ release, inclusive: false, written });
  switch (operator) {
    case '==':
    case '===':
      return /\*$/.test(version)
        ? below(raised(numbers, numbers.length - 1), version)
        : { release: numbers, inclusive: true, written: version };
    case '=':
      return below(raised(numbers, numbers.length - 1), version);
    case '<=':
      return { release: numbers, inclusive: true, written: `<=${version}` };
    case '<':
      return below(numbers, `<${version}`);
    case '~=':
      return numbers.length < 2 ? undefined : below(raised(numbers, numbers.length - 2), `~=${version}`);
    case '~':
      return below(raised(numbers, Math.min(1, numbers.length - 1)), `~${version}`);
    case '^': {
      const first = numbers.findIndex((number) => number > 0);
      return below(raised(numbers, first < 0 ? numbers.length - 1 : first), `^${version}`);
    }
    default:
      return undefined;
  }
}

/** The release after every one that begins with the numbers up to `index`. */
function raised(numbers: readonly number[], index: number): number[] {
  return [...numbers.slice(0, index), numbers[index]! + 1];
}

/** Every version that is allowed below `ceiling` is below `fixed` too. */
export function staysBelow(ceiling: Ceiling, fixed: readonly number[]): boolean {
  const difference = compareReleases(ceiling.release, fixed);
  return difference < 0 || (difference === 0 && !ceiling.inclusive);
}

/** The newest version allowed is `from` or later. */
export function reaches(ceiling: Ceiling, from: readonly number[]): boolean {
  const difference = compareReleases(ceiling.release, from);
  return difference > 0 || (difference === 0 && ceiling.inclusive);
}
