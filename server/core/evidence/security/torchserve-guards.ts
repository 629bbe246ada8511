import { propertyOf } from '../../artifacts/properties.js';
import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineDetector, evidence } from '../../rule.js';

/** A pattern that begins with the name of a host, its dots escaped or not. */
const HOST = /^https?:\/\/[\w-]+(?:(?:\\\.|\[\.\]|\.)[\w-]+)+(?:\/|:\d)/i;

export default defineDetector({
  considerations: ['security/protection'],
  what: 'TorchServe: TLS with a certificate, tokens stated to be asked for, hosts that models may come from, variables kept from workers',
  reads: 'torchserveConfig',
  *find(config) {
    const inference = knownProperty(config, 'inference_address');
    const certified = ['keystore', 'certificate_file'].some((key) => propertyOf(config.properties, key));
    if (inference && certified && /^https:/i.test(inference.value))
      yield evidence('security/protection', valueSpan(inference), 'TLS with a certificate');
    const disabled = knownProperty(config, 'disable_token_authorization');
    if (disabled && /^false$/i.test(disabled.value))
      yield evidence('security/protection', valueSpan(disabled), 'tokens are asked for');
    const urls = knownProperty(config, 'allowed_urls');
    const patterns = urls?.value.split(',').map((pattern) => pattern.trim()) ?? [];
    if (urls && patterns.every((p) => HOST.test(p) || p.startsWith('file:')) && patterns.some((p) => HOST.test(p)))
      yield evidence('security/protection', valueSpan(urls), 'models come from stated hosts');
    const hidden = knownProperty(config, 'blacklist_env_vars');
    if (hidden && hidden.value.trim() !== '')
      yield evidence('security/protection', valueSpan(hidden), 'variables are kept from the workers');
  },
});
