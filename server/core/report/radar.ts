import type { ReportChallenge } from './model.js';

const RADIUS = 104;
const LABEL_AT = RADIUS + 12;
const WIDTH = 440;
const HEIGHT = 300;

/**
 * Twelve axes, one for each challenge, with the share that is settled; `before` draws an earlier report's as a dashed line.
 * `id` makes the ids of its texts unique in the page. Colours come from the page's style sheet.
 */
export function radarSvg(
  challenges: readonly ReportChallenge[],
  id: string,
  before: readonly { readonly id: string; readonly settled: number }[] | null = null,
): string {
  const axes = challenges.map((challenge, i) => ({ ...challenge, angle: (2 * Math.PI * i) / challenges.length - Math.PI / 2 }));
  const ring = (share: number) => points(axes.map((a) => at(a.angle, share * RADIUS)));
  const shape = (settledOf: (c: ReportChallenge) => number) =>
    points(axes.map((a) => at(a.angle, (a.total > 0 ? Math.min(1, Math.max(0, settledOf(a) / a.total)) : 0) * RADIUS)));
  const old = before && new Map(before.map((c) => [c.id, c.settled]));
  const words = challenges.map((c) => `${c.title} ${c.settled} of ${c.total}`).join(', ');
  const described = `Settled considerations of each challenge: ${words}.${old ? ' The dashed line is the earlier report.' : ''}`;
  return [
    `<svg class="radar" viewBox="${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d">`,
    `<title id="${id}-t">Settled share of the ${challenges.length} challenges</title>`,
    `<desc id="${id}-d">${described}</desc>`,
    ...[0.25, 0.5, 0.75, 1].map((share) => `<polygon class="ring" points="${ring(share)}"/>`),
    ...axes.map((a) => {
      const [x, y] = at(a.angle, RADIUS);
      return `<line class="ring" x1="0" y1="0" x2="${x}" y2="${y}"/>`;
    }),
    ...(old ? [`<polygon class="before" points="${shape((c) => old.get(c.id) ?? 0)}"/>`] : []),
    `<polygon class="now" points="${shape((c) => c.settled)}"/>`,
    ...axes.map((a) => {
      const [x, y] = at(a.angle, (a.total > 0 ? a.settled / a.total : 0) * RADIUS);
      return `<circle class="dot" cx="${x}" cy="${y}" r="2.6"/>`;
    }),
    ...axes.map((a) => label(a)),
    '</svg>',
  ].join('\n');
}

function label({ angle, title, settled, total }: ReportChallenge & { readonly angle: number }): string {
  const [x, y] = at(angle, LABEL_AT);
  const side = Math.cos(angle);
  const anchor = side > 0.2 ? 'start' : side < -0.2 ? 'end' : 'middle';
  // At the top and the bottom the text stands outside of the ring, elsewhere beside its point.
  const down = Math.abs(side) > 0.2 ? 4 : Math.sin(angle) > 0 ? 10 : -2;
  return `<text x="${x}" y="${round(y + down)}" text-anchor="${anchor}">${title} <tspan class="share">${settled}/${total}</tspan></text>`;
}

function at(angle: number, radius: number): [number, number] {
  return [round(Math.cos(angle) * radius), round(Math.sin(angle) * radius)];
}

function points(list: readonly (readonly [number, number])[]): string {
  return list.map(([x, y]) => `${x},${y}`).join(' ');
}

/** One digit is enough for the eye, and the same on every machine; no negative zero. */
function round(n: number): number {
  return Math.round(n * 10) / 10 + 0;
}
