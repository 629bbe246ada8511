import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isScalar, items, keyText, typeOf, type YamlNode, type YamlScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { quoted } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap, isGiven } from '../shared/hubCard.js';
import { indexedResults, metricsOf, modelIndex } from '../shared/modelIndex.js';

/** Fields of a result that are text. */
const TEXT: readonly (readonly [string, string])[] = [
  ['task', 'type'],
  ['task', 'name'],
  ['dataset', 'type'],
  ['dataset', 'name'],
  ['dataset', 'config'],
  ['dataset', 'split'],
  ['dataset', 'revision'],
];

export default defineRule({
  id: 'integration/metadata-number-trap',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'warning',
  problem: 'A text of the front matter reads as something else without quotes.',
  remedy: 'Put the value in quotes.',
  why: 'The Hub refuses a number where it wants text, and a version such as 1.10 turns into 1.1.',
  sources: [
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
    { title: 'huu4ontocord/MDEL#34: "dataset.config" must be a string', url: 'https://github.com/huu4ontocord/MDEL/issues/34' },
    { title: 'YAML 1.2: core schema', url: 'https://yaml.org/spec/1.2.2/#103-core-schema' },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: hubCardExample('license: mit\nlibrary_name: transformers\nmodel_version: 1.10'),
    good: hubCardExample('license: mit\nlibrary_name: transformers\nmodel_version: "1.10"'),
  },
  *check(card) {
    for (const { node, message } of traps(card)) {
      const written = card.parts[0]!.text.slice(node.start, node.end);
      const edits = inPart(setScalar(card.parts[0]!.text, node, quoted(written)));
      yield finding(spanOf(node), message, [safeFix(`Write \`${quoted(written)}\``, ...edits)]);
    }
  },
});

function* traps(card: ModelCard): Iterable<{ readonly node: YamlScalar; readonly message: string }> {
  for (const own of frontMatterMap(card)?.pairs ?? []) {
    if (!/(?:^|[_-])version$/i.test(keyText(own) ?? '') || !isScalar(own.value) || own.value.style !== 'plain') continue;
    // A zero at the end is lost: 1.10 and 1.1 are one number.
    const shorter = /^(\d+\.\d*[1-9])0+$/.exec(own.value.value)?.[1];
    if (shorter !== undefined)
      yield { node: own.value, message: `Without quotes \`${own.value.value}\` is the number ${shorter}.` };
  }
  for (const entry of items(modelIndex(card)?.value)) yield* unlessText(get(entry, 'name'), 'name');
  for (const result of indexedResults(card)) {
    for (const path of TEXT) yield* unlessText(get(result, ...path), path.join('.'));
    for (const metric of metricsOf(result)) {
      for (const key of ['type', 'name', 'config']) yield* unlessText(get(metric, key), key);
    }
  }
}

function* unlessText(node: YamlNode | undefined, field: string) {
  if (!isScalar(node) || !isGiven(node) || node.style !== 'plain' || node.tag !== undefined) return;
  const type = typeOf(node);
  const kind = type === 'string' ? (/^\d{4}-\d{2}-\d{2}$/.test(node.value) ? 'date' : undefined) : type;
  if (kind !== undefined)
    yield { node, message: `\`${field}\` is text, and \`${node.value.slice(0, 60)}\` without quotes is a ${kind}.` };
}
