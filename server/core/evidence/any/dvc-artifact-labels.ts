import { defineDetector } from '../../rule.js';
import { labelled, labelledBy } from '../shared/labelledBy.js';

export default defineDetector({
  considerations: labelled,
  what: '`meta` of an artifact in dvc.yaml that names an owner, a cost centre or a review',
  reads: 'dvc',
  *find({ artifacts, templated }) {
    if (!templated) for (const { node } of artifacts) yield* labelledBy(node, 'meta');
  },
});
