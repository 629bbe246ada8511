import { str } from '../../artifacts/yaml.js';
import { defineDetector, evidence } from '../../rule.js';

export default defineDetector({
  considerations: ['versioning/process-record'],
  what: 'MLproject with an environment and a command',
  reads: 'mlflowProject',
  *find({ entryPoints, environment, templated }) {
    const point = entryPoints.find(({ command }) => str(command));
    if (point && environment && !templated)
      yield evidence(
        'versioning/process-record',
        point.span,
        `\`mlflow run\` repeats the entry point ${point.name.slice(0, 60)}`,
      );
  },
});
