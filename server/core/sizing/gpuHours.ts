import { type Container, flag } from '../container.js';
import { grouped } from './words.js';

/** Hours of an average month: 8,760 of a year by twelve. */
export const HOURS_A_MONTH = 730;

/** Accelerators that the containers of one copy hold together; undefined where none are given or the number is not known. */
export function acceleratorsOf(containers: readonly Container[]): number | undefined {
  const counts = containers.flatMap((c) => c.accelerators.map((a) => a.count));
  const total = counts.reduce((sum, n) => sum + n, 0);
  return total > 0 && Number.isFinite(total) ? total : undefined;
}

/** "2 replicas × 4 GPUs × 730 hours = 5,840 GPU-hours a month". */
export function gpuHours(copies: number, accelerators: number, what = 'replica'): string {
  const each = `${accelerators} GPU${accelerators === 1 ? '' : 's'}`;
  const total = grouped(copies * accelerators * HOURS_A_MONTH);
  return `${grouped(copies)} ${copies === 1 ? what : plural(what)} × ${each} × ${HOURS_A_MONTH} hours = ${total} GPU-hours a month`;
}

/** The share of each device that vLLM takes; its default where nothing is said. Source: vLLM `CacheConfig.gpu_memory_utilization`. */
export function memoryUtilisation(container: Container): number | undefined {
  const given = flag(container, '--gpu-memory-utilization', '--gpu_memory_utilization')?.text;
  if (given === undefined) return DEFAULT_UTILISATION;
  const value = Number(given);
  return value > 0 && value <= 1 ? value : undefined;
}

const DEFAULT_UTILISATION = 0.92;

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}
