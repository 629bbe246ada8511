import { spanOf } from '../../artifacts/kubernetes.js';
import type { Notebook } from '../../artifacts/notebook.js';
import type { PythonScript } from '../../artifacts/pythonScript.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import type { Project } from '../../project.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { inFile, inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { hubLoadOf, isHubId } from '../shared/hubLoads.js';
import { scalarsAt } from '../shared/listItems.js';
import { agreed, calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { argSpan, argValueEdit, partText } from '../shared/pythonCalls.js';
import { sameModel } from '../shared/sameModel.js';
import { tunesModel } from '../shared/trainingCode.js';

/** Stands at the card: the code is what made the weights. An adapter's config knows better than both, and has a rule of its own. */
export default defineRule({
  id: 'versioning/base-model-contradicts-training',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The card names another base model than the code that trains.',
  remedy: 'Name the model in the card that the training starts from.',
  why: 'License, limits and known faults are those of the base model, and readers look them up under the wrong name.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
  ],
  standards: ['NIST AI RMF MAP 4.1'],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample('license: mit\nbase_model: northwind/encoder'), ...trained('northwind/encoder-large') },
    good: { ...hubCardExample('license: mit\nbase_model: northwind/encoder-large'), ...trained('northwind/encoder-large') },
  },
  *check(project) {
    const card = onlyOne(project.cards.filter((each) => isMainFile(project, each)));
    const stated = card && project.adapterConfigs.length === 0 ? scalarsAt(card, 'base_model') : [];
    const [first] = stated;
    const code = first && trainingCode(project);
    if (!card || !code || stated.some(({ value }) => !isHubId(value))) return;
    const loads = code.python.calls.flatMap((call) => {
      const load = hubLoadOf(call);
      return load?.what === 'model' ? [load] : [];
    });
    const id = agreed(loads.map((load) => load.id));
    const load = loads[0];
    if (!load || id === undefined || stated.some(({ value }) => sameModel(value, id))) return;
    const called = calledFrom(project, card, code);
    const here = stated.length === 1 ? inPart(setScalar(card.parts[0]!.text, first, scalarSource(id))) : [];
    // Cells of a notebook are changed in the notebook alone.
    const literal = loads.every(({ call, arg }) => /^["']/.test(partText(code, call.part).slice(arg.valueStart, arg.end)));
    const there = stated.length === 1 && code.kind === 'python-script' && literal ? loads : [];
    const fixes = [
      ...(here.length > 0 ? [suggestedFix(`Name \`${id}\` in the card, as \`${called}\` does`, ...here)] : []),
      ...(there.length > 0
        ? [
            suggestedFix(
              `Train \`${first.value}\` in \`${called}\``,
              ...inFile(
                code.uri,
                there.map(({ call, arg }) => argValueEdit(call, arg, JSON.stringify(first.value))),
              ),
            ),
          ]
        : []),
    ];
    const message = `\`${first.value}\` is not what \`${called}\` trains, which is \`${id}\`.`;
    const related = { uri: code.uri, span: argSpan(load.call, load.arg), message: `\`${id}\` is trained here.` };
    yield at(card, finding(spanOf(first), message, fixes, [related]));
  },
});

/** The one file of the project that trains a model further; undefined where there are several. */
function trainingCode(project: Project): Notebook | PythonScript | undefined {
  const all = [...project.notebooks, ...project.scripts].filter((each) => isMainFile(project, each));
  return onlyOne(all.filter(({ python }) => tunesModel(python)));
}

function trained(id: string) {
  return notebookExample(
    `from transformers import AutoModelForSequenceClassification, Trainer, set_seed
set_seed(7)
model = AutoModelForSequenceClassification.from_pretrained("${id}", revision="5f0b02c75b57c5855da9ae460ce51323ea669d8a")
trainer = Trainer(model=model, train_dataset=train)
trainer.train()`,
  );
}
