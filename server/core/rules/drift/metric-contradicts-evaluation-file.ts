import type { Evaluation, ResultFigure } from '../../artifacts/evaluation.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, isScalar, num, str, type YamlMap, type YamlScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { resultName } from '../../catalogue/resultNames.js';
import { at, defineRule, finding, type ProjectFound, suggestedFix } from '../../rule.js';
import { fileName, folderOf, standsFor } from '../shared/beside.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { indexedResults, metricsOf } from '../shared/modelIndex.js';

const RESULTS = '{\n  "eval_accuracy": 0.9142,\n  "eval_samples": 8200\n}\n';

export default defineRule({
  id: 'drift/metric-contradicts-evaluation-file',
  consideration: 'drift/evaluation-threshold',
  reads: 'project',
  severity: 'info',
  problem: 'The `model-index` gives another value for a metric than the results file beside the card.',
  remedy: 'Take the value over from the evaluation that belongs to these weights.',
  why: 'One of the two is of another run, and whoever compares the next version with the wrong one sees a gain or a loss that is none.',
  sources: [
    {
      title: 'Hugging Face Hub: evaluation results',
      url: 'https://huggingface.co/docs/hub/model-cards#evaluation-results',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.5'],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample(index('0.93')), 'eval_results.json': RESULTS },
    good: { ...hubCardExample(index('0.914')), 'eval_results.json': RESULTS },
  },
  *check(project) {
    for (const card of project.cards) {
      const files = project.evaluations.filter((file) => standsFor(file) === folderOf(card));
      if (files.length > 0) yield* contradictions(card, files);
    }
  },
});

function index(value: string): string {
  return `license: mit
library_name: transformers
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
    - type: accuracy
      value: ${value}`;
}

function* contradictions(card: ModelCard, files: readonly Evaluation[]): Generator<ProjectFound> {
  const stated = statedIn(card);
  const figures = files.flatMap((file) => file.figures.map((figure) => ({ ...figure, file })));
  for (const { id, split, value, written } of stated) {
    if (stated.filter((other) => other.id === id).length > 1) continue;
    const same = figures.filter((each) => each.id === id);
    const [first] = same;
    // Several values are of several data sets, and nothing says which one this is.
    if (!first || same.some((each) => each.value !== first.value) || isOther(first, split)) continue;
    const decimals = /\.(\d+)$/.exec(written.value)?.[1]?.length ?? 0;
    const scale = Math.abs(value) > 1.5 && Math.abs(first.value) <= 1 ? 100 : 1;
    const expected = first.value * scale;
    // Some round and some cut off.
    if (Math.abs(value - expected) <= 10 ** -decimals + 1e-9) continue;
    const text = expected
      .toFixed(Math.max(decimals, scale === 1 ? 4 : 2))
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
    const name = fileName(first.file);
    // The same number in the text would then contradict it.
    const isRepeated = card.body.content.includes(written.value);
    const edits = isRepeated ? [] : setScalar(card.parts[0]!.text, written, text);
    const fixes = edits.length > 0 ? [suggestedFix(`Write the value of \`${name}\`: ${text}`, ...inPart(edits))] : [];
    const message = `\`${id}\` is ${written.value} here and ${first.value} in \`${name}\`.`;
    const related = { uri: first.file.uri, span: spanOf(first.node), message: `${first.title} of the results file.` };
    yield at(card, finding(spanOf(written), message, fixes, [related]));
  }
}

/** Measured on another split than the card says. */
function isOther({ on }: ResultFigure, split: string): boolean {
  return on !== '' && split !== '' && on !== split;
}

interface Stated {
  readonly id: string;
  readonly split: string;
  readonly value: number;
  readonly written: YamlScalar;
}

/** Metrics of `model-index` with a plain number; of what others have measured (`source`) the project's files say nothing. */
function statedIn(card: ModelCard): Stated[] {
  return indexedResults(card).flatMap((result) => {
    const split = str(get(result, 'dataset', 'split')) ?? '';
    if (get(result, 'source')) return [];
    return metricsOf(result).flatMap((metric): Stated[] => {
      const written = get(metric, 'value');
      const value = num(written);
      const id = idOf(metric);
      return isScalar(written) && value !== undefined && id !== undefined ? [{ id, split, value, written }] : [];
    });
  });
}

/** By its type; the name can say more ("F1 macro"), and then counts. */
function idOf(metric: YamlMap): string | undefined {
  if (get(metric, 'config') ?? get(metric, 'args')) return undefined;
  const type = resultName(str(get(metric, 'type')) ?? '');
  const name = str(get(metric, 'name'));
  const named = name === undefined ? type : resultName(name);
  return type && named ? named.id : undefined;
}
