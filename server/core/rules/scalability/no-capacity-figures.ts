import { defineAbsence } from '../../rule.js';
import { cardExample } from '../shared/exampleCard.js';
import { resourcesFix } from '../shared/resourcesFix.js';
import { workloadFixes } from '../shared/workloadFix.js';

export default defineAbsence({
  id: 'scalability/no-capacity-figures',
  consideration: 'scalability/capacity',
  weight: 'normal',
  problem: 'Nothing in this project says how much load the model bears.',
  remedy:
    'Measure latency and throughput on the hardware it is to run on and write them down; give the server resource requests and limits.',
  why: 'Without a measured limit the first load test is the launch, and nobody knows how many replicas a campaign needs.',
  sources: [
    { title: 'EU AI Act, Annex IV: technical documentation', url: 'https://artificialintelligenceact.eu/annex/4/' },
    {
      title: 'Kubernetes: manage resources',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    },
  ],
  standards: ['EU AI Act Annex IV(2)(c)', 'NIST AI RMF MEASURE 2.3', 'ISO/IEC 42001 A.4.5'],
  fix: 'suggested',
  examples: {
    bad: cardExample(),
    good: cardExample(
      '## Latency and Throughput\n\n12 ms at p95 for one application on 2 CPU cores, 90 requests per second and replica.',
    ),
  },
  fixes: (place, project) => workloadFixes(place, project, 'scalability/capacity', resourcesFix),
});
