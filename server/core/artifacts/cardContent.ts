import type { CardConcept } from './cardConcepts.js';
import type { Range } from './markdown.js';

/** Text that a template put where the author's own should stand, anywhere in a line. */
const inText = [
  /\[(?:more|additional) information needed\]/gi,
  /\[insert\b[^\]\n]{0,120}\]/gi,
  /\bINSERT_[A-Z_]+_HERE\b/g,
  /\b(?:TODO|FIXME|TBD)\b:?/g,
  /(?<![={\w])\{\{\s*[A-Za-z_][^{}\n]{0,200}\}\}/g,
  /<(?:your|insert)\b[^<>\n]{0,80}>/gi,
  /\barxiv\.org\/abs\/(?:x{4}|waiting)[\w.]*/gi,
];

/** The same as a whole line, or as all that stands behind a label. */
const wholeText =
  /^(?:more information (?:is )?needed|tbd|tba|todo|fixme|to be (?:determined|added|completed|done|announced|defined)|coming soon|fill (?:me|this) in|lorem ipsum.*|\.\.\.|\u2026|\?+)[.!]?$/i;

/** Sentences that templates print into every card; they say nothing of the model. */
const boilerplate =
  /^(?:users \(both direct and downstream\) should be made aware|carbon emissions can be estimated using the \[?machine learning impact|use the code below to get started with the model|more information needed for further recommendations)/i;

/** Answers that an author may well give, but that say nothing: neither a placeholder nor content. */
const noAnswer =
  /^\|?\s*(?:n\.?\/?a\.?|none|not (?:applicable|available|provided|specified|known)|unknown|nothing|no|-+|\u2014)\s*[.|]?$/i;

const leadIn = /^[\s>]*(?:[-*+]|\d{1,3}[.)])?\s*(?:(\*\*|__)[^*\n]{1,120}?\1\s*:?|<b>[^<\n]{1,120}<\/b>\s*:?)?\s*/;

/** Placeholders between two offsets of `prose` (comments and code are blank in it), in order. BibTeX entries are skipped. */
export function placeholdersIn(prose: string, { start, end }: Range): Range[] {
  const found: Range[] = [];
  // Most cards hold none of most kinds: one search of the whole text spares a search of every line.
  const all = prose.slice(start, end);
  const patterns = inText.filter((pattern) => all.search(pattern) >= 0);
  for (const line of linesOf(prose, start, end)) {
    const text = prose.slice(line.start, line.end);
    const lead = leadIn.exec(text)![0].length;
    const rest = text.slice(lead).trimEnd();
    if (wholeText.test(rest)) {
      found.push({ start: line.start + lead, end: line.start + lead + rest.length });
      continue;
    }
    if (patterns.length === 0) continue;
    const hits = patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
    );
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    let done = 0;
    for (const hit of hits) {
      if (hit.start < done) continue;
      done = hit.end;
      found.push({ start: line.start + hit.start, end: line.start + hit.end });
    }
  }
  return found;
}

/**
 * True if the text between two offsets of `content` says something: at least `least` letters and digits outside labels,
 * placeholders, template sentences and table rows that a placeholder fills. `skip` are ranges within that do not count.
 */
export function saysSomething(content: string, range: Range, least: number, skip: readonly Range[] = []): boolean {
  let count = 0;
  let skipped = 0;
  for (const line of linesOf(content, range.start, range.end)) {
    while (skipped < skip.length && skip[skipped]!.end <= line.start) skipped++;
    if (skip[skipped] && line.start >= skip[skipped]!.start) continue;
    count += weightOf(content.slice(line.start, line.end));
    if (count >= least) return true;
  }
  return false;
}

/** Letters and digits of a line that are the author's; a Chinese, Japanese or Korean character says as much as three. */
function weightOf(line: string): number {
  if (line.trim() === '') return 0;
  if (/^\s*(?:#|\/\/)\s*TODO\b/.test(line)) return 0;
  let text = line.slice(leadIn.exec(line)![0].length).trim();
  if (wholeText.test(text) || noAnswer.test(text) || boilerplate.test(text)) return 0;
  const filled = inText.some((pattern) => text.search(pattern) >= 0);
  if (filled && text.startsWith('|')) return 0;
  if (filled) for (const pattern of inText) text = text.replace(pattern, ' ');
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + 2 * wide;
}

function* linesOf(text: string, start: number, end: number): Iterable<Range> {
  let bibliography = false;
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, stop);
    if (/^\s*@[a-z]+\s*\{/i.test(line)) bibliography = true;
    if (!bibliography) yield { start: at, end: stop };
    if (bibliography && (line.trim() === '' || /^\s*\}\s*$/.test(line) || /\}\s*\}\s*$/.test(line))) bibliography = false;
    at = stop + 1;
  }
}

/** How many letters and digits a section needs, where a short answer is a whole one ("MIT", "v2.1", "AUC of at least 0.85"). */
const shortAnswers: Partial<Record<CardConcept, number>> = {
  license: 2,
  version: 1,
  contact: 4,
  'model-type': 3,
  'base-model': 3,
  software: 5,
  hardware: 3,
  latency: 3,
  cost: 3,
  thresholds: 4,
  feedback: 4,
  audit: 6,
  'io-spec': 5,
  'data-refresh': 4,
  'training-data': 6,
  'eval-data': 6,
  'cost-review': 4,
};

/** The least that a heading's body must hold to count for a concept. */
export function leastFor(concept: CardConcept): number {
  return shortAnswers[concept] ?? 20;
}
