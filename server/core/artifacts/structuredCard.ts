import type { Span } from '../model.js';
import type { ArtifactBase, SyntaxProblem } from './artifact.js';
import type { CardConcept } from './cardConcepts.js';
import { leastFor } from './cardContent.js';
import type { CardStatement } from './cardSections.js';
import { parseJson } from './jsonTree.js';
import { type CardField, type CardFormat, cardFields } from './structuredCardFields.js';
import { mentionsCardFormat, NAME_PATHS, recogniseCard } from './structuredCardFormats.js';
import { haveContent } from './structuredCardText.js';
import { get, isMap, isSeq, parseYaml, resolve, str, type YamlMap, type YamlNode, type YamlPair } from './yaml.js';

/** A model card that is data: the Model Card Toolkit's, a CycloneDX bill with a model card, a Model Openness Framework file. */
export interface StructuredCard extends ArtifactBase {
  readonly kind: 'structured-card';
  readonly format: CardFormat;
  /** JSON takes no comments. */
  readonly syntax: 'json' | 'yaml';
  /** The version of the format that it declares. */
  readonly version: string | undefined;
  readonly root: YamlMap;
  /** What the fields of the format count from: the components of a bill, else the root. */
  readonly models: readonly YamlMap[];
  /** The first model's name; the start of the text where it has none. */
  readonly anchor: Span;
  /** What the card says on a concept with content of its own: `span` is the key, `content` the value. */
  concept(id: CardConcept): CardStatement | undefined;
  /** The key of a field for a concept on which the card does not yet say anything. */
  started(id: CardConcept): Span | undefined;
}

/** A value is a whole answer where a section of prose needs more. */
const LEAST = 6;

/** Reads a JSON or YAML text as a model card; null where it is none of the known formats. Never throws. */
export function readStructuredCard(uri: string, text: string): StructuredCard | null {
  if (!mentionsCardFormat(text)) return null;
  const syntax = /\.json$/i.test(uri) ? 'json' : 'yaml';
  const documents = syntax === 'json' ? [parseJson(text)] : parseYaml(text).filter((each) => each.root !== null);
  const [document] = documents;
  const card = documents.length === 1 ? recogniseCard(document!.root) : null;
  if (!card) return null;

  const templated = isTemplate(uri, text);
  const problems: SyntaxProblem[] = templated
    ? []
    : document!.errors.map(({ start, end, message }) => ({
        span: { part: 0, start, end: Math.min(Math.max(end, start + 1), text.length) },
        message,
      }));
  const statements = new Map<CardConcept, CardStatement | undefined>();
  const concept = (id: CardConcept) => {
    if (!statements.has(id)) statements.set(id, statementOn(id, card.format, card.models));
    return statements.get(id);
  };
  const name = get(card.models[0], ...NAME_PATHS[card.format]);
  return {
    kind: 'structured-card',
    uri,
    parts: [{ uri, text }],
    problems,
    templated,
    format: card.format,
    syntax,
    version: card.version,
    root: document!.root as YamlMap,
    models: card.models,
    anchor: str(name) ? span(name!) : { part: 0, start: 0, end: 0 },
    concept,
    started(id) {
      if (concept(id)) return undefined;
      const pairs = fieldsOn(id, card.format).flatMap((field) => card.models.flatMap((model) => pairsAt(model, field)));
      return pairs[0] && span(pairs[0].key);
    },
  };
}

/** The name of a model as it is written in a message; its place in the file is told by the finding. */
export function modelName(card: StructuredCard, model: YamlMap): string {
  return str(get(model, ...NAME_PATHS[card.format])) ?? 'The model';
}

function fieldsOn(id: CardConcept, format: CardFormat): readonly CardField[] {
  return cardFields[format].filter((field) => field.concept === id);
}

function statementOn(id: CardConcept, format: CardFormat, models: readonly YamlMap[]): CardStatement | undefined {
  for (const field of fieldsOn(id, format)) {
    const least = field.least ?? Math.min(leastFor(id), LEAST);
    for (const { key, value } of models.flatMap((model) => pairsAt(model, field))) {
      if (haveContent(counting(value, field), least)) return { span: span(key), content: span(value) };
    }
  }
  return undefined;
}

/** The nodes of a field's value whose text answers; a bare value (`licenses: [MIT]`) stands for the entry it abbreviates. */
function counting(value: YamlNode, { says, pick }: CardField): readonly YamlNode[] {
  const node = resolve(value);
  const entries = isSeq(node) ? node.items.flatMap((item) => resolve(item) ?? []) : node ? [node] : [];
  const picked = pick ? pick(entries) : entries;
  if (!says) return picked;
  return picked.flatMap((entry) => (isMap(entry) ? says.flatMap((key) => get(entry, key) ?? []) : [entry]));
}

/** The pairs at the end of a field's path, in document order. */
function pairsAt(model: YamlMap, { path }: CardField): YamlPair[] {
  const steps = path.split('.');
  let maps: YamlMap[] = [model];
  let pairs: YamlPair[] = [];
  for (const step of steps) {
    pairs = maps.flatMap((map) => map.pairs.filter((each) => str(each.key) === step));
    maps = pairs.flatMap(({ value }) => {
      const node = resolve(value);
      return (isSeq(node) ? node.items.map((item) => resolve(item)) : [node]).filter(isMap);
    });
  }
  return pairs;
}

function span(node: { readonly start: number; readonly end: number }): Span {
  return { part: 0, start: node.start, end: node.end };
}

/** Written to be filled by Jinja or cookiecutter. */
function isTemplate(uri: string, text: string): boolean {
  return /template[^/]*$/i.test(uri) || (text.match(/\{\{[^{}\n]{1,200}\}\}|\{%/g)?.length ?? 0) > 3;
}
