import { distance } from 'fastest-levenshtein';

/** Names of objects and labels are 63 characters at most; longer ones are no typos but other things. */
const LONGEST = 63;

/**
 * Whether one name is a slip of the other: the same words with other separators or letter case, or one or two letters
 * wrong or two of them swapped in a word that is long enough. Names that differ in a number or in a word of one letter (`model-a`, `scorer-v2`)
 * stand for different things and are not near. False for equal names.
 */
export function isNearName(a: string, b: string): boolean {
  if (a === b || a.length > LONGEST || b.length > LONGEST) return false;
  if (plain(a) === plain(b)) return true;
  const left = words(a);
  const right = words(b);
  if (left.length !== right.length) return false;
  const differing = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i]!] as const]));
  return differing.length === 1 && isSlip(...differing[0]!);
}

function isSlip(a: string, b: string): boolean {
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5) return false;
  const swapped = [...a].sort().join('') === [...b].sort().join('');
  return distance(a, b) <= (shorter >= 8 || swapped ? 2 : 1);
}

function plain(name: string): string {
  return words(name).join('');
}

function words(name: string): string[] {
  return name.toLowerCase().split(/[-_.]/);
}
