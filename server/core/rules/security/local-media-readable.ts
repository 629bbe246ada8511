import { spanOf } from '../../artifacts/kubernetes.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';

const NAMES = ['--allowed-local-media-path', '--allowed_local_media_path'];

export default defineRule({
  id: 'security/local-media-readable',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'A request can have the server read files of its own disk.',
  remedy:
    'Take `--allowed-local-media-path` away and let clients send their images, or have them in a folder that holds nothing else.',
  why: 'A prompt that names a path gets the model to describe what stands in that file, whoever wrote the prompt.',
  sources: [
    {
      title: 'vLLM: engine arguments, --allowed-local-media-path',
      url: 'https://docs.vllm.ai/en/stable/configuration/engine_args/',
    },
    { title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/latest/usage/security/' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM02:2025', 'CWE-73'],
  fix: 'none',
  examples: {
    bad: deploymentExample('args: ["--model", "/models/vision", "--allowed-local-media-path", "/"]'),
    good: deploymentExample('args: ["--model", "/models/vision", "--allowed-media-domains", "images.example.org"]'),
  },
  *check({ container, init }) {
    const path = init || modelServer(container) !== 'vllm' ? undefined : flag(container, ...NAMES);
    if (!path || path.text === '' || path.text === 'true' || isPlaceholder(path.text)) return;
    yield finding(spanOf(path.node), `A request can have the server read files below \`${path.text}\`.`);
  },
});
