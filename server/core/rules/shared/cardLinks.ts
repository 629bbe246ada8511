import type { ModelCard } from '../../artifacts/modelCard.js';

/** A Markdown link or picture outside code and comments; offsets of the address in the file. */
export interface CardLink {
  readonly label: string;
  readonly target: string;
  readonly start: number;
  readonly end: number;
  readonly picture: boolean;
}

const LINK =
  /(!?)\[([^[\]\n]{0,300})\]\(\s*<?([^()\s<>]{1,1000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200})?)>?(?:\s+["'][^"'\n]{0,300}["'])?\s*\)/g;

/** The inline links of a card between two offsets, in order. */
export function linksOf(card: ModelCard, from = 0, to = Number.POSITIVE_INFINITY): CardLink[] {
  const { prose } = card.body;
  return [...prose.slice(from, to).matchAll(LINK)].map((match) => {
    const start = from + match.index + match[0].indexOf(match[3]!, match[1]!.length + match[2]!.length + 3);
    return { label: match[2]!, target: match[3]!, start, end: start + match[3]!.length, picture: match[1] === '!' };
  });
}
