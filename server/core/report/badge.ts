/** Advance widths of Verdana at 11 px, which badges are drawn in, for the characters they hold; wider than most stand-ins. */
const WIDTHS: Readonly<Record<string, number>> = {
  ' ': 3.9,
  '/': 5,
  M: 9.3,
  L: 6.1,
  P: 6.6,
  e: 6.6,
  f: 3.9,
  g: 6.9,
  h: 7,
  i: 3,
  l: 3,
  r: 4.7,
  t: 4.3,
};
const DIGIT = 7;
const PADDING = 6;
const HEIGHT = 20;
const LABEL = 'ML Preflight';

/** Colours on which white text has a contrast of at least 4.5, from the least share to the whole. */
const COLORS: readonly (readonly [from: number, color: string])[] = [
  [1, '#1b6e3c'],
  [0.8, '#39701f'],
  [0.5, '#7a5c00'],
  [0.25, '#a04a00'],
  [0, '#a3241c'],
];

/** How much is settled, as a picture that needs no font and no network: texts are fitted to their computed width. */
export function badgeSvg(settled: number, total: number): string {
  const value = `${settled}/${total}`;
  const left = widthOf(LABEL) + 2 * PADDING;
  const right = widthOf(value) + 2 * PADDING;
  const title = `ML Preflight: ${settled} of ${total} considerations settled`;
  const color = COLORS.find(([from]) => total > 0 && settled / total >= from)?.[1] ?? '#5a6472';
  const text = (x: number, words: string, width: number) =>
    `<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${words}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${title}">`,
    `  <title>${title}</title>`,
    `  <clipPath id="r"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>`,
    '  <g clip-path="url(#r)">',
    `    <rect width="${left}" height="${HEIGHT}" fill="#3a424d"/>`,
    `    <rect x="${left}" width="${right}" height="${HEIGHT}" fill="${color}"/>`,
    '  </g>',
    '  <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">',
    `    ${text(PADDING, LABEL, left - 2 * PADDING)}`,
    `    ${text(left + PADDING, value, right - 2 * PADDING)}`,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}

function widthOf(text: string): number {
  return Math.ceil([...text].reduce((sum, c) => sum + (WIDTHS[c] ?? DIGIT), 0));
}
