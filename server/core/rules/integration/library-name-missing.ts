import { frontMatterFix } from '../../artifacts/cardFrontMatterEdit.js';
import { pair } from '../../artifacts/yaml.js';
import { hubLibraries } from '../../catalogue/hubLibraries.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { examplePython } from '../shared/cardExamples.js';
import { inPart } from '../shared/edits.js';
import { hubCardExample } from '../shared/exampleCard.js';
import { frontMatterMap } from '../shared/hubCard.js';
import { scalarsAt } from '../shared/listItems.js';

/** Calls that load a model, by the Hub's name of their library. */
const LOADS: readonly (readonly [RegExp, string])[] = [
  [/^transformers\.(?:pipeline$|(?:Auto\w+|\w+For\w+|\w+Model)\.from_pretrained$)/, 'transformers'],
  [/^diffusers\.(?:[\w.]+\.)?\w+\.from_(?:pretrained|single_file)$/, 'diffusers'],
  [/^sentence_transformers\.(?:[\w.]+\.)?(?:SentenceTransformer|CrossEncoder|SparseEncoder)$/, 'sentence-transformers'],
  [/^peft\.(?:Auto)?Peft\w*\.from_pretrained$/, 'peft'],
  [/^timm\.create_model$/, 'timm'],
  [/^setfit\.\w+\.from_pretrained$/, 'setfit'],
  [/^gliner\.GLiNER\.from_pretrained$/, 'gliner'],
  [/^span_marker\.SpanMarkerModel\.from_pretrained$/, 'span-marker'],
  [/^ultralytics\.YOLO\w*(?:\.from_pretrained)?$/, 'ultralytics'],
  [/^flair\.(?:\w+\.)*\w+\.load$/, 'flair'],
  [/^spacy\.load$/, 'spacy'],
  [/^open_clip\.create_model\w*$/, 'open_clip'],
  [/^bertopic\.BERTopic\.load$/, 'bertopic'],
  [/^pyannote\.audio\.\w+\.from_pretrained$/, 'pyannote-audio'],
  [/^speechbrain\.[\w.]+\.from_hparams$/, 'speechbrain'],
  [/^huggingface_hub\.from_pretrained_fastai$/, 'fastai'],
];

/** Formats that some other program loads than the one the example of the original model shows. */
const FORMATS = /^(?:gguf|ggml|mlx|onnx|openvino|coreml|tflite|tensorrt|awq|gptq|exl[23]|ctranslate2)$/i;

export default defineRule({
  id: 'integration/library-name-missing',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'info',
  problem: 'The front matter does not name the library that loads the model.',
  remedy: 'Add `library_name`.',
  why: 'The Hub no longer takes a library for granted: without its name it shows no code and counts no downloads for it.',
  sources: [
    { title: 'Hugging Face Hub: specifying a library', url: 'https://huggingface.co/docs/hub/model-cards#specifying-a-library' },
    {
      title: 'huggingface.js: libraries of models',
      url: 'https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/model-libraries.ts',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: hubCardExample('license: mit\npipeline_tag: text-classification', usage()),
    good: hubCardExample('license: mit\nlibrary_name: transformers\npipeline_tag: text-classification', usage()),
  },
  *check(card) {
    const map = frontMatterMap(card);
    if (!map || !/\/readme\.md$/i.test(card.uri) || pair(map, 'library_name')) return;
    // A tag names the library just as well.
    const tags = scalarsAt(card, 'tags').map((tag) => tag.value.toLowerCase());
    if (tags.some((tag) => FORMATS.test(tag) || hubLibraries.includes(tag))) return;
    const { python, placed } = examplePython(card);
    if (
      !python.mentions(
        'from_',
        'load',
        'pipeline',
        'create_model',
        'SentenceTransformer',
        'CrossEncoder',
        'SparseEncoder',
        'YOLO',
      )
    )
      return;
    const loads = python.calls.flatMap((call) => {
      const library = LOADS.find(([callee]) => callee.test(call.callee))?.[1];
      return library === undefined ? [] : [{ library, call }];
    });
    const libraries = new Set(loads.map(({ library }) => library));
    // An adapter is loaded on top of a model, which `transformers` or `diffusers` loads.
    const library = libraries.has('peft') ? 'peft' : libraries.size === 1 ? loads[0]!.library : undefined;
    const first = loads.find((load) => load.library === library);
    if (library === undefined || !first) return;
    const edits = frontMatterFix(card, card.parts[0]!.text, 'library_name', library);
    yield finding(
      placed({ part: first.call.part, start: first.call.start, end: first.call.calleeEnd }),
      `The example loads the model with \`${library}\`, and the front matter has no \`library_name\`.`,
      edits.length > 0 ? [suggestedFix(`Add \`library_name: ${library}\``, ...inPart(edits))] : [],
    );
  },
});

/** The section of the examples. */
function usage(): string {
  return '## How to Get Started\n\n```python\nfrom transformers import pipeline\n\nclassify = pipeline("text-classification", model="northwind/scorer")\n```';
}
