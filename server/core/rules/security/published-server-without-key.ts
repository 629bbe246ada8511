import { spanOf } from '../../artifacts/kubernetes.js';
import { isScalar } from '../../artifacts/yaml.js';
import { setScalar } from '../../artifacts/yamlEdit.js';
import { publishedPorts } from '../../composePorts.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { composeExample } from '../shared/exampleDocker.js';
import { asksNobody } from '../shared/openServers.js';

const COMMAND = 'command: ["--model", "/models/scorer"]';

export default defineRule({
  id: 'security/published-server-without-key',
  consideration: 'security/protection',
  reads: 'compose',
  severity: 'warning',
  problem: 'The language-model server is published on every address of the host and asks nobody for a key.',
  remedy:
    'Publish it for this machine only (`127.0.0.1:8000:8000`) and let a gateway that asks who is there reach it; or give it `--api-key`.',
  why: 'Docker opens published ports past the firewall of the host, and anyone who finds this one spends your accelerators.',
  sources: [
    { title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/stable/usage/security/' },
    { title: 'Ollama: authentication', url: 'https://docs.ollama.com/api/authentication' },
    { title: 'Docker: port publishing and mapping', url: 'https://docs.docker.com/engine/network/port-publishing/' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'OWASP LLM10:2025', 'OWASP ML05:2023'],
  fix: 'suggested',
  examples: {
    bad: composeExample(`${COMMAND}\nports: ["8000:8000"]`),
    good: composeExample(`${COMMAND}\nports: ["127.0.0.1:8000:8000"]`),
  },
  *check(compose) {
    const text = compose.parts[0]!.text;
    for (const { node, served, partial } of compose.services) {
      if (partial || !asksNobody(served.container) || node.pairs.some((p) => isScalar(p.key) && p.key.value === 'env_file'))
        continue;
      for (const { node: port, host } of publishedPorts(node)) {
        if (host !== undefined && host !== '0.0.0.0' && host !== '[::]') continue;
        const short = isScalar(port) && /^\d+:\d+$/.test(port.value) && !port.anchor;
        const edits = short ? setScalar(text, port, `"127.0.0.1:${port.value}"`) : [];
        const fixes = edits.length > 0 ? [suggestedFix('Publish it for this machine only', ...inPart(edits))] : [];
        yield finding(
          spanOf(port),
          'This port is open on every address of the host, and the server behind it asks nobody for a key.',
          fixes,
        );
      }
    }
  },
});
