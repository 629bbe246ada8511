import { spanOf } from '../../artifacts/kubernetes.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { flag } from '../../container.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { modelArgument } from '../../rules/shared/modelServer.js';

const QUANTISED = ['--quantization', '--quantize', '-q', '--kv-cache-dtype', '--kv_cache_dtype'];
const PRECISION = ['--dtype'];
const SMALL = /^(?:half|float16|bfloat16|fp16|bf16|fp8(?:_\w+)?|int8|int4)$/i;
const METHOD = /^[a-z][\w.-]{1,30}$/i;
/** Names of published models that say how their weights were made smaller. */
const BY_NAME =
  /(?:^|[-_./])(awq|gptq(?:-int[48])?|fp8|w[48]a(?:8|16)|int[48]|gguf|nvfp4|mxfp4|bnb-4bit|[48]bit|q[2-8]_[k0](?:_[sml])?)(?=$|[-_./])/i;

export default defineDetector({
  considerations: ['resources/optimisation'],
  what: 'server started with a quantisation or half precision, or with a model whose name says that it is quantised',
  reads: 'container',
  *find({ container, workload, init }): Generator<Evidence> {
    if (init || workload?.serves === false || !container.servesModel) return;
    const method = flag(container, ...QUANTISED);
    const precision = flag(container, ...PRECISION);
    const model = modelArgument(container);
    const named = model && !isPlaceholder(model.text) ? BY_NAME.exec(model.text) : null;
    if (method && METHOD.test(method.text) && !/^(?:none|auto|true)$/i.test(method.text)) {
      yield evidence('resources/optimisation', spanOf(method.node), `served as ${method.text}`);
    } else if (precision && SMALL.test(precision.text)) {
      yield evidence('resources/optimisation', spanOf(precision.node), `served in ${precision.text}`);
    } else if (model && named) yield evidence('resources/optimisation', spanOf(model.node), `weights in ${named[1]}`);
  },
});
