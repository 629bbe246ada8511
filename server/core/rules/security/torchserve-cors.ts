import { removeProperty } from '../../artifacts/properties.js';
import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_CONFIG } from '../shared/torchServeSources.js';

export default defineRule({
  id: 'security/torchserve-cors',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'Every web page may call the model.',
  remedy: 'Name the origin of your own application, or leave `cors_allowed_origin` out.',
  why: 'A page that a colleague visits can ask a model that only your network reaches, and read its answers.',
  sources: [
    TORCHSERVE_CONFIG,
    { title: 'MDN: Cross-Origin Resource Sharing', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS' },
  ],
  standards: ['CWE-942'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}cors_allowed_origin=*\n` },
    good: { 'config.properties': `${SERVER}cors_allowed_origin=https://app.example.com\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'cors_allowed_origin');
    if (property?.value.trim() !== '*') return;
    const fix = suggestedFix('Allow no other origins', ...inPart(removeProperty(config.parts[0]!.text, property)));
    yield finding(valueSpan(property), '', [fix]);
  },
});
