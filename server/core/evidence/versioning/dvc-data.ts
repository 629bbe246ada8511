import { isModelPath } from '../../artifacts/dvc.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/version-control', 'data-quality/refresh'],
  what: 'data or a model that DVC keeps by its hash',
  reads: 'dvc',
  *find({ form, outs, templated }) {
    if (form !== 'pointer' || templated) return;
    for (const out of outs) {
      if (out.hash === undefined) continue;
      yield evidence('versioning/version-control', out.span, `${out.value.slice(0, 80)} kept by DVC`);
      if (!isModelPath(out.value))
        yield evidence('data-quality/refresh', out.span, `version ${out.hash.slice(0, 8)} of ${out.value.slice(0, 80)}`);
    }
  },
});
