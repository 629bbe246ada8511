import { setProperty } from '../../artifacts/properties.js';
import { hostOf, isEveryInterface, isTrue, knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { SERVER, TORCHSERVE_CONFIG, TORCHSERVE_TOKENS } from '../shared/torchServeSources.js';

/** The management API by its property, and the one of inference that it may share a port with. */
const ADDRESSES = [
  ['management_address', 'inference_address'],
  ['grpc_management_address', undefined],
] as const;

export default defineRule({
  id: 'security/torchserve-exposed-management',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'The management API listens on every network interface.',
  remedy: 'Bind it to `127.0.0.1`; only the inference API has to be reached from outside.',
  why: 'Whoever reaches it can scale models down, exchange their default version and, where the model API is on, load code.',
  sources: [
    { title: 'TorchServe: security policy', url: 'https://github.com/pytorch/serve/blob/master/SECURITY.md' },
    TORCHSERVE_CONFIG,
    TORCHSERVE_TOKENS,
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML10:2023'],
  fix: 'suggested',
  examples: {
    bad: { 'config.properties': SERVER.replace('127.0.0.1:8081', '0.0.0.0:8081') },
    good: { 'config.properties': SERVER },
  },
  *check(config) {
    const text = config.parts[0]!.text;
    const open = isTrue(knownProperty(config, 'disable_token_authorization'));
    for (const [key, inference] of ADDRESSES) {
      const property = knownProperty(config, key);
      if (!property) continue;
      const { host, port } = hostOf(property.value);
      if (!isEveryInterface(host)) continue;
      const shared = inference && hostOf(knownProperty(config, inference)?.value ?? '').port === port;
      // One port for both is one address for both: the management API needs a port of its own first.
      const fix = suggestedFix(
        'Bind it to `127.0.0.1`',
        ...inPart(setProperty(text, property, property.value.replace(host, '127.0.0.1'))),
      );
      const where = shared ? 'shares the port of the inference API' : 'listens on every interface';
      const message = `The management API ${where}${open ? ', and asks for no token' : ''}.`;
      yield finding(valueSpan(property), message, shared ? [] : [fix]);
    }
  },
});
