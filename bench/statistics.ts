/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** CPU time of this process, garbage collection included: what else the machine does meanwhile is not counted. */
export function cpuMilliseconds(body: () => void): number {
  const before = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Whether a figure keeps to the mark that is set for it. */
export function mark(value: number, most: number): string {
  return `<= ${most} ${value <= most ? 'ok' : 'MISSED'}`;
}

export function row(...cells: (string | number)[]): void {
  console.log(
    cells
      .map((c, i) => (i === 0 ? String(c).padEnd(34) : String(typeof c === 'number' ? c.toFixed(2) : c).padStart(14)))
      .join(' '),
  );
}
