import { cleanLabel } from '../../artifacts/cardSections.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, str, type YamlNode } from '../../artifacts/yaml.js';
import type { Span } from '../../model.js';
import { defineRule, finding } from '../../rule.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

export default defineRule({
  id: 'drift/prose-contradicts-model-index',
  consideration: 'drift/evaluation-threshold',
  reads: 'card',
  severity: 'warning',
  problem: 'The text gives another value for a metric than `model-index`.',
  remedy: 'Write the measured value in both places, or say what the other one was measured on.',
  why: 'One of the two numbers is not of this version of the model, and nobody can compare the next version with it.',
  sources: [
    { title: 'Hugging Face Hub: evaluation results', url: 'https://huggingface.co/docs/hub/model-cards#evaluation-results' },
    { title: 'Hugging Face Hub: model card metadata', url: 'https://github.com/huggingface/hub-docs/blob/main/modelcard.md' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.3'],
  fix: 'none',
  examples: {
    bad: hubCardExample(index('0.91'), '## Evaluation\n\n| Metric | Value |\n|---|---|\n| F1 | 0.87 |'),
    good: hubCardExample(index('0.9142'), '## Evaluation\n\n| Metric | Value |\n|---|---|\n| F1 | 91.4 % |'),
  },
  *check(card) {
    const indexed = indexedValues(card);
    if (indexed.size === 0) return;
    const stated = statedValues(card);
    for (const [name, values] of indexed) {
      const others = stated.get(name) ?? [];
      // Several results on either side are of several data sets, and which belongs to which is not said.
      if (values.length !== 1 || others.length !== 1) continue;
      const [own, other] = [values[0]!, others[0]!];
      if (agree(own.value, other)) continue;
      yield finding(
        other.span,
        `The text says ${other.written}, \`model-index\` says ${own.written}.`,
        [],
        [{ uri: card.uri, span: own.span, message: 'The value in `model-index`.' }],
      );
    }
  },
});

interface Indexed {
  readonly value: number;
  readonly written: string;
  readonly span: Span;
}

/** Values of `model-index` by the name of their metric; one metric under its name and its type, if they differ. */
function indexedValues(card: ModelCard): Map<string, Indexed[]> {
  const found = new Map<string, Indexed[]>();
  for (const metric of indexedResults(card).flatMap(metricsOf)) {
    const node: YamlNode | undefined = get(metric, 'value');
    const written = str(node)?.trim() ?? '';
    if (!node || !/^\d{1,6}(?:\.\d{1,20})?$/.test(written)) continue;
    const names = new Set([str(get(metric, 'name')), str(get(metric, 'type'))].flatMap((name) => (name ? [letters(name)] : [])));
    for (const name of names) add(found, name, { value: Number(written), written, span: spanOf(node) });
  }
  return found;
}

interface Stated {
  readonly value: number;
  readonly decimals: number;
  readonly percent: boolean;
  readonly written: string;
  readonly span: Span;
}

/** Numbers that stand alone behind a label, or in the only other cell of a row: "Accuracy: 0.91". */
function statedValues(card: ModelCard): Map<string, Stated[]> {
  const found = new Map<string, Stated[]>();
  const { content } = card.body;
  const take = (name: string, start: number, end: number) => {
    const key = letters(name);
    if (key === '') return;
    const match = /^[\s*_`]*((\d{1,6}(?:\.(\d{1,12}))?)\s*(%?))[\s*_`.]*$/.exec(content.slice(start, end));
    // A value with words around it is of something else too: it makes the name ambiguous.
    if (!match) return add(found, key, NOT_ONE);
    const written = match[1]!.trim();
    const at = start + match[0].indexOf(written);
    add(found, key, {
      value: Number(match[2]),
      decimals: match[3]?.length ?? 0,
      percent: match[4] === '%',
      written,
      span: { part: 0, start: at, end: at + written.length },
    });
  };
  for (const { cells } of card.body.rows) {
    const [first, second] = cells;
    if (!first || !second) continue;
    const name = cleanLabel(content.slice(first.start, first.end));
    if (cells.length === 2) take(name, second.start, second.end);
    else add(found, letters(name), NOT_ONE);
  }
  for (const match of card.body.prose.matchAll(LINE)) {
    const end = match.index + match[0].length;
    take(cleanLabel(match[1]!), end - match[2]!.length, end);
  }
  return found;
}

/** "- **Accuracy:** 0.91", with or without the marks. */
const LINE = /^[ \t]*(?:[-*+][ \t]+)?([^:=|\n]{1,60})[:=](?:\*\*|__)?[ \t]*([^\s|][^\n|]{0,200})$/gm;

const NOT_ONE: Stated = { value: Number.NaN, decimals: 0, percent: false, written: '', span: { part: 0, start: 0, end: 0 } };

/** Equal within what was rounded away, also where one is a share and the other a percentage. */
function agree(value: number, { value: other, decimals, percent }: Stated): boolean {
  if (Number.isNaN(other)) return true;
  const step = 10 ** -decimals;
  const scales = percent ? [1, 100] : [1, 100, 0.01];
  return scales.some((scale) => Math.abs(value * scale - other) <= step * 1.01);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Front matter of the examples with this value. */
function index(value: string): string {
  return `license: mit
model-index:
  - name: scorer
    results:
      - task:
          type: text-classification
        dataset:
          name: Tickets
          type: northwind/tickets
          split: test
        metrics:
          - type: f1
            value: ${value}`;
}
