import { table } from './table.js';

const SUFFIX: Readonly<Record<string, number>> = table({
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
});

/**
 * A Kubernetes quantity as a number of its base unit (bytes, cores); undefined where the text is none. `m` is milli, also
 * for memory. Source: apimachinery's `resource.Quantity`.
 */
export function parseQuantity(text: string | undefined): number | undefined {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  return Number(match[1]) * (match[2] !== undefined ? 10 ** Number(match[2]) : SUFFIX[match[3] ?? '']!);
}
