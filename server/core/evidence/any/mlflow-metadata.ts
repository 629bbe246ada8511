import { defineDetector } from '../../rule.js';
import { labelled, labelledBy } from '../shared/labelledBy.js';

export default defineDetector({
  considerations: labelled,
  what: 'metadata of an MLflow model that name an owner, a cost centre or a review',
  reads: 'mlflowModel',
  *find(model) {
    yield* labelledBy(model.root, 'metadata');
  },
});
