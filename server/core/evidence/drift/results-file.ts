import type { Artifact } from '../../artifacts/artifact.js';
import type { Evidence } from '../../model.js';
import { at, defineDetector, evidence } from '../../rule.js';
import { folderOf, standsFor } from '../../rules/shared/beside.js';
import { metricName } from '../shared/metrics.js';

export default defineDetector({
  considerations: ['drift/evaluation-threshold'],
  what: 'a results file beside the model card (`eval_results.json`, `.eval_results/*.yaml`) with the value of a named metric',
  reads: 'project',
  *find(project): Generator<Evidence & { readonly artifact: Artifact }> {
    const folders = new Set([...project.cards, ...project.structuredCards].map(folderOf));
    for (const file of project.evaluations) {
      const figure = file.figures.find(({ title }) => metricName.test(title));
      if (!figure || !folders.has(standsFor(file))) continue;
      const { start, end } = figure.node;
      yield at(file, evidence('drift/evaluation-threshold', { part: 0, start, end }, `${figure.title} ${figure.value}`));
    }
  },
});
