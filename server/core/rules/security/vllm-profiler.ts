import { spanOf } from '../../artifacts/kubernetes.js';
import { type Container, flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';

const NAMES = ['--profiler-config', '--profiler_config'];

export default defineRule({
  id: 'security/vllm-profiler',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'error',
  problem: 'The vLLM server is started with its profiler.',
  remedy: 'Take `--profiler-config` away; profile a server that nobody depends on.',
  why: 'It opens two paths without a password that make every request slow and write traces to the disk of the server.',
  sources: [
    { title: 'vLLM: profiling, for developers only', url: 'https://docs.vllm.ai/en/latest/contributing/profiling/' },
    { title: 'vLLM: Security', url: 'https://docs.vllm.ai/en/latest/usage/security/' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM10:2025', 'CWE-489'],
  fix: 'none',
  examples: {
    bad: deploymentExample(
      `args: ["--model", "/models/scorer", "--profiler-config", '{"profiler": "torch", "torch_profiler_dir": "/tmp"}']`,
    ),
    good: deploymentExample('args: ["--model", "/models/scorer"]'),
  },
  *check({ container, init }) {
    const given = init || modelServer(container) !== 'vllm' ? undefined : profiler(container);
    if (given) yield finding(spanOf(given.node));
  },
});

/** `--profiler-config {…}`, or one of its fields: `--profiler-config.torch_profiler_dir /tmp`. */
function profiler(container: Container) {
  const whole = flag(container, ...NAMES);
  if (whole) return /^(?:|none|null|\{\s*\})$/i.test(whole.text) ? undefined : whole;
  return container.args.find(({ text }) => NAMES.some((name) => text.startsWith(`${name}.`)));
}
