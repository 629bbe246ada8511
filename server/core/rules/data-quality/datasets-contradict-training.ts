import { spanOf } from '../../artifacts/kubernetes.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile, inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { REPOSITORY, sameRepository } from '../shared/hubIds.js';
import { hubLoadOf, isHubId } from '../shared/hubLoads.js';
import { scalarsAt } from '../shared/listItems.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { argSpan, argValueEdit, partText } from '../shared/pythonCalls.js';
import { tunesModel } from '../shared/trainingCode.js';

/** Stands at the card: the code is what read the data. Only where the two lists have nothing in common. */
export default defineRule({
  id: 'data-quality/datasets-contradict-training',
  consideration: 'data-quality/validation',
  reads: 'project',
  severity: 'warning',
  problem: 'The card names other data than the code that trains loads.',
  remedy: 'Name the data sets in the card that the training reads.',
  why: 'Bias, license and leakage are judged by the data that the card names, and that is not what the model has seen.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a dataset',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-dataset',
    },
  ],
  standards: ['EU AI Act Annex IV(2)(d)'],
  fix: 'suggested',
  examples: {
    bad: {
      ...hubCardExample('license: mit\npipeline_tag: text-classification\ndatasets:\n- northwind/tickets-2024'),
      ...trained('northwind/tickets-2025'),
    },
    good: {
      ...hubCardExample('license: mit\npipeline_tag: text-classification\ndatasets:\n- northwind/tickets-2025'),
      ...trained('northwind/tickets-2025'),
    },
  },
  *check(project) {
    const card = onlyOne(project.cards.filter((each) => isMainFile(project, each)));
    const stated = card ? scalarsAt(card, 'datasets') : [];
    const [first] = stated;
    const all = [...project.notebooks, ...project.scripts].filter((each) => isMainFile(project, each));
    const code = card && first ? onlyOne(all.filter(({ python }) => tunesModel(python))) : undefined;
    if (!card || !code || !first || stated.some(({ value }) => !REPOSITORY.test(value))) return;
    const calls = code.python.calls.filter(({ callee }) => /^datasets\.load_(?:dataset|from_disk)$/.test(callee));
    const loads = calls.flatMap((call) => hubLoadOf(call) ?? []);
    // Files of one's own may be any of what the card names.
    if (loads.length === 0 || loads.length < calls.length || loads.some(({ id }) => !isHubId(id))) return;
    if (loads.some(({ id }) => stated.some(({ value }) => sameRepository(value, id)))) return;
    const ids = [...new Set(loads.map(({ id }) => id))];
    const [load] = loads;
    const called = calledFrom(project, card, code);
    const single = stated.length === 1 && ids.length === 1;
    const here = single ? inPart(setScalar(card.parts[0]!.text, first, scalarSource(ids[0]!))) : [];
    const literal = loads.every(({ call, arg }) => /^["']/.test(partText(code, call.part).slice(arg.valueStart, arg.end)));
    const there =
      single && literal && code.kind === 'python-script'
        ? loads.map(({ call, arg }) => argValueEdit(call, arg, JSON.stringify(first.value)))
        : [];
    const fixes = [
      ...(here.length > 0 ? [suggestedFix(`Name \`${ids[0]}\` in the card, as \`${called}\` does`, ...here)] : []),
      ...(there.length > 0 ? [suggestedFix(`Load \`${first.value}\` in \`${called}\``, ...inFile(code.uri, there))] : []),
    ];
    const message = `\`${called}\` trains on ${ids.map((id) => `\`${id}\``).join(', ')}, not on \`${first.value}\`.`;
    const related = { uri: code.uri, span: argSpan(load!.call, load!.arg), message: 'Loaded here.' };
    yield at(card, finding(spanOf(first), message, fixes, [related]));
  },
});

function trained(id: string) {
  return notebookExample(
    `from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, Trainer, set_seed
set_seed(7)
data = load_dataset("${id}", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
model = AutoModelForSequenceClassification.from_pretrained("./encoder")
trainer = Trainer(model=model, train_dataset=data["train"], eval_dataset=data["validation"])
trainer.train()`,
  );
}
