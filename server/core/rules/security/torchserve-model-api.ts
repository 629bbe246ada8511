import { propertyOf, setProperty } from '../../artifacts/properties.js';
import { isTrue, knownProperty, staysLocal, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_MODEL_API } from '../shared/torchServeSources.js';

export default defineRule({
  id: 'security/torchserve-model-api',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'Models can be registered while the server runs.',
  remedy:
    'Leave `enable_model_api` out, and load models at the start with `load_models`; where it has to be on, limit `allowed_urls`.',
  why: 'A model archive is Python code: whoever may register one runs code on the server.',
  sources: [TORCHSERVE_MODEL_API],
  standards: ['EU AI Act Art. 15', 'OWASP ML06:2023'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}enable_model_api=true\n` },
    good: { 'config.properties': `${SERVER}enable_model_api=false\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'enable_model_api');
    if (!property || !isTrue(property)) return;
    // Whoever can ask it can run code there anyway.
    if (staysLocal(config)) return;
    const fix = suggestedFix('Switch the model API off', ...inPart(setProperty(config.parts[0]!.text, property, 'false')));
    const anywhere = propertyOf(config.properties, 'allowed_urls') === undefined;
    yield finding(
      valueSpan(property),
      anywhere ? 'Models can be registered while the server runs, and be fetched from every URL.' : '',
      [fix],
    );
  },
});
