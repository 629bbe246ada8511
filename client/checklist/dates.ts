/** Whether a text is a day of the calendar in ISO form, `2026-11-23`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && isoOf(date) === text;
}

/** The day some months later; the last of the month where that month is shorter. Takes a valid ISO date. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

/** The day it is where the person sits. */
export function localDay(now: Date): string {
  return isoOf(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

/** What is wrong with the end of an attestation made on a day, or null. */
export function untilProblem(until: string, on: string): string | null {
  if (!isIsoDate(until)) return `Not a date: write it as ${addMonths(on, 6)}.`;
  return until < on ? 'That day is past.' : null;
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
