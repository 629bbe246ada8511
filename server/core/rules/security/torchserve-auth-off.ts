import { setProperty } from '../../artifacts/properties.js';
import { isTrue, knownProperty, staysLocal, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_TOKENS } from '../shared/torchServeSources.js';

export default defineRule({
  id: 'security/torchserve-auth-off',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'TorchServe asks nobody for a token.',
  remedy: 'Leave `disable_token_authorization` out, and give clients the tokens of the key file.',
  why: 'Everyone who reaches the port can ask the model and manage it.',
  sources: [TORCHSERVE_TOKENS],
  standards: ['EU AI Act Art. 15', 'OWASP ML05:2023', 'CWE-306'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}disable_token_authorization=true\n` },
    good: { 'config.properties': `${SERVER}disable_token_authorization=false\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'disable_token_authorization');
    if (!property || !isTrue(property)) return;
    // Nobody asks it but who is on the machine already.
    if (staysLocal(config)) return;
    const fix = suggestedFix('Ask for tokens', ...inPart(setProperty(config.parts[0]!.text, property, 'false')));
    yield finding(valueSpan(property), '', [fix]);
  },
});
