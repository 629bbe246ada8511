import type { Amount } from '../../resources.js';

export const MEBIBYTE = 2 ** 20;

const SIZES = new Set(['memory', 'ephemeral-storage']);

/**
 * A size of a few bytes, as `512m` is: mebibytes were meant. Controllers write large amounts in thousandths too, and those
 * are right.
 */
export function isSizeSlip({ resource, amount, text }: Amount): boolean {
  return SIZES.has(resource) && amount !== undefined && amount > 0 && amount < MEBIBYTE && /^[\d.]+m?$/.test(text);
}
