import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isMap, isSeq, items, type YamlMap, type YamlNode } from '../../artifacts/yaml.js';
import type { Finding } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { isGiven } from '../shared/hubCard.js';
import { modelIndex } from '../shared/modelIndex.js';

export default defineRule({
  id: 'drift/malformed-model-index',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'error',
  problem: '`model-index` lacks what the Hub needs to read its results.',
  remedy: 'Give each entry a `name` and `results`, and each result a task, a data set with name and type, and its metrics.',
  why: 'The Hub refuses the card, and tools that load it drop all results, those that are complete too.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    {
      title: 'huggingface_hub: evaluation results of a card',
      url: 'https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard_data.py',
    },
  ],
  standards: ['EU AI Act Art. 15'],
  fix: 'none',
  examples: {
    bad: hubCardExample(`license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        metrics:
          - type: f1
            value: 0.91`),
    good: hubCardExample(`license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        dataset:
          name: Tickets
          type: northwind/tickets
        metrics:
          - type: f1
            value: 0.91`),
  },
  *check(card) {
    const own = modelIndex(card);
    if (!own) return;
    if (!isSeq(own.value)) {
      yield finding(spanOf(own.key), '`model-index` is a list of entries.');
      return;
    }
    for (const entry of items(own.value)) {
      if (!isMap(entry))
        yield finding(spanOf(entry.end > entry.start ? entry : own.key), 'An entry of `model-index` has a `name` and `results`.');
      else yield* ofEntry(entry);
    }
  },
});

function* ofEntry(entry: YamlMap): Generator<Finding> {
  const results = get(entry, 'results');
  if (!isGiven(get(entry, 'name'))) yield lacks(entry, 'This entry', '`name`');
  if (!isSeq(results)) {
    yield lacks(entry, 'This entry', 'list of `results`');
    return;
  }
  for (const result of items(results)) {
    if (!isMap(result)) continue;
    const task = get(result, 'task');
    const dataset = get(result, 'dataset');
    const metrics = get(result, 'metrics');
    if (!isGiven(get(task, 'type'))) yield lacks(task ?? result, 'This result', '`task` with a `type`');
    if (!isGiven(get(dataset, 'type')) || !isGiven(get(dataset, 'name'))) {
      yield lacks(dataset ?? result, 'This result', '`dataset` with a `type` and a `name`');
    }
    if (!isSeq(metrics)) yield lacks(result, 'This result', 'list of `metrics`');
    for (const metric of items(metrics)) {
      if (isMap(metric) && !isGiven(get(metric, 'type'))) yield lacks(metric, 'This metric', '`type`');
    }
  }
}

/** At the first key of what is incomplete. */
function lacks(node: YamlNode, what: string, missing: string): Finding {
  const at = isMap(node) && node.pairs[0] ? node.pairs[0].key : node;
  return finding(spanOf(at), `${what} has no ${missing}.`);
}
