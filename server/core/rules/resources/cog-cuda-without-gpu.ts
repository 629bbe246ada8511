import { get, keyText, str } from '../../artifacts/yaml.js';
import { ensurePath, setScalar } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';

export default defineRule({
  id: 'resources/cog-cuda-without-gpu',
  consideration: 'resources/fit',
  reads: 'cog',
  severity: 'warning',
  problem: 'A version of CUDA is chosen for an image without GPU support.',
  remedy: 'Set `gpu: true`, or leave out `cuda` and `cudnn`.',
  why: 'Cog takes the CUDA base image only where `gpu` is on, so the model runs on the CPU wherever the image goes.',
  sources: [{ title: 'Cog: cog.yaml reference, gpu', url: 'https://github.com/replicate/cog/blob/main/docs/yaml.md#gpu' }],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'cog.yaml': 'build:\n  cuda: "12.4"\n  python_version: "3.12"\nrun: run.py:Runner\n' },
    good: { 'cog.yaml': 'build:\n  gpu: true\n  cuda: "12.4"\n  python_version: "3.12"\nrun: run.py:Runner\n' },
  },
  *check(cog, { artifact }) {
    if (!cog.build || cog.templated || cog.gpu === true) return;
    const node = get(cog.build, 'gpu');
    if (node && cog.gpu === undefined) return;
    const chosen = cog.build.pairs.find((each) => ['cuda', 'cudnn'].includes(keyText(each) ?? '') && str(each.value));
    if (!chosen) return;
    const { text } = artifact.parts[0]!;
    const edits = node ? setScalar(text, node, 'true') : ensurePath(text, cog.build, ['gpu'], true);
    const message = `\`${keyText(chosen)}\` has no effect ${node ? 'as long as `gpu` is off' : 'without `gpu: true`'}.`;
    yield finding(nodeSpan(chosen.key), message, edits.length > 0 ? [suggestedFix('Set `gpu: true`', ...inPart(edits))] : []);
  },
});
