import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['data-quality/validation', 'integration/service-interface'],
  what: 'signature of an MLflow model, which every request is checked against',
  reads: 'mlflowModel',
  *find({ signature, templated }) {
    if (!signature || templated) return;
    if (signature.inputs)
      yield evidence('data-quality/validation', signature.span, 'MLflow checks requests against the signature');
    yield evidence('integration/service-interface', signature.span, 'signature of the MLflow model');
  },
});
