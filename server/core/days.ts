/** Arithmetic on ISO days (`2026-11-23`), without a clock and without time zones. All arguments are valid ISO days. */

const DAY = 86_400_000;

/** From one day to another; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function addDays(day: string, days: number): string {
  return isoOf(Date.parse(day) + days * DAY);
}

/** The day some months later; the last of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Whole calendar months from one day to another; null where it is not a whole number of them. */
export function monthsBetween(from: string, to: string): number | null {
  const [a, b] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return addMonths(from, b! - a!) === to ? b! - a! : null;
}

function isoOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
