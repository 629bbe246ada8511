import { spanOf } from '../../artifacts/kubernetes.js';
import { flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { setFlagValue } from '../shared/argumentEdit.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { offered } from '../shared/offered.js';

const NAMES = ['--allow-metrics'];
const example = (value: string) =>
  deploymentExample(
    `args: ["tritonserver", "--model-repository=/models", "--allow-metrics=${value}"]`,
    '',
    'nvcr.io/nvidia/tritonserver:26.01-py3',
  );

export default defineRule({
  id: 'scalability/server-metrics-off',
  consideration: 'scalability/utilisation-monitoring',
  reads: 'container',
  severity: 'warning',
  problem: 'The metrics of the Triton server are switched off.',
  remedy: 'Leave `--allow-metrics` out, and keep port 8002 inside the cluster.',
  why: 'Nobody sees the queue of a model grow, and no autoscaler can follow it.',
  sources: [
    {
      title: 'Triton: metrics',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/metrics.html',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: { bad: example('false'), good: example('true') },
  *check({ container, init }, { artifact }) {
    const given = init || modelServer(container) !== 'triton' ? undefined : flag(container, ...NAMES);
    if (!given || !/^(?:false|0|off)$/i.test(given.text)) return;
    const edits = setFlagValue(artifact.parts[0]!.text, given, NAMES, 'true');
    yield finding(spanOf(given.node), '', offered('Switch the metrics on', edits));
  },
});
