import { table } from '../table.js';

/** What the Hugging Face Hub accepts in a card's front matter. Data only; see each table for its source. */

/**
 * License identifiers of the Hub (`license:`) with their names; lower case and not SPDX: `gpl-3.0`, never `GPL-3.0-or-later`.
 * Source: https://huggingface.co/docs/hub/repositories-licenses (table "Licenses", August 2026).
 */
export const hubLicenses: Readonly<Record<string, string>> = table({
  'apache-2.0': 'Apache license 2.0',
  mit: 'MIT',
  openrail: 'OpenRAIL license family',
  'bigscience-openrail-m': 'BigScience OpenRAIL-M',
  'creativeml-openrail-m': 'CreativeML OpenRAIL-M',
  'bigscience-bloom-rail-1.0': 'BigScience BLOOM RAIL 1.0',
  'bigcode-openrail-m': 'BigCode Open RAIL-M v1',
  'afl-3.0': 'Academic Free License v3.0',
  'artistic-2.0': 'Artistic license 2.0',
  'bsl-1.0': 'Boost Software License 1.0',
  bsd: 'BSD license family',
  'bsd-2-clause': 'BSD 2-clause "Simplified" license',
  'bsd-3-clause': 'BSD 3-clause "New" or "Revised" license',
  'bsd-3-clause-clear': 'BSD 3-clause Clear license',
  'c-uda': 'Computational Use of Data Agreement',
  cc: 'Creative Commons license family',
  'cc0-1.0': 'Creative Commons Zero v1.0 Universal',
  'cc-by-2.0': 'Creative Commons Attribution 2.0',
  'cc-by-2.5': 'Creative Commons Attribution 2.5',
  'cc-by-3.0': 'Creative Commons Attribution 3.0',
  'cc-by-4.0': 'Creative Commons Attribution 4.0',
  'cc-by-sa-3.0': 'Creative Commons Attribution Share Alike 3.0',
  'cc-by-sa-4.0': 'Creative Commons Attribution Share Alike 4.0',
  'cc-by-nc-2.0': 'Creative Commons Attribution Non Commercial 2.0',
  'cc-by-nc-3.0': 'Creative Commons Attribution Non Commercial 3.0',
  'cc-by-nc-4.0': 'Creative Commons Attribution Non Commercial 4.0',
  'cc-by-nd-4.0': 'Creative Commons Attribution No Derivatives 4.0',
  'cc-by-nc-nd-3.0': 'Creative Commons Attribution Non Commercial No Derivatives 3.0',
  'cc-by-nc-nd-4.0': 'Creative Commons Attribution Non Commercial No Derivatives 4.0',
  'cc-by-nc-sa-2.0': 'Creative Commons Attribution Non Commercial Share Alike 2.0',
  'cc-by-nc-sa-3.0': 'Creative Commons Attribution Non Commercial Share Alike 3.0',
  'cc-by-nc-sa-4.0': 'Creative Commons Attribution Non Commercial Share Alike 4.0',
  'cdla-sharing-1.0': 'Community Data License Agreement – Sharing, Version 1.0',
  'cdla-permissive-1.0': 'Community Data License Agreement – Permissive, Version 1.0',
  'cdla-permissive-2.0': 'Community Data License Agreement – Permissive, Version 2.0',
  wtfpl: 'Do What The F*ck You Want To Public License',
  'ecl-2.0': 'Educational Community License v2.0',
  'epl-1.0': 'Eclipse Public License 1.0',
  'epl-2.0': 'Eclipse Public License 2.0',
  'etalab-2.0': 'Etalab Open License 2.0',
  'eupl-1.1': 'European Union Public License 1.1',
  'eupl-1.2': 'European Union Public License 1.2',
  'agpl-3.0': 'GNU Affero General Public License v3.0',
  gfdl: 'GNU Free Documentation License family',
  gpl: 'GNU General Public License family',
  'gpl-2.0': 'GNU General Public License v2.0',
  'gpl-3.0': 'GNU General Public License v3.0',
  lgpl: 'GNU Lesser General Public License family',
  'lgpl-2.1': 'GNU Lesser General Public License v2.1',
  'lgpl-3.0': 'GNU Lesser General Public License v3.0',
  isc: 'ISC',
  'h-research': 'H Research License',
  'intel-research': 'Intel Research Use License Agreement',
  'lppl-1.3c': 'LaTeX Project Public License v1.3c',
  'ms-pl': 'Microsoft Public License',
  'apple-ascl': 'Apple Sample Code license',
  'apple-amlr': 'Apple Model License for Research',
  'mpl-2.0': 'Mozilla Public License 2.0',
  'odc-by': 'Open Data Commons License Attribution family',
  odbl: 'Open Database License family',
  'openmdw-1.0': 'Open Model, Data & Weights License Agreement',
  'openmdw-1.1': 'Open Model, Data & Weights License Agreement v1.1',
  'openrail++': 'Open Rail++-M License',
  'osl-3.0': 'Open Software License 3.0',
  postgresql: 'PostgreSQL License',
  'ofl-1.1': 'SIL Open Font License 1.1',
  ncsa: 'University of Illinois/NCSA Open Source License',
  unlicense: 'The Unlicense',
  zlib: 'zLib License',
  pddl: 'Open Data Commons Public Domain Dedication and License',
  'lgpl-lr': 'Lesser General Public License For Linguistic Resources',
  'deepfloyd-if-license': 'DeepFloyd IF Research License Agreement',
  'fair-noncommercial-research-license': 'FAIR Noncommercial Research License',
  llama2: 'Llama 2 Community License Agreement',
  llama3: 'Llama 3 Community License Agreement',
  'llama3.1': 'Llama 3.1 Community License Agreement',
  'llama3.2': 'Llama 3.2 Community License Agreement',
  'llama3.3': 'Llama 3.3 Community License Agreement',
  llama4: 'Llama 4 Community License Agreement',
  'grok2-community': 'Grok 2 Community License Agreement',
  gemma: 'Gemma Terms of Use',
  unknown: 'Unknown',
  other: 'Other',
});

export type Modality = 'nlp' | 'audio' | 'cv' | 'multimodal' | 'rl' | 'tabular' | 'other';

/**
 * Values of `pipeline_tag:` and the kind of data each works on.
 * Source: https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/pipelines.ts (@huggingface/tasks 0.21.54).
 */
export const pipelineTags: Readonly<Record<string, Modality>> = table({
  'text-classification': 'nlp',
  'token-classification': 'nlp',
  'table-question-answering': 'nlp',
  'question-answering': 'nlp',
  'zero-shot-classification': 'nlp',
  translation: 'nlp',
  summarization: 'nlp',
  'feature-extraction': 'nlp',
  'text-generation': 'nlp',
  'fill-mask': 'nlp',
  'sentence-similarity': 'nlp',
  'text-to-speech': 'audio',
  'text-to-audio': 'audio',
  'automatic-speech-recognition': 'audio',
  'audio-to-audio': 'audio',
  'audio-classification': 'audio',
  'audio-text-to-text': 'multimodal',
  'voice-activity-detection': 'audio',
  'depth-estimation': 'cv',
  'image-classification': 'cv',
  'object-detection': 'cv',
  'image-segmentation': 'cv',
  'text-to-image': 'cv',
  'image-to-text': 'cv',
  'image-to-image': 'cv',
  'image-to-video': 'cv',
  'unconditional-image-generation': 'cv',
  'video-classification': 'cv',
  'reinforcement-learning': 'rl',
  robotics: 'rl',
  'tabular-classification': 'tabular',
  'tabular-regression': 'tabular',
  'tabular-to-text': 'tabular',
  'table-to-text': 'nlp',
  'multiple-choice': 'nlp',
  'text-ranking': 'nlp',
  'text-retrieval': 'nlp',
  'time-series-forecasting': 'tabular',
  'text-to-video': 'cv',
  'image-text-to-text': 'multimodal',
  'image-text-to-image': 'multimodal',
  'image-text-to-video': 'multimodal',
  'visual-question-answering': 'multimodal',
  'document-question-answering': 'multimodal',
  'zero-shot-image-classification': 'cv',
  'graph-ml': 'other',
  'mask-generation': 'cv',
  'zero-shot-object-detection': 'cv',
  'text-to-3d': 'cv',
  'image-to-3d': 'cv',
  'image-feature-extraction': 'cv',
  'video-text-to-text': 'multimodal',
  'keypoint-detection': 'cv',
  'visual-document-retrieval': 'multimodal',
  'any-to-any': 'multimodal',
  'video-to-video': 'cv',
  other: 'other',
});

/** Former pipeline tags with today's tag; tools still write them. Same source. */
export const retiredPipelineTags: Readonly<Record<string, string>> = table({
  'text2text-generation': 'text-generation',
  conversational: 'text-generation',
});

/** Values of `base_model_relation:`. Source: https://huggingface.co/docs/hub/model-cards#specifying-a-base-model */
export const baseModelRelations = ['adapter', 'merge', 'quantized', 'finetune'] as const;

/** Values of a field of `extra_gated_fields:`. Source: https://huggingface.co/docs/hub/models-gated */
export const gatedFieldTypes = ['text', 'checkbox', 'date_picker', 'country', 'select'] as const;

/** Fields of `co2_eq_emissions:`; `emissions` is in grams. Source: https://huggingface.co/docs/hub/model-cards-co2 */
export const emissionFields = ['emissions', 'source', 'training_type', 'geographical_location', 'hardware_used'] as const;

/** Values of `co2_eq_emissions.training_type`. Same source. */
export const emissionTrainingTypes = ['pre-training', 'fine-tuning'] as const;

/** What the value of a front-matter key may be. */
export type FrontMatterShape = 'text' | 'text or list' | 'list' | 'map' | 'boolean' | 'boolean or map';

export interface FrontMatterKey {
  readonly shape: FrontMatterShape;
  /** One sentence for hover and completion. */
  readonly about: string;
}

/**
 * Front-matter keys of a model card that the Hub reads, in the order people write them. Other keys are allowed.
 * Sources: https://github.com/huggingface/hub-docs/blob/main/modelcard.md, https://huggingface.co/docs/hub/model-cards
 */
export const frontMatterKeys: Readonly<Record<string, FrontMatterKey>> = table({
  language: {
    shape: 'text or list',
    about: 'ISO 639 codes of the languages of the model, or `code` or `multilingual`; quote `"no"`.',
  },
  license: { shape: 'text', about: 'One license identifier of the Hub; `other` needs `license_name` and `license_link`.' },
  license_name: { shape: 'text', about: 'An identifier for the license when `license` is `other`.' },
  license_link: { shape: 'text', about: '`LICENSE`, `LICENSE.md` or a URL, when `license` is `other`.' },
  library_name: { shape: 'text', about: 'The library that loads the model; it decides the code the Hub shows.' },
  pipeline_tag: { shape: 'text', about: 'The task of the model; it decides the widget and the search filters.' },
  tags: { shape: 'list', about: 'Free words to find the model by.' },
  datasets: { shape: 'text or list', about: 'Hub ids of the data sets the model was trained on.' },
  buckets: { shape: 'list', about: 'Hub storage buckets that belong to the model.' },
  metrics: { shape: 'text or list', about: 'Ids of the metrics the model was evaluated with.' },
  base_model: { shape: 'text or list', about: 'Hub id of the model this one derives from; a list for a merge.' },
  base_model_relation: { shape: 'text', about: 'How it derives: `adapter`, `merge`, `quantized` or `finetune`.' },
  new_version: { shape: 'text', about: 'Hub id of the model that replaces this one.' },
  'model-index': { shape: 'list', about: 'Evaluation results: task, data set and metrics with values.' },
  co2_eq_emissions: { shape: 'map', about: 'Emissions of the training in grams of CO2 equivalent, with source and hardware.' },
  thumbnail: { shape: 'text', about: 'URL of the picture shown where the model is shared.' },
  widget: { shape: 'list', about: 'Example inputs for the widget.' },
  inference: { shape: 'boolean or map', about: '`false` switches the widget off; a map sets its parameters.' },
  instance_prompt: { shape: 'text', about: 'The prompt that triggers a DreamBooth or LoRA subject.' },
  extra_gated_prompt: { shape: 'text', about: 'Text shown to people who ask for access to a gated model.' },
  extra_gated_heading: { shape: 'text', about: 'Heading of the access form of a gated model.' },
  extra_gated_description: { shape: 'text', about: 'Description in the access form of a gated model.' },
  extra_gated_button_content: { shape: 'text', about: 'Text of the button of the access form.' },
  extra_gated_fields: { shape: 'map', about: 'Fields of the access form: text, checkbox, date_picker, country or select.' },
  extra_gated_eu_disallowed: { shape: 'boolean', about: 'Refuses access from the European Union; only for gated models.' },
});

/** Keys that only data-set cards have. Source: https://github.com/huggingface/hub-docs/blob/main/datasetcard.md */
export const datasetCardKeys = [
  'task_categories',
  'task_ids',
  'size_categories',
  'annotations_creators',
  'source_datasets',
  'dataset_info',
  'configs',
  'pretty_name',
] as const;

/** Keys that, beside `sdk`, make a README that of a Space. Source: https://huggingface.co/docs/hub/spaces-config-reference */
export const spaceKeys = ['emoji', 'colorFrom', 'colorTo', 'app_file', 'app_port', 'sdk_version', 'title'] as const;

/**
 * The Hub's identifier for a license written another way: in capitals, as SPDX with `-only` or `-or-later`, or with spaces
 * (`Apache License 2.0`, `GPL-3.0-or-later`, `BSD 3-Clause`). Undefined where it is no license the Hub knows.
 */
export function hubLicenseId(written: string): string | undefined {
  const plain = written.trim().toLowerCase();
  if (Object.hasOwn(hubLicenses, plain)) return plain;
  const id = plain
    .replace(/^the\s+/, '')
    .replace(/-(?:only|or-later)$|\+$/, '')
    .replace(/[\s,]*\b(?:licen[cs]e|version)\b[\s,]*/g, ' ')
    .replace(/(?<=gpl|\b)v(?=\d)/g, '')
    .trim()
    .replace(/[\s_]+/g, '-');
  const tries = [
    id,
    `${id}.0`,
    id.replace(/^([al]?gpl|apache|mpl|osl|afl)-?(\d)(\.\d)?$/, (_, name, major, minor = '.0') => `${name}-${major}${minor}`),
    id.replace(/^bsd-(\d)$/, 'bsd-$1-clause'),
  ];
  return tries.find((candidate) => Object.hasOwn(hubLicenses, candidate)) ?? byName().get(plain);
}

function byName(): Map<string, string> {
  return new Map(Object.entries(hubLicenses).map(([id, name]) => [name.toLowerCase(), id]));
}
