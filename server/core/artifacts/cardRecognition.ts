import { datasetCardKeys, spaceKeys } from '../catalogue/hub.js';
import type { CardConcept } from './cardConcepts.js';
import { keysAtMargin } from './cardFrontMatter.js';

/** What recognition looks at; `concepts` reads the body and is asked last. */
export interface CardCandidate {
  readonly uri: string;
  readonly text: string;
  /** The YAML of the front matter, empty where there is none. */
  readonly yaml: string;
  readonly bodyStart: number;
  /** Names of the files beside it. */
  readonly siblings: readonly string[];
  readonly concepts: () => ReadonlySet<CardConcept>;
  readonly title: () => string;
  /** Words of all headings; reads the body. */
  readonly headings: () => readonly string[];
}

/** Keys that the Hub reads for models only, in any Markdown file. */
const modelKeys = ['pipeline_tag', 'library_name', 'base_model', 'base_model_relation', 'model-index', 'co2_eq_emissions'];
/** Keys that are a model's in a README; elsewhere they are common words. */
const readmeKeys = ['widget', 'inference', 'new_version'];
/** Keys that data sets, models and web pages share. */
const sharedKeys = ['license', 'language', 'datasets', 'metrics', 'tags'];

const modelFile =
  /^(?:adapter_config\.json|model_index\.json|generation_config\.json|pytorch_model.*\.bin|tf_model\.h5|tokenizer.*\.json|.+\.(?:safetensors|gguf|onnx|ckpt))$/i;

/** A page about cards, not a card. */
const aboutCards =
  /\b(?:guide(?:book|lines?)?|annotated|how to|what (?:is|are)|user stud(?:y|ies)|components?|landscape|writing|creat(?:e|ing)|tutorial|specification|metadata|documentation)\b/i;

/** Concepts of responsible use: three of them beside data and results make a card out of any file. */
const responsible: readonly CardConcept[] = [
  'intended-use',
  'out-of-scope',
  'limitations',
  'bias',
  'ethics',
  'risks',
  'subgroup-eval',
];

/**
 * Whether a Markdown file is a model card: three points of evidence from its name, front matter, title and structure.
 * READMEs of Spaces, data-set cards, pages about model cards, and installed packages are none, whatever else they say.
 */
export function isModelCard(candidate: CardCandidate): boolean {
  const path = decoded(candidate.uri).split('/').slice(-6);
  const name = path.pop() ?? '';
  if (!/\.(?:md|mdx|markdown)$/i.test(name)) return false;
  if (path.some((folder) => /^(?:node_modules|site-packages)$/.test(folder))) return false;
  const keys = keysAtMargin(candidate.yaml);
  if (keys.has('sdk') && spaceKeys.some((key) => keys.has(key))) return false;
  if (datasetCardKeys.some((key) => keys.has(key))) return false;

  let points = frontMatterPoints(candidate, name, keys);
  const byName = namePoints(name, path);
  if (points + byName >= 3 && byName === 0) return true;
  const title = candidate.title();
  if (aboutCards.test(title) && /\bmodel[- ]?cards?\b/i.test(title)) return points >= 3;
  points += byName + titlePoints(title);
  if (points >= 3) return true;
  return mayHoldStructure(candidate) && points + structurePoints(candidate, points > 0) >= 3;
}

function namePoints(name: string, folders: readonly string[]): number {
  const stem = name.replace(/\.[a-z]+$/i, '');
  const inDocs = folders.slice(-3).some((folder) => /^docs?$/i.test(folder));
  if (/^model[-_ ]?card$/i.test(stem) || /^[A-Z0-9_-]+_MODEL_CARD$/.test(stem)) return 3;
  if (/^model[-_ ]?card[-_. ].+$/i.test(stem)) return inDocs ? 2 : 3;
  if (/^model[-_ ]?cards(?:[-_. ].*)?$/i.test(stem)) return 1;
  if (/^(?:readme|index|contributing|changelog|license)$/i.test(stem)) return 0;
  return /^model[-_]?cards?$/i.test(folders.at(-1) ?? '') ? (inDocs ? 2 : 3) : 0;
}

function frontMatterPoints({ yaml, siblings }: CardCandidate, name: string, keys: ReadonlySet<string>): number {
  if (keys.size === 0) return 0;
  if (modelKeys.some((key) => keys.has(key)) || /\bgenerated_from_trainer\b/.test(yaml)) return 3;
  const readme = /^readme\.(?:md|markdown)$/i.test(name);
  if (readmeKeys.some((key) => keys.has(key)) && (readme || keys.has('license') || keys.has('language'))) return 3;
  const shared = sharedKeys.filter((key) => keys.has(key)).length;
  if (shared === 0 || !readme) return 0;
  if (siblings.some((sibling) => modelFile.test(sibling))) return 3;
  return shared > 1 ? 2 : 1;
}

function titlePoints(title: string): number {
  if (/^model card(?!\w)/i.test(title) || /\bmodel card$/i.test(title)) return 3;
  return /^model (?:overview|summary)$/i.test(title) ? 2 : 0;
}

/** A search that spares most READMEs the parser. */
function mayHoldStructure({ text }: CardCandidate): boolean {
  return /limitation|intended|caveat|out[- ]of[- ]scope|model (?:overview|summary)/i.test(text) || /[^\x00-\x7f]{8}/.test(text);
}

function structurePoints(candidate: CardCandidate, hinted: boolean): number {
  const concepts = candidate.concepts();
  const has = (...ids: CardConcept[]) => ids.some((id) => concepts.has(id));
  const data = has('training-data', 'eval-data');
  if (
    responsible.filter((id) => concepts.has(id)).length >= 3 &&
    data &&
    has('evaluation') &&
    has('intended-use', 'out-of-scope')
  )
    return 3;
  if (concepts.size < 4 || !(data || has('evaluation'))) return 0;
  if (!hinted && !has('intended-use', 'limitations')) return 0;
  return candidate.headings().some((heading) => /^model (?:details|description|overview)$/i.test(heading)) ? 3 : 2;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
