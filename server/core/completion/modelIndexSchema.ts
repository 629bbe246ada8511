import { type Modality, pipelineTags } from '../catalogue/hub.js';
import { metricIds } from '../catalogue/metrics.js';
import type { Source } from '../rule.js';
import type { Choice, Schema } from './schema.js';

const results: readonly Source[] = [
  { title: 'Hub: evaluation results', url: 'https://huggingface.co/docs/hub/model-cards#evaluation-results' },
  { title: 'Model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md?plain=1' },
];

const text = (about: string, detail = 'optional', values?: readonly Choice[]): Schema => ({
  about,
  detail,
  sources: results,
  ...(values && { values }),
});

const modalityNames: Readonly<Record<Modality, string>> = {
  nlp: 'text',
  audio: 'audio',
  cv: 'images and video',
  multimodal: 'several kinds of data',
  rl: 'reinforcement learning',
  tabular: 'tables',
  other: 'other',
};

/** Tasks as both `pipeline_tag` and the results of a card name them. */
export const tasks: readonly Choice[] = Object.entries(pipelineTags).map(([value, modality]) => ({
  value,
  detail: modalityNames[modality],
}));

/** Ids of metrics, with what they measure. */
export const metrics: readonly Choice[] = Object.entries(metricIds).map(([value, detail]) => ({ value, detail }));

/** Splits as data sets usually name them. */
const splits: readonly Choice[] = ['test', 'validation', 'train'].map((value) => ({ value }));

const freeMap = (about: string): Schema => ({ about, detail: 'optional', sources: results, other: {} });

const task: Schema = {
  about: 'What the model was asked to do in this evaluation.',
  detail: 'required',
  sources: results,
  first: 'type',
  keys: {
    type: text('Id of the task: a pipeline tag, or one of its sub-tasks.', 'required', tasks),
    name: text('Name of the task as readers see it.'),
  },
};

const dataset: Schema = {
  about: 'The data the model was evaluated on. With configuration, split and revision somebody else can repeat it.',
  detail: 'required',
  sources: results,
  first: 'type',
  keys: {
    type: text('Hub id of the data set, `owner/name`.', 'required'),
    name: text('Name of the data set as readers see it.', 'required'),
    config: text('Configuration (subset) of the data set, as given to `load_dataset`.'),
    split: text(
      'The split the metrics were computed on. Without it nobody can tell test from training data.',
      'optional',
      splits,
    ),
    revision: text('Commit of the data set: a branch moves, and with it the numbers.'),
    args: freeMap('Further arguments of `load_dataset`.'),
  },
};

const metric: Schema = {
  first: 'type',
  keys: {
    type: text('Id of the metric.', 'required', metrics),
    value: text('The result: a number, or a text with its uncertainty such as `20.0 ± 1.2`.', 'required'),
    name: text('Name of the metric as readers see it, for example `Test WER`.'),
    config: text('Configuration of the metric, as given to `load`.'),
    args: freeMap('Arguments the metric was computed with, for example `max_order: 4`.'),
    verified: text('Set by the Hub for results that it computed itself; leave it out.', 'set by the Hub'),
  },
};

const source: Schema = {
  about: 'Where the numbers come from, for example a leaderboard or a report.',
  detail: 'optional',
  sources: results,
  first: 'url',
  keys: { url: text('Address of the source.', 'required'), name: text('Name of the source.') },
};

/** The schema of `model-index`, level by level. */
export const modelIndex: Schema = {
  items: {
    first: 'name',
    keys: {
      name: text('Name of the model whose results these are.', 'required'),
      results: {
        about: 'One entry for each task and data set the model was evaluated on.',
        detail: 'required',
        sources: results,
        items: {
          first: 'task',
          keys: {
            task,
            dataset,
            metrics: {
              about: 'The metrics of this task on this data set.',
              detail: 'required',
              sources: results,
              items: metric,
            },
            source,
          },
        },
      },
    },
  },
};
