import type { PyCall } from '../../artifacts/python.js';
import { defineDetector, evidence } from '../../rule.js';
import { callPlace, shortName } from '../shared/libraryUse.js';

export default defineDetector({
  considerations: ['security/protection'],
  what: 'weights saved in a format that holds no code (safetensors, skops) in a notebook or script',
  reads: 'python',
  *find(python) {
    const call = python.calls.find(savesSafely);
    if (call) yield evidence('security/protection', callPlace(call), `weights saved as data: \`${shortName(call.callee)}\``);
  },
});

function savesSafely(call: PyCall): boolean {
  if (/^safetensors(?:\.\w+)?\.(?:save_file|save_model)$|^skops\.io\.dump$/.test(call.callee)) return true;
  const asked = call.method === 'save_pretrained' ? call.arg('safe_serialization')?.value : undefined;
  return asked?.kind === 'bool' && asked.value;
}
