import { parseJson } from '../../artifacts/jsonTree.js';
import { spanOf } from '../../artifacts/kubernetes.js';
import { get, str } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { table } from '../../table.js';
import { fileName, folderOf } from '../shared/beside.js';
import { inFile, inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { scalarsAt } from '../shared/listItems.js';

interface Head {
  /** The task that a loader takes the weights for. */
  readonly task: string;
  /** Others that the same weights are loaded for. */
  readonly also: readonly string[];
}

/**
 * What the kind of a PEFT adapter is for, by its `task_type`. Source: https://huggingface.co/docs/peft/package_reference/peft_types
 * (`TaskType`). A causal model writes text, and by writing it may do any task that is not read off a head of its own.
 */
const HEADS: Readonly<Record<string, Head>> = table({
  SEQ_CLS: {
    task: 'text-classification',
    also: ['zero-shot-classification', 'text-ranking', 'sentence-similarity', 'audio-classification', 'image-classification'],
  },
  TOKEN_CLS: { task: 'token-classification', also: [] },
  QUESTION_ANS: { task: 'question-answering', also: ['document-question-answering'] },
  CAUSAL_LM: { task: 'text-generation', also: [] },
});
/** Tasks of text that are read off a head. */
const OF_HEADS = new Set([
  'text-classification',
  'token-classification',
  'question-answering',
  'fill-mask',
  'feature-extraction',
  'sentence-similarity',
]);
const TASK_TYPE: Readonly<Record<string, string>> = table({
  'text-classification': 'SEQ_CLS',
  'token-classification': 'TOKEN_CLS',
  'question-answering': 'QUESTION_ANS',
  'text-generation': 'CAUSAL_LM',
});

/** Stands at the card: the config was written with the weights. */
export default defineRule({
  id: 'integration/task-contradicts-adapter',
  consideration: 'integration/service-interface',
  reads: 'project',
  severity: 'warning',
  problem: 'The card names another task than the adapter was trained for.',
  remedy: 'Name the task in `pipeline_tag` for which the adapter has a head.',
  why: 'Whoever loads the model for the task of the card gets a head with random weights, and answers that mean nothing.',
  sources: [
    { title: 'PEFT: task types', url: 'https://huggingface.co/docs/peft/package_reference/peft_types' },
    { title: 'Hugging Face Hub: pipeline tag', url: 'https://huggingface.co/docs/hub/models-widgets#enabling-a-widget' },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { ...card('text-generation'), 'adapter_config.json': config('SEQ_CLS') },
    good: { ...card('text-classification'), 'adapter_config.json': config('SEQ_CLS') },
  },
  *check(project) {
    const cards = new Map(project.adapterConfigs.length > 0 ? project.cards.map((each) => [folderOf(each), each] as const) : []);
    for (const adapter of project.adapterConfigs) {
      const own = cards.get(folderOf(adapter));
      const [tag] = own ? scalarsAt(own, 'pipeline_tag') : [];
      const node = get(parseJson(adapter.parts[0]!.text).root, 'task_type');
      const type = str(node) ?? '';
      const head = HEADS[type];
      if (!own || !tag || !node || !head || tag.value === head.task || head.also.includes(tag.value)) continue;
      if (type === 'CAUSAL_LM' ? !OF_HEADS.has(tag.value) : !OF_HEADS.has(tag.value) && tag.value !== 'text-generation') continue;
      const name = fileName(adapter);
      const wanted = TASK_TYPE[tag.value];
      const fixes = [
        suggestedFix(`Name \`${head.task}\` in the card`, ...inPart(setScalar(own.parts[0]!.text, tag, head.task))),
        ...(wanted
          ? [
              suggestedFix(
                `Name \`${wanted}\` in \`${name}\``,
                ...inFile(adapter.uri, [{ span: nodeSpan(node), newText: JSON.stringify(wanted) }]),
              ),
            ]
          : []),
      ];
      const message = `\`${tag.value}\` is not what the adapter in \`${name}\` was trained for: its \`task_type\` is \`${type}\`.`;
      yield at(
        own,
        finding(spanOf(tag), message, fixes, [{ uri: adapter.uri, span: nodeSpan(node), message: 'The task of the adapter.' }]),
      );
    }
  },
});

function card(tag: string) {
  return hubCardExample(`license: mit\nlibrary_name: peft\nbase_model: northwind/encoder\npipeline_tag: ${tag}`);
}

function config(type: string): string {
  return `{\n  "base_model_name_or_path": "northwind/encoder",\n  "peft_type": "LORA",\n  "task_type": "${type}"\n}\n`;
}
