import type { State } from '../checklist.js';
import { groupPlaces } from './groupPlaces.js';
import { type Html, html, none } from './markup.js';
import type { ReportPlace } from './model.js';
import { STATE_WORDS, some } from './words.js';

/** Files whose places are listed for one finding or piece of evidence. */
const PLACES = 3;

/** A state as a small label. */
export function stateHtml(state: State): Html {
  const { mark, words } = STATE_WORDS[state];
  return html`<span class="state ${state}"><span aria-hidden="true">${mark} </span>${words}</span>`;
}

/** A state as a coloured mark before a title, with the words for those who do not see it. */
export function markHtml(state: State, title: Html): Html {
  const { mark, words } = STATE_WORDS[state];
  return html`<span class="mark ${state}"><span aria-hidden="true">${mark} </span>${title}<span class="unseen">, ${words}</span></span>`;
}

/** Words of a rule or a file, in which backticks set code off. */
export function prose(text: string): Html {
  return html`${text.split(/(`[^`]+`)/).map((piece, i) => (i % 2 === 1 ? html`<code>${piece.slice(1, -1)}</code>` : piece))}`;
}

/** Places, those of one file together, the first of many files. */
export function placesHtml(places: readonly ReportPlace[], most = PLACES): Html {
  const { shown, more } = some(groupPlaces(places), most);
  return html`<span class="place">${shown.join(' · ')}${more > 0 ? ` and ${more} more files` : ''}</span>`;
}

/** A link where the text is an address of the web, else the text. */
export function linked(text: string): Html {
  return /^https?:\/\/[^\s"'<>]+$/.test(text) ? html`<a href="${text}" rel="noreferrer">${text}</a>` : html`${text}`;
}

/** How much of a whole, as a bar; the numbers stand beside it. */
export function barHtml(part: number, whole: number): Html {
  const width = whole > 0 ? Math.round((100 * part) / whole) : 0;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${
    width > 0 ? html`<rect width="${width}" height="4"/>` : none
  }</svg>`;
}
