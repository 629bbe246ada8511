import { spanOf } from '../../artifacts/kubernetes.js';
import type { ModelCard } from '../../artifacts/modelCard.js';
import { get, str } from '../../artifacts/yaml.js';
import type { Evidence, Span } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { blocksOf, claimsOf, matchIn, quote } from '../shared/cardText.js';

const MADE_SMALL =
  /\b(?:quanti[sz]ed|distilled|pruned|distillation|quanti[sz]ation|GGUF|GPTQ|AWQ|bitsandbytes|TensorRT|OpenVINO|Core ?ML|TF ?Lite|ONNX|half[- ]precision|int8|int4|[48]-bit)\b[^\n]{0,50}/i;
/** The line speaks of what was not done, what one may do, or of training in few bits. */
const NOT_DONE =
  /\b(?:not|no|without|never|un-?quanti[sz]ed|future|planned?|could|can be|may be|might|you can|unsupported|load_in_\dbit|QLoRA|training precision|optimi[sz]er|adamw?|paged)\b/i;

export default defineDetector({
  considerations: ['resources/optimisation'],
  what: 'quantised, distilled, pruned or compiled weights',
  reads: 'card',
  *find(card): Generator<Evidence> {
    const relation = get(card.frontMatter?.root, 'base_model_relation');
    if (relation && str(relation) === 'quantized')
      yield evidence('resources/optimisation', spanOf(relation), 'quantised weights');
    const library = get(card.frontMatter?.root, 'library_name');
    if (library && /^(?:gguf|onnx|openvino|mlx|tensorrt|tflite|coreml|ctranslate2)$/i.test(str(library) ?? '')) {
      yield evidence('resources/optimisation', spanOf(library), `weights for ${str(library)}`);
    }
    const span = inText(card);
    if (span) yield evidence('resources/optimisation', span, `model card: ${quote(card, span)}`);
  },
});

function inText(card: ModelCard): Span | undefined {
  const text = claimsOf(card);
  for (const block of blocksOf(card)) {
    if (block.section?.concepts.some((c) => c === 'usage-code' || c === 'citation' || c === 'software')) continue;
    const span = matchIn(card, block, MADE_SMALL);
    if (!span) continue;
    const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.end);
    const rest = /^[^\n]{0,120}/.exec(text.slice(span.end))![0];
    if (!NOT_DONE.test(line + rest)) return span;
  }
  return undefined;
}
