import { setProperty } from '../../artifacts/properties.js';
import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_CONFIG } from '../shared/torchServeSources.js';

export default defineRule({
  id: 'scalability/torchserve-metrics-off',
  consideration: 'scalability/utilisation-monitoring',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'The metrics of the server are switched off.',
  remedy: 'Leave `enable_metrics_api` out, and keep its port inside the cluster.',
  why: 'Nobody sees queues grow and workers die until clients complain.',
  sources: [TORCHSERVE_CONFIG],
  standards: ['NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}enable_metrics_api=false\n` },
    good: { 'config.properties': `${SERVER}enable_metrics_api=true\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'enable_metrics_api');
    if (property?.value.trim().toLowerCase() !== 'false') return;
    const fix = suggestedFix('Switch the metrics on', ...inPart(setProperty(config.parts[0]!.text, property, 'true')));
    yield finding(valueSpan(property), '', [fix]);
  },
});
