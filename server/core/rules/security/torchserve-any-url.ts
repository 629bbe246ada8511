import { setProperty } from '../../artifacts/properties.js';
import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';
import { SERVER, TORCHSERVE_CONFIG, TORCHSERVE_MANAGER } from '../shared/torchServeSources.js';

/** Patterns that every host matches; they are split at commas as the server does. */
const EVERY_HOST = /^(?:\.\*|(?:https?|http\(s\)\?|https\?|\(https?\|https?\)|\.\*):\/\/\.\*|.*\|http\(s\)\?:\/\/\.\*)$/;

export default defineRule({
  id: 'security/torchserve-any-url',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'Models may be loaded from every address.',
  remedy: 'List the addresses of your own stores in `allowed_urls`.',
  why: 'A model archive is Python code, so a model from a foreign address is foreign code on your server.',
  sources: [TORCHSERVE_CONFIG, TORCHSERVE_MANAGER],
  standards: ['EU AI Act Art. 15', 'OWASP ML06:2023'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': `${SERVER}allowed_urls=.*\n` },
    good: { 'config.properties': `${SERVER}allowed_urls=https://models[.]example[.]com/.*\n` },
  },
  *check(config) {
    const property = knownProperty(config, 'allowed_urls');
    const every = property?.value
      .split(',')
      .map((pattern) => pattern.trim())
      .find((pattern) => EVERY_HOST.test(pattern));
    if (!property || !every) return;
    // Models that the server itself fetches at its start need their address in the list.
    const fetches = ['load_models', 'models', 'model_snapshot'].some((key) =>
      /:\/\//.test(knownProperty(config, key)?.value ?? ''),
    );
    const edits = fetches ? [] : setProperty(config.parts[0]!.text, property, 'file://.*');
    const fixes = offered('Load models from this machine only', edits);
    yield finding(valueSpan(property), `\`${every.slice(0, 80)}\` matches every address.`, fixes);
  },
});
