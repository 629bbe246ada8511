import { propertyOf } from '../../artifacts/properties.js';
import { knownProperty, valueSpan } from '../../artifacts/torchServeConfig.js';
import { defineRule, finding } from '../../rule.js';
import { SERVER, TORCHSERVE_CONFIG, TORCHSERVE_MANAGER } from '../shared/torchServeSources.js';

const TLS = SERVER.replace('http://0.0.0.0:8080', 'https://0.0.0.0:8443');

export default defineRule({
  id: 'security/torchserve-self-signed',
  consideration: 'security/protection',
  reads: 'torchserveConfig',
  severity: 'warning',
  problem: 'TLS is on without a certificate.',
  remedy: 'Set `private_key_file` and `certificate_file`, or `keystore`.',
  why: 'TorchServe makes up a certificate at each start, which no client can check, so anyone on the way can stand in for the server.',
  sources: [TORCHSERVE_CONFIG, TORCHSERVE_MANAGER],
  standards: ['CWE-295'],
  fix: 'none',
  examples: {
    bad: { 'config.properties': TLS },
    good: { 'config.properties': `${TLS}private_key_file=/certs/tls.key\ncertificate_file=/certs/tls.crt\n` },
  },
  *check(config) {
    const has = (key: string) => propertyOf(config.properties, key) !== undefined;
    if (has('keystore') || (has('private_key_file') && has('certificate_file'))) return;
    // The environment can give what the file does not.
    if (propertyOf(config.properties, 'enable_envvars_config')?.value.toLowerCase() === 'true') return;
    for (const key of ['inference_address', 'management_address', 'metrics_address']) {
      const property = knownProperty(config, key);
      if (!property || !/^https:/i.test(property.value)) continue;
      const half = has('private_key_file') ? 'certificate_file' : has('certificate_file') ? 'private_key_file' : undefined;
      yield finding(valueSpan(property), half ? `TLS is on, and \`${half}\` is missing.` : '');
      return;
    }
  },
});
