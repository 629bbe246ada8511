import {
  baseModelRelations,
  emissionTrainingTypes,
  type FrontMatterKey,
  frontMatterKeys,
  gatedFieldTypes,
  hubLicenses,
} from '../catalogue/hub.js';
import { hubLibraries } from '../catalogue/hubLibraries.js';
import { languages, otherLanguages } from '../catalogue/languages.js';
import type { Source } from '../rule.js';
import { table } from '../table.js';
import { metrics, modelIndex, tasks } from './modelIndexSchema.js';
import type { Choice, Schema } from './schema.js';

const hub = (title: string, page: string): Source => ({ title: `Hub: ${title}`, url: `https://huggingface.co/docs/hub/${page}` });

/** Where the Hub's documentation speaks of a key; the page on model cards for all others. */
const pages: Readonly<Record<string, Source>> = table({
  license: hub('licenses', 'repositories-licenses'),
  license_name: hub('specifying a license', 'model-cards#specifying-a-license'),
  license_link: hub('specifying a license', 'model-cards#specifying-a-license'),
  library_name: hub('specifying a library', 'model-cards#specifying-a-library'),
  pipeline_tag: hub('specifying a task', 'model-cards#specifying-a-task--pipelinetag-'),
  datasets: hub('specifying a dataset', 'model-cards#specifying-a-dataset'),
  base_model: hub('specifying a base model', 'model-cards#specifying-a-base-model'),
  base_model_relation: hub('specifying a base model', 'model-cards#specifying-a-base-model'),
  'model-index': hub('evaluation results', 'model-cards#evaluation-results'),
  co2_eq_emissions: hub('CO2 emissions', 'model-cards-co2'),
  widget: hub('widgets', 'models-widgets'),
  inference: hub('widgets', 'models-widgets'),
});
const cards = hub('model cards', 'model-cards');
const gated = hub('gated models', 'models-gated');

const booleans: readonly Choice[] = [
  { value: 'true', plain: true },
  { value: 'false', plain: true },
];

const languageCodes: readonly Choice[] = [
  { value: 'en', detail: 'English' },
  ...Object.entries({ ...languages, ...otherLanguages }).flatMap(([value, detail]) =>
    value === 'en' ? [] : [{ value, detail }],
  ),
  { value: 'multilingual', detail: 'Many languages' },
  { value: 'code', detail: 'Programming languages' },
];

const relationMeanings: Readonly<Record<(typeof baseModelRelations)[number], string>> = {
  adapter: 'Weights that are put on top of the base model, such as LoRA',
  merge: 'Weights of several base models put together',
  quantized: 'The base model in lower precision',
  finetune: 'The base model trained further',
};

const tagChoices: readonly Choice[] = [
  { value: 'not-for-all-audiences', detail: 'The Hub shows a warning before the card' },
  { value: 'conversational', detail: 'The model takes a chat' },
  ...tasks.filter(({ value }) => value !== 'other'),
];

const fieldTypes: readonly Choice[] = gatedFieldTypes.map((value) => ({
  value,
  detail: {
    text: 'A line of text',
    checkbox: 'A box to tick',
    date_picker: 'A day',
    country: 'A country, from a list',
    select: 'One of the `options`',
  }[value],
}));

/** What stands at and below each key, besides what it means. */
const below = table<Schema>({
  language: { items: { values: languageCodes }, single: true },
  license: { values: Object.entries(hubLicenses).map(([value, detail]) => ({ value, detail })) },
  license_link: { values: [{ value: 'LICENSE' }, { value: 'LICENSE.md' }] },
  library_name: { values: hubLibraries.map((value) => ({ value })) },
  pipeline_tag: { values: tasks },
  tags: { items: { values: tagChoices } },
  datasets: { items: {} },
  buckets: { items: {} },
  metrics: { items: { values: metrics } },
  base_model: { items: {}, single: true },
  base_model_relation: { values: baseModelRelations.map((value) => ({ value, detail: relationMeanings[value] })) },
  'model-index': modelIndex,
  co2_eq_emissions: {
    first: 'emissions',
    keys: {
      emissions: { about: 'Grams of CO2 equivalent that the training emitted, a number.', detail: 'grams' },
      source: { about: 'How the number was found: measured with a tool (name it), or estimated.' },
      training_type: {
        about: 'What was trained: the whole model, or a base model further.',
        values: emissionTrainingTypes.map((value) => ({ value })),
      },
      geographical_location: { about: 'Where the computers stood: the grid decides how much a kilowatt-hour emits.' },
      hardware_used: { about: 'On how many of which accelerators or processors it was trained.' },
    },
  },
  widget: {
    items: {
      first: 'text',
      keys: {
        text: { about: 'Text that the widget starts with.' },
        src: { about: 'Address of the picture or sound that the widget starts with.' },
        example_title: { about: 'Name of the example in the list of examples.' },
        messages: { about: 'The chat that the widget starts with.' },
        output: { about: 'What the model answers, shown without running it.' },
      },
    },
  },
  inference: {
    values: booleans,
    keys: { parameters: { about: 'Parameters of the inference, for example `temperature: 0.7`.', other: {} } },
  },
  extra_gated_fields: {
    other: {
      values: fieldTypes,
      keys: {
        type: { about: 'The kind of field.', values: fieldTypes },
        options: { about: 'What can be chosen, for a field of type `select`.', items: {} },
      },
    },
  },
  extra_gated_eu_disallowed: { values: booleans },
});

/** What the project is known to use, offered for the keys that name it. */
export interface KnownNames {
  readonly baseModels: readonly Choice[];
  readonly datasets: readonly Choice[];
}

/** The front matter of a model card. `known` gives names from the files of its project, when they are asked for. */
export function frontMatterSchema(known?: () => KnownNames): Schema {
  const keys = Object.entries(frontMatterKeys).map(([key, entry]) => [key, keySchema(key, entry)] as const);
  const schema = Object.fromEntries(keys);
  if (known) {
    schema.base_model = { ...schema.base_model, items: lazyValues(() => known().baseModels) };
    schema.datasets = { ...schema.datasets, items: lazyValues(() => known().datasets) };
  }
  return { keys: schema };
}

function lazyValues(values: () => readonly Choice[]): Schema {
  return {
    get values() {
      return values();
    },
  };
}

function keySchema(key: string, { about, shape }: FrontMatterKey): Schema {
  const page = pages[key] ?? (key.startsWith('extra_gated_') ? gated : cards);
  return { about, detail: shape, ...deepSources(below[key] ?? {}, page), sources: [page] };
}

/** Nested keys are explained on the page of their own key, unless they name another. */
function deepSources(schema: Schema, page: Source): Schema {
  const of = (nested: Schema): Schema => ({ sources: [page], ...deepSources(nested, page) });
  return {
    ...schema,
    ...(schema.keys && { keys: Object.fromEntries(Object.entries(schema.keys).map(([key, nested]) => [key, of(nested)])) }),
    ...(schema.other && { other: of(schema.other) }),
    ...(schema.items && { items: of(schema.items) }),
  };
}
