import type { PyCall, PythonCode } from '../../artifacts/python.js';

const RESAMPLER = /^imblearn\.(?:over_sampling|under_sampling|combine|ensemble)(?:\.\w+)*\.\w+$/;

/** The first call that shows that the author knows one class to be rare: it is resampled, or weighted. */
export function imbalanceSign(python: PythonCode): PyCall | undefined {
  return python.calls.find((call) => {
    if (RESAMPLER.test(call.callee)) return true;
    return call.args.some(({ name, value }) => {
      if (name === 'class_weight') return (value.kind === 'string' && /^balanced/.test(value.value)) || value.kind === 'dict';
      return name === 'scale_pos_weight' && !(value.kind === 'number' && value.value === 1);
    });
  });
}
