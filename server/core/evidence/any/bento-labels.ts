import { defineDetector } from '../../rule.js';
import { labelled, labelledBy } from '../shared/labelledBy.js';

export default defineDetector({
  considerations: labelled,
  what: 'labels of a bento that name an owner, a cost centre or a review',
  reads: 'bento',
  *find(bento) {
    if (!bento.templated) yield* labelledBy(bento.root, 'labels');
  },
});
