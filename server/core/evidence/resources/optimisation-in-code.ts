import type { PyCall, PythonCode, PyValue } from '../../artifacts/python.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';
import { callPlace, libraryUse } from '../shared/libraryUse.js';

/** Calls that make a model smaller or compile it for its hardware. */
const COUNTS =
  /^(?:torch\.(?:quantization|ao\.quantization)\.(?:quantize\w*|prepare\w*|convert\w*)(?:\.\w+)?|torchao\.quantization\.\w+|torch\.nn\.utils\.prune\.\w+|torch\.onnx\.export|onnxruntime\.quantization\.\w+|skl2onnx\.(?:to_onnx|convert_sklearn)|tf2onnx\.convert\.\w+|onnxmltools\.convert_\w+|optimum\.[\w.]*(?:ORT\w+|OV\w+)(?:\.from_pretrained)?|nncf\.\w+|neural_compressor\.[\w.]+|tensorrt\.Builder|torch_tensorrt\.compile|openvino\.(?:convert_model|save_model)|tensorflow\.lite\.TFLiteConverter\.\w+|tensorflow_model_optimization\.[\w.]+|auto_gptq\.[\w.]+|gptqmodel\.[\w.]+|awq\.[\w.]+|llmcompressor\.[\w.]+|transformers\.(?:BitsAndBytesConfig|GPTQConfig|AwqConfig|TorchAoConfig|QuantoConfig|HqqConfig)|diffusers\.(?:BitsAndBytesConfig|PipelineQuantizationConfig|TorchAoConfig)|ctranslate2\.converters\.[\w.]+|optimum\.quanto\.(?:quantize|freeze|QuantizedModelFor\w+\.quantize)|bitsandbytes\.nn\.(?:Linear8bitLt|Linear4bit|LinearFP4|LinearNF4)|coremltools\.convert|deepspeed\.init_inference|intel_extension_for_pytorch\.optimize|torch\.jit\.(?:freeze|optimize_for_inference)|hqq\.[\w.]+|sparseml\.[\w.]+|onnxconverter_common\.float16\.\w+)$/;
const HALF = /^torch\.(?:float16|bfloat16|half)$/;

export default defineDetector({
  considerations: ['resources/optimisation'],
  what: 'quantisation, pruning, export to ONNX, TensorRT, OpenVINO or TFLite, or half precision asked for in a notebook or script',
  reads: 'python',
  *find(python) {
    yield* libraryUse(python, 'resources/optimisation', COUNTS);
    const half = halfPrecision(python);
    if (half) yield half;
  },
});

function halfPrecision(python: PythonCode): Evidence | null {
  for (const call of python.calls) {
    const asked = askedFor(call);
    if (asked) return evidence('resources/optimisation', callPlace(call), `${asked} in a ${python.form}`);
  }
  return null;
}

function askedFor(call: PyCall): string | null {
  if (call.method !== 'from_pretrained' || !/^(?:transformers|diffusers)\./.test(call.callee)) return null;
  for (const name of ['load_in_4bit', 'load_in_8bit']) {
    const value = call.arg(name)?.value;
    if (value?.kind === 'bool' && value.value) return `\`${name}=True\``;
  }
  const type = precision(call.arg('dtype')?.value ?? call.arg('torch_dtype')?.value);
  return type && `\`${type}\``;
}

function precision(value: PyValue | undefined): string | null {
  if (value?.kind === 'name' && HALF.test(value.name)) return value.name;
  return value?.kind === 'string' && /^(?:float16|bfloat16)$/.test(value.value) ? value.value : null;
}
