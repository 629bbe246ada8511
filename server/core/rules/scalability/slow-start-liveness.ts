import { get, isMap, num, pair, type YamlMap } from '../../artifacts/yaml.js';
import { addEntry } from '../../artifacts/yamlEdit.js';
import type { YamlValue } from '../../artifacts/yamlWrite.js';
import type { OffsetEdit } from '../../fixes.js';
import { defineRule, finding } from '../../rule.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { offered } from '../shared/offered.js';
import { pairSpan } from '../shared/pairSpan.js';

/** Seconds that servers of language models take to fetch and load weights: their own charts wait for far longer. */
const LEAST = 120;
const SLOW = new Set(['vllm', 'tgi', 'sglang']);

const example = (more: string) =>
  deploymentExample(`livenessProbe:
  httpGet: {path: /health, port: 8000}
  periodSeconds: 10${more}`);

export default defineRule({
  id: 'scalability/slow-start-liveness',
  consideration: 'scalability/capacity',
  reads: 'container',
  severity: 'warning',
  problem: 'The liveness probe gives up before a language model is loaded.',
  remedy: 'Add a `startupProbe` that waits for the weights, and let the liveness probe begin after it.',
  why: 'Kubernetes kills the server while it loads, again and again, and the pod never becomes ready.',
  sources: [
    {
      title: 'Kubernetes: protect slow starting containers with startup probes',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    },
    { title: 'vLLM: Using Kubernetes, troubleshooting', url: 'https://docs.vllm.ai/en/stable/deployment/k8s/' },
  ],
  standards: ['NIST AI RMF MEASURE 2.6'],
  fix: 'suggested',
  examples: { bad: example(''), good: example('\n  failureThreshold: 60') },
  *check({ container, form, init, partial }, { artifact }) {
    if (init || partial || form !== 'pod' || !SLOW.has(modelServer(container) ?? '')) return;
    const probe = get(container.node, 'livenessProbe');
    if (!isMap(probe) || get(container.node, 'startupProbe') || pair(container.node, '<<') || pair(probe, '<<')) return;
    const seconds = patience(probe);
    if (seconds === undefined || seconds >= LEAST) return;
    const edits = startup(artifact.parts[0]!.text, container.node, probe);
    yield finding(
      pairSpan(container.node, 'livenessProbe', probe),
      `The liveness probe gives the server ${seconds} s to load its model.`,
      offered('Let it start for ten minutes', edits),
    );
  },
});

/** Seconds until the container is killed that never answers; the defaults are those of the API. Undefined for values not known. */
function patience(probe: YamlMap): number | undefined {
  const of = (key: string, otherwise: number) => (get(probe, key) ? num(get(probe, key)) : otherwise);
  const [delay, period, failures] = [of('initialDelaySeconds', 0), of('periodSeconds', 10), of('failureThreshold', 3)];
  return delay === undefined || period === undefined || failures === undefined ? undefined : delay + period * failures;
}

/** The same question at the start, asked for ten minutes; only of a handler that is plain text. */
function startup(text: string, container: YamlMap, probe: YamlMap): OffsetEdit[] {
  const kind = ['httpGet', 'tcpSocket', 'grpc'].find((key) => isMap(get(probe, key)));
  const handler = kind === undefined ? undefined : get(probe, kind);
  if (kind === undefined || !isMap(handler)) return [];
  const copied: Record<string, YamlValue> = {};
  for (const each of handler.pairs) {
    if (each.key.type !== 'scalar' || each.value.type !== 'scalar' || each.value.tag) return [];
    const value = num(each.value);
    copied[each.key.value] = value ?? each.value.value;
  }
  const value = { [kind]: copied, periodSeconds: 10, failureThreshold: 60 };
  return addEntry(text, container, 'startupProbe', value, { after: ['livenessProbe'] });
}
