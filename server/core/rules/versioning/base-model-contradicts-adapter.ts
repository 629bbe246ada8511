import type { AdapterConfig } from '../../artifacts/adapterConfig.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { scalarSource } from '../../artifacts/yamlWrite.js';
import { at, defineRule, finding, type ProjectFound, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { isHubId } from '../shared/hubLoads.js';
import { scalarsAt } from '../shared/listItems.js';
import { sameModel } from '../shared/sameModel.js';

const CONFIG = '{\n  "base_model_name_or_path": "northwind/encoder-large",\n  "peft_type": "LORA"\n}\n';

export default defineRule({
  id: 'versioning/base-model-contradicts-adapter',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The card names another base model than the config of the adapter.',
  remedy: 'Name the model in both that the adapter was trained on.',
  why: 'Adapter weights fit one model only: put on another one they fail to load, or give wrong results without a word.',
  sources: [
    {
      title: 'Hugging Face Hub: specifying a base model',
      url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-base-model',
    },
    { title: 'PEFT: configuration', url: 'https://huggingface.co/docs/peft/package_reference/config' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...hubCardExample('license: mit\nlibrary_name: peft\nbase_model: northwind/encoder'), 'adapter_config.json': CONFIG },
    good: {
      ...hubCardExample('license: mit\nlibrary_name: peft\nbase_model: northwind/encoder-large'),
      'adapter_config.json': CONFIG,
    },
  },
  *check(project) {
    for (const config of project.adapterConfigs) {
      const card = project.cards.find((each) => folderOf(each) === folderOf(config));
      const found = card && contradiction(card, config);
      if (found) yield found;
    }
  },
});

function contradiction(card: ModelCard, { base, uri, parts }: AdapterConfig): ProjectFound | null {
  const given = scalarsAt(card, 'base_model');
  const [first] = given;
  if (!first || !base || !isHubId(base.id) || !isHubId(first.value)) return null;
  if (given.some(({ value }) => sameModel(value, base.id))) return null;
  const name = fileName({ uri });
  const toCard = suggestedFix(
    `Name \`${base.id}\` in the card, as \`${name}\` does`,
    ...inPart(setScalar(card.parts[0]!.text, first, scalarSource(base.id))),
  );
  const edits = setScalar(parts[0]!.text, base.node, JSON.stringify(first.value));
  const toConfig = suggestedFix(
    `Name \`${first.value}\` in \`${name}\`, as the card does`,
    ...inPart(edits).map((edit) => ({ ...edit, uri })),
  );
  const message = `\`${first.value}\` is not the base model of \`${name}\`, which is \`${base.id}\`.`;
  const related = { uri, span: spanOf(base.node), message: 'The base model of the adapter.' };
  return at(card, finding(spanOf(first), message, given.length === 1 ? [toCard, toConfig] : [], [related]));
}
