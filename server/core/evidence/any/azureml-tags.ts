import type { Evidence } from '../../model.js';
import { defineDetector } from '../../rule.js';
import { labelled, labelledBy } from '../shared/labelledBy.js';

export default defineDetector({
  considerations: labelled,
  what: 'tag of an Azure Machine Learning asset that names the owner, the cost centre or the day of the next cost review',
  reads: 'azureml',
  *find({ specs }): Generator<Evidence> {
    for (const { node } of specs) yield* labelledBy(node, 'tags');
  },
});
