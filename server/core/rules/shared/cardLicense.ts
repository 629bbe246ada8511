import { cleanLabel } from '../../artifacts/cardSections.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { hubLicenseId } from '../../catalogue/hub.js';
import { licenseOf } from '../../facts/licenseText.js';
import type { Span } from '../../model.js';

/** Words by which a text says that it speaks of another license too: of the code, of the data, of what the model was made from. */
const ANOTHER =
  /\b(?:code|codebase|scripts?|library|data|datasets?|corpus|base|upstream|original|derived|third[- ]part(?:y|ies)|except|dual|either|tokenizer|parent|previous|respective|documentation|until|version)\b/i;

/** "licensed under the X license", "released under X". */
const UNDER =
  /\b(?:licen[cs]ed|released|distributed|published|available|provided|shared)\s+under\s+(?:the\s+|an?\s+)?(?:\[([^[\]\n]{2,120})\]\(|([^\n.;[\]]{2,80}?(?:\d\.\d)?)(?:[.;\n]|$))/gi;

/** Licenses that a card names in its own words: the Hub's identifier and the place; only where they leave no doubt. */
export function statedLicenses(card: ModelCard): { readonly id: string; readonly span: Span }[] {
  const { content } = card.body;
  const found: { id: string; span: Span }[] = [];
  const take = (text: string, start: number) => {
    const id = named(text);
    const lead = /^\s*/.exec(text)![0].length;
    if (id !== undefined) found.push({ id, span: { part: 0, start: start + lead, end: start + text.trimEnd().length } });
  };
  for (const { concepts, content: span, title } of card.labels) {
    if (!concepts.includes('license') || ANOTHER.test(title)) continue;
    take(content.slice(span.start, span.end), span.start);
  }
  for (const { concepts, own, title } of card.sections) {
    if (!concepts.includes('license') || ANOTHER.test(title)) continue;
    const text = content.slice(own.start, own.end);
    if (text.length > 600 || ANOTHER.test(text.replace(/\bversion\s+\d/gi, ''))) continue;
    const sentences = [...text.matchAll(UNDER)];
    for (const match of sentences) {
      const name = match[1] ?? match[2]!;
      take(name, own.start + match.index + match[0].lastIndexOf(name));
    }
    if (sentences.length === 0) take(text, own.start);
  }
  return found;
}

/** The license that a short text is the name of, such as `MIT` or "[Apache 2.0](…) License". */
function named(text: string): string | undefined {
  const plain = cleanLabel(text.trim())
    .replace(/["“”']/g, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[.,;\s]+$/, '');
  if (plain.length > 120) return undefined;
  return hubLicenseId(plain) ?? licenseOf(plain);
}

/** Two identifiers that can mean one license: one is the family of the other, or leaves the matter open. */
export function compatible(a: string, b: string): boolean {
  if (a === b || [a, b].some((id) => id === 'other' || id === 'unknown')) return true;
  return ['cc', 'gpl', 'lgpl', 'bsd', 'openrail', 'gfdl'].some(
    (family) => (a === family && b.startsWith(family)) || (b === family && a.startsWith(family)),
  );
}
