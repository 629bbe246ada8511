import type { Part, Span } from '../model.js';
import { eolOf } from '../text.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import type { CardConcept } from './cardConcepts.js';
import { placeholdersIn } from './cardContent.js';
import { type FrontMatter, type FrontMatterPlace, findFrontMatter, readFrontMatter } from './cardFrontMatter.js';
import { isModelCard } from './cardRecognition.js';
import {
  beginningOf,
  type CardLabel,
  type CardSection,
  type CardStatement,
  readCardLabels,
  readSections,
  statementOn,
} from './cardSections.js';
import { findUnreadFrontMatter } from './cardUnreadFrontMatter.js';
import { type MarkdownBody, readMarkdown } from './markdown.js';

export type { CardConcept } from './cardConcepts.js';
export type { CardLabel, CardSection, CardStatement } from './cardSections.js';

/** How a card is written, for text that is added to it. */
export interface CardStyle {
  /** Level of the headings of its top sections. */
  readonly level: number;
  readonly eol: '\n' | '\r\n';
  /** Top sections are underlined instead of marked with `#`. */
  readonly setext: boolean;
  /** It has bold labels and no headings below its title. */
  readonly bold: boolean;
}

/** A model card: front matter and Markdown. Everything but recognition is read when first asked for. */
export interface ModelCard extends ArtifactBase {
  readonly kind: 'model-card';
  /** Null where the file has no block that the Hub would read. */
  readonly frontMatter: FrontMatter | null;
  readonly body: MarkdownBody;
  /** All headings in document order, the title too. */
  readonly sections: readonly CardSection[];
  readonly labels: readonly CardLabel[];
  readonly style: CardStyle;
  /** Names of the files beside it, as far as the host knows them. */
  readonly siblings: readonly string[];
  readonly title?: Span;
  /** What the card says on a concept with content of its own; undefined for a heading with nothing, a placeholder or a `TODO` below it. */
  concept(id: CardConcept): CardStatement | undefined;
  /** A heading or label for a concept on which the card does not yet say anything. */
  started(id: CardConcept): Span | undefined;
}

/**
 * Reads a Markdown file as a model card, or null where it is none (see `isModelCard`). `siblings` are the names of the files
 * beside it. Errors in the front matter are `problems`; Markdown has none. Never throws.
 */
export function readModelCard(uri: string, text: string, siblings: readonly string[] = []): ModelCard | null {
  const place = findFrontMatter(text);
  const bodyStart = place?.bodyStart ?? 0;
  const body = once(() => readMarkdown(text, bodyStart));
  const sections = once(() => readSections(body()));
  const labels = once(() => readCardLabels(body(), sections()));
  const candidate = {
    uri,
    text,
    bodyStart,
    siblings,
    yaml: metadataOf(text, place),
    title: once(() => quickTitle(text, bodyStart)),
    headings: () => sections().map((section) => section.title),
    concepts: () => new Set([...sections(), ...labels()].flatMap((named) => named.concepts)),
  };
  if (!isModelCard(candidate)) return null;

  const part: Part = { uri, text };
  const templated = once(() => isTemplate(uri, candidate.yaml, text, body));
  const frontMatter = once(() => place && readFrontMatter(text, place));
  const problems = once((): readonly SyntaxProblem[] => (templated() ? [] : (frontMatter()?.problems ?? [])));
  const style = once(() => styleOf(text, sections(), labels()));
  const statements = new Map<CardConcept, CardStatement | undefined>();
  const concept = (id: CardConcept) => {
    if (!statements.has(id)) statements.set(id, statementOn(id, body(), sections(), labels()));
    return statements.get(id);
  };
  return {
    kind: 'model-card',
    uri,
    parts: [part],
    siblings,
    get templated() {
      return templated();
    },
    get problems() {
      return problems();
    },
    get frontMatter() {
      return frontMatter();
    },
    get body() {
      return body();
    },
    get sections() {
      return sections();
    },
    get labels() {
      return labels();
    },
    get style() {
      return style();
    },
    get title() {
      return sections().find((section) => section.isTitle)?.heading;
    },
    concept,
    started(id) {
      return concept(id) ? undefined : beginningOf(id, body(), sections(), labels());
    },
  };
}

/** Text that a template put where the author's own should stand: `[More Information Needed]`, `TODO`, `TBD`. None in a template. */
export function placeholders(card: ModelCard): Span[] {
  if (card.templated) return [];
  const { prose } = card.body;
  return placeholdersIn(prose, { start: 0, end: prose.length }).map(({ start, end }) => ({ part: 0, start, end }));
}

function once<T>(compute: () => T): () => T {
  let value: { readonly is: T } | undefined;
  return () => {
    value ??= { is: compute() };
    return value.is;
  };
}

/** The YAML of the front matter, or of the block that was meant as one: a slip of the keyboard makes no other file of a card. */
function metadataOf(text: string, place: FrontMatterPlace | null): string {
  const block = place ? { yamlStart: place.start, yamlEnd: place.end } : findUnreadFrontMatter(text);
  return block ? text.slice(block.yamlStart, block.yamlEnd) : '';
}

/** The first heading or, above all headings, the first line of text; for recognition, without parsing. */
function quickTitle(text: string, from: number): string {
  const head = text.slice(from, from + 4000).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const line =
    /^ {0,3}#[ \t]+(.+)$/m.exec(head)?.[1] ?? /^.*<h1[^<>]*>\s*([^<\n]{1,200})/im.exec(head)?.[1] ?? /^\s*(.*)/.exec(head)![1]!;
  return line
    .replace(/[#*_`]|<[^<>]*>|[^\p{L}\p{N}\s]*$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A Jinja or cookiecutter template, or a form with `{name}` for values. */
function isTemplate(uri: string, yaml: string, text: string, body: () => MarkdownBody): boolean {
  if (/template[^/]*$/i.test(uri) || /\{\{\s*cookiecutter\b/.test(text)) return true;
  if (/^\s*\{[{%]/m.test(yaml) || (yaml.match(/^[\w \t-]*[:-] +\{\w+\}\s*(?:#.*)?$/gm)?.length ?? 0) > 1) return true;
  if (!/\{[{%]/.test(text)) return false;
  const lines = body().prose.split('\n');
  return lines.filter((line) => between(line, '{{', '}}') || between(line, '{%', '%}')).length > 3;
}

function between(line: string, open: string, close: string): boolean {
  const at = line.indexOf(open);
  return at >= 0 && line.includes(close, at);
}

function styleOf(text: string, sections: readonly CardSection[], labels: readonly CardLabel[]): CardStyle {
  const parts = sections.filter((section) => !section.isTitle);
  const title = sections.find((section) => section.isTitle);
  const inTitle = parts.filter(
    (part) => !title || (part.heading.start > title.heading.start && part.heading.end <= title.body.end),
  );
  const top = (inTitle.length > 0 ? inTitle : parts).reduce((least, part) => Math.min(least, part.level), 7);
  const level = top > 6 ? 2 : top;
  const peers = parts.filter((part) => part.level === level);
  return {
    level,
    eol: eolOf(text),
    setext: level < 3 && peers.filter((part) => part.style === 'setext').length * 2 > peers.length,
    bold: parts.length === 0 && labels.filter((label) => label.kind === 'bold').length > 1,
  };
}
