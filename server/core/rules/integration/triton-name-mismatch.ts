import { scalarOf, stringOf } from '../../artifacts/protoText.js';
import { protoString, setProtoValue } from '../../artifacts/protoTextEdit.js';
import { protoSpan } from '../../artifacts/tritonConfig.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { TENSORS, TRITON_CONFIGURATION, tritonExample } from '../shared/tritonSources.js';

/** Folders that are Triton's by their name. In others a platform names the model anew, or the file is a sample to be copied. */
const REPOSITORY = /^(?:triton[-_.]?)?models?[-_.]?(?:repo(?:sitory|s)?|repositories|store)$/i;

export default defineRule({
  id: 'integration/triton-name-mismatch',
  consideration: 'integration/service-interface',
  reads: 'tritonConfig',
  severity: 'error',
  problem: 'The model is not named as its folder.',
  remedy: 'Give the model the name of its folder, or leave `name` out: Triton takes the name of the folder then.',
  why: 'Triton refuses a model whose name and folder differ, so it is not loaded.',
  sources: [
    {
      title: 'Triton core: model repository manager',
      url: 'https://github.com/triton-inference-server/core/blob/main/src/model_repository_manager/model_repository_manager.cc',
    },
    TRITON_CONFIGURATION,
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: tritonExample(`name: "incomes"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`),
    good: tritonExample(`name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`),
  },
  *check({ root, uri, parts }) {
    const node = scalarOf(root, 'name');
    const name = stringOf(node);
    const [, above, folder] = segments(uri);
    if (
      !node ||
      !name ||
      !uri.endsWith('/config.pbtxt') ||
      isPlaceholder(name) ||
      !above ||
      !folder ||
      !REPOSITORY.test(above) ||
      folder === name
    )
      return;
    const source = protoString(folder, { source: parts[0]!.text, scalar: node });
    const fix = suggestedFix(`Name it \`${folder}\``, ...inPart(setProtoValue(node, source)));
    yield finding(protoSpan(node), `The folder is \`${folder}\`, the model is \`${name.slice(0, 80)}\`.`, [fix]);
  },
});

/** The repository, the folder of the model and the file; undefined for what the path does not have or is not decodable. */
function segments(uri: string): readonly [string | undefined, string | undefined, string | undefined] {
  const [above, folder, file] = uri.split('/').slice(-3);
  try {
    return [file, above && decodeURIComponent(above), folder && decodeURIComponent(folder)];
  } catch {
    return [undefined, undefined, undefined];
  }
}
