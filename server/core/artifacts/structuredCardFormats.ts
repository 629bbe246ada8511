import type { CardFormat } from './structuredCardFields.js';
import { get, isMap, items, keys, str, type YamlMap, type YamlNode } from './yaml.js';

/** What a document says it is. */
export interface CardDocument {
  readonly format: CardFormat;
  /** The version of the format that it declares. */
  readonly version: string | undefined;
  /** The mappings that the fields of the format count from: one for each model. */
  readonly models: readonly YamlMap[];
}

/** Words that a text of each format cannot do without: searching for them spares most files the parser. */
const WORDS: readonly (readonly string[])[] = [
  ['model_details'],
  ['CycloneDX', 'machine-learning-model', 'modelCard'],
  ['Model Openness Framework', 'release'],
];

/** Whether a text can be one of these formats at all. */
export function mentionsCardFormat(text: string): boolean {
  return WORDS.some((words) => words.every((word) => text.includes(word)));
}

/** The format of a document, or null where it is none of these; also for the formats' own JSON Schemas. */
export function recogniseCard(root: YamlNode | null | undefined): CardDocument | null {
  if (!isMap(root)) return null;
  return asCycloneDx(root) ?? asToolkit(root) ?? asMof(root);
}

const TOOLKIT_PARTS = ['model_parameters', 'quantitative_analysis', 'considerations'];
const DETAILS = [
  'name',
  'overview',
  'documentation',
  'owners',
  'version',
  'license',
  'licenses',
  'references',
  'citation',
  'citations',
  'path',
];

/** `model_details` alone is in many a hand-made card; beside a declared schema or another of its parts it is the toolkit's. */
function asToolkit(root: YamlMap): CardDocument | null {
  const details = get(root, 'model_details');
  if (!isMap(details) || !keys(details).some((key) => DETAILS.includes(key))) return null;
  const version = str(get(root, 'schema_version'));
  const declared = version !== undefined && /^v?0\.0\.\d+$/.test(version);
  if (!declared && !TOOLKIT_PARTS.some((part) => isMap(get(root, part)))) return null;
  return { format: 'model-card-toolkit', version: version?.replace(/^v/, ''), models: [root] };
}

/** A bill of materials of version 1.5 or later in which at least one machine-learning component has a model card. */
function asCycloneDx(root: YamlMap): CardDocument | null {
  const version = str(get(root, 'specVersion'));
  const minor = /^1\.(\d{1,3})$/.exec(version ?? '')?.[1];
  if (str(get(root, 'bomFormat')) !== 'CycloneDX' || Number(minor ?? 0) < 5) return null;
  const models = componentsOf(root).filter((each) => str(get(each, 'type')) === 'machine-learning-model');
  if (!models.some((model) => isMap(get(model, 'modelCard')))) return null;
  return { format: 'cyclonedx', version, models };
}

/** All components of a bill, the nested ones and that of its metadata too, in document order. */
export function componentsOf(root: YamlMap): YamlMap[] {
  const found: YamlMap[] = [];
  const seen = new Set<YamlNode>();
  const open = [get(root, 'metadata', 'component'), ...items(get(root, 'components'))];
  while (open.length > 0) {
    const node = open.pop();
    if (!isMap(node) || seen.has(node)) continue;
    seen.add(node);
    found.push(node);
    for (const inner of items(get(node, 'components'))) open.push(inner);
  }
  return found.sort((a, b) => a.start - b.start);
}

function asMof(root: YamlMap): CardDocument | null {
  if (str(get(root, 'framework', 'name')) !== 'Model Openness Framework' || !isMap(get(root, 'release'))) return null;
  return { format: 'mof', version: str(get(root, 'framework', 'version')), models: [root] };
}

/** Where the model's name stands, for findings about the whole of it. */
export const NAME_PATHS: Readonly<Record<CardFormat, readonly string[]>> = {
  'model-card-toolkit': ['model_details', 'name'],
  cyclonedx: ['name'],
  mof: ['release', 'name'],
};
