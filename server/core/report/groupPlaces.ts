import type { ReportPlace } from './model.js';
import { placeWords, some } from './words.js';

/** Lines that are listed of one file. */
const LINES = 4;

/**
 * Places in words, those of one file together: `deploy/isvc.yaml:12, 30, 41`, `train.ipynb, cell 3, line 2`. The order is that in
 * which the files are first met. Of one file with many places the first few are named.
 */
export function groupPlaces(places: readonly ReportPlace[]): string[] {
  const byPath = new Map<string, ReportPlace[]>();
  for (const place of places) {
    const key = place.cell === null ? place.path : `${place.path}\n${place.cell}`;
    const known = byPath.get(key);
    if (!known) byPath.set(key, [place]);
    else if (!known.some((p) => p.line === place.line)) known.push(place);
  }
  return [...byPath.values()].map((list) => {
    const { shown, more } = some(list, LINES);
    const rest = shown.slice(1).map((p) => `, ${p.line}`);
    return `${placeWords(shown[0]!)}${rest.join('')}${more > 0 ? ` and ${more} more lines` : ''}`;
  });
}
