import type { AdapterConfig } from '../../artifacts/adapterConfig.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { pair, type YamlNode } from '../../artifacts/yaml.js';
import { hubLibraries } from '../../catalogue/hubLibraries.js';
import type { Project } from '../../project.js';
import { projectFacts } from '../../projectFacts.js';
import { folderOf } from './beside.js';
import { frontMatterMap } from './hubCard.js';
import { isHubId } from './hubLoads.js';
import { conflictOf } from './licenseTerms.js';
import { scalarsAt } from './listItems.js';

/** The base model of the adapter beside a card whose front matter names none, in no other way either. */
export function baseOfAdapter(
  project: Project,
  card: ModelCard,
): { readonly id: string; readonly node: YamlNode; readonly file: AdapterConfig } | undefined {
  const map = frontMatterMap(card);
  if (!map || pair(map, 'base_model') || pair(map, 'base_models')) return undefined;
  if (scalarsAt(card, 'tags').some(({ value }) => value.startsWith('base_model:'))) return undefined;
  const file = project.adapterConfigs.find((each) => folderOf(each) === folderOf(card));
  return file?.base && isHubId(file.base.id) ? { ...file.base, file } : undefined;
}

/** Keys that the front matter of a card lacks and the project's files answer. None for a card that has no front matter. */
export function missingKeys(project: Project, card: ModelCard): { readonly key: string; readonly value: string }[] {
  const base = baseOfAdapter(project, card);
  const library = libraryFor(project, card);
  return [
    ...(library === undefined ? [] : [{ key: 'library_name', value: library }]),
    ...(base && !conflictOf(card, base.id) ? [{ key: 'base_model', value: base.id }] : []),
  ];
}

/** PEFT for an adapter, else what the project's manifests, notebooks or requirements are built on. */
function libraryFor(project: Project, card: ModelCard): string | undefined {
  const map = frontMatterMap(card);
  if (!map || pair(map, 'library_name')) return undefined;
  // A tag names the library, or a format that some other program loads.
  const tags = scalarsAt(card, 'tags').map(({ value }) => value.toLowerCase());
  if (tags.some((tag) => FORMATS.test(tag) || hubLibraries.includes(tag))) return undefined;
  const isAdapter = project.adapterConfigs.some((each) => folderOf(each) === folderOf(card));
  // Of several cards, the files do not tell which one they are about.
  const library = isAdapter ? 'peft' : project.cards.length === 1 ? projectFacts(project).library : undefined;
  return library !== undefined && hubLibraries.includes(library) ? library : undefined;
}

const FORMATS = /^(?:gguf|ggml|mlx|onnx|openvino|coreml|tflite|tensorrt|awq|gptq|exl[23]|ctranslate2)$/;
