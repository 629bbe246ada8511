import { distance } from 'fastest-levenshtein';
import type { ModelCard } from '../../artifacts/modelCard.js';
import type { Fix, Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';

const LINK = /\]\(#([^()\s<>"']{1,200})\)|\bhref=["']#([^"'\s]{1,200})["']/g;
/** A table of contents that is wrong throughout is one task. */
const MOST = 8;
/** Headings wherever they stand, and places that HTML names. */
const HEADING = /^[ \t]*(?:(?:>|[-*+]|\d{1,3}[.)])[ \t]+)*#{1,6}[ \t]+(.+)$/gm;
const NAMED = /\b(?:id|name)=["']([^"'\s]{1,200})["']|\{#([\w-]{1,200})\}/g;
/** Places that the page itself makes. */
const MADE = /^(?:top|readme|fn\w*[:-]?\S*|fnref\S*|footnotes?|user-content-\S+|L\d+\S*|cite\S*|ref\S*|gh-\S+)$/i;

export default defineRule({
  id: 'trust/dead-anchor-link',
  consideration: 'trust/transparency',
  reads: 'card',
  severity: 'info',
  problem: 'This link leads to a heading that the card does not have.',
  remedy: 'Link to the heading as it is called now, or write the section.',
  why: 'The reader who wants to check the limitations clicks and stays where they are.',
  sources: [
    {
      title: 'GitHub: section links in Markdown',
      url: 'https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links',
    },
    { title: 'Hugging Face Hub: model cards', url: 'https://huggingface.co/docs/hub/model-cards' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: cardExample(
      'Read the [limitations](#limitation) first.\n\n## Limitations\n\nLess reliable in the first year of a loan.',
    ),
    good: cardExample(
      'Read the [limitations](#limitations) first.\n\n## Limitations\n\nLess reliable in the first year of a loan.',
    ),
  },
  *check(card) {
    if (card.templated) return;
    const links = [...card.body.content.matchAll(LINK)];
    if (links.length === 0) return;
    const slugs = slugsOf(card);
    const places = new Set(slugs.map(plain));
    for (const named of card.parts[0]!.text.matchAll(NAMED)) places.add(plain((named[1] ?? named[2])!));
    let told = 0;
    for (const link of links) {
      const target = (link[1] ?? link[2])!;
      const start = link.index + link[0].indexOf(`#${target}`);
      // Shown as code, the link is somebody's example; only what is left of the prose is a link.
      if (link[1] !== undefined && card.body.prose[start] !== '#') continue;
      const wanted = plain(decoded(target));
      // The second heading of a name has a number behind it.
      if (wanted === '' || MADE.test(target) || places.has(wanted) || places.has(plain(target.replace(/-\d+$/, '')))) continue;
      if (++told > MOST) return;
      const span = { part: 0, start, end: start + target.length + 1 };
      yield finding(span, `The card has no heading \`#${target.replaceAll('`', '')}\`.`, nearestFix(wanted, slugs, span));
    }
  },
});

/** The one heading whose name is nearly this: a letter or two off, or one more word. */
function nearestFix(wanted: string, slugs: readonly string[], span: Span): Fix[] {
  const near = slugs.filter((slug) => {
    const name = plain(slug);
    const most = wanted.length >= 8 ? 2 : 1;
    return (
      distance(name, wanted) <= most ||
      (wanted.length >= 6 && (name.startsWith(wanted) || wanted.startsWith(name)) && name.length >= 6)
    );
  });
  return near.length === 1 ? [suggestedFix(`Link to \`#${near[0]}\``, { span, newText: `#${near[0]}` })] : [];
}

/** The names that a page gives its headings: lower case, spaces as hyphens, other signs gone. */
function slugsOf(card: ModelCard): string[] {
  const marked = [...card.body.content.matchAll(HEADING)].map((m) => m[1]!.replace(/[ \t]+#+[ \t]*$/, ''));
  const texts = [...marked, ...card.body.headings.map(({ text }) => text)];
  return [...new Set(texts.map(slugOf))].filter((slug) => slug !== '');
}

function slugOf(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\{#[\w-]*\}/, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Letters and digits alone: renderers differ in the rest. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
