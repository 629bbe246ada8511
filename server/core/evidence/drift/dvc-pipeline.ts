import { isModelPath } from '../../artifacts/dvc.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['drift/retraining', 'drift/evaluation-threshold', 'versioning/process-record'],
  what: 'DVC pipeline that makes a model from data, and measures it',
  reads: 'dvc',
  *find({ form, stages, templated, problems }) {
    if (form !== 'pipeline' || templated || problems.length > 0) return;
    for (const stage of stages) {
      const model = stage.outs.find(({ value }) => isModelPath(value));
      if (model && stage.deps.length > 0) {
        yield evidence('drift/retraining', stage.span, `\`dvc repro\` makes ${model.value.slice(0, 80)} again`);
        if (stage.params > 0)
          yield evidence('versioning/process-record', stage.span, `stage ${stage.name.slice(0, 60)} with its parameters`);
      }
      const [metric] = stage.metrics;
      if (metric && stage.deps.length > 0)
        yield evidence('drift/evaluation-threshold', metric.span, `${metric.value.slice(0, 80)} measured by every run`);
    }
  },
});
