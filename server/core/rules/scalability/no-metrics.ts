import { get, isMap, items, num } from '../../artifacts/yaml.js';
import { ensurePath } from '../../artifacts/yamlEdit.js';
import type { Container } from '../../container.js';
import { defineAbsence } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { type WorkloadChange, workloadFixes } from '../shared/workloadFix.js';

/** An InferenceService as short as it can be. */
const SERVED = `predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: gs://models/income/v7`;

export default defineAbsence({
  id: 'scalability/no-metrics',
  consideration: 'scalability/utilisation-monitoring',
  weight: 'normal',
  problem: 'Nothing in this project shows how busy the model server is.',
  remedy: 'Let Prometheus scrape its metrics: an annotation on the pods, or a PodMonitor or ServiceMonitor.',
  why: 'Queues and slow requests stay invisible until users complain, and nobody can tell whether to add replicas or to fix the model.',
  sources: [
    {
      title: 'KServe: Prometheus metrics',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/observability/prometheus-metrics',
    },
    {
      title: 'Prometheus: kubernetes_sd_config',
      url: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config',
    },
  ],
  standards: ['NIST AI RMF MEASURE 2.4', 'ISO/IEC 42001 A.6.2.6'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(SERVED),
    good: inferenceServiceExample(SERVED, 'serving.kserve.io/enable-prometheus-scraping: "true"'),
  },
  fixes: (place, project) => workloadFixes(place, project, 'scalability/utilisation-monitoring', letItBeScraped),
});

const letItBeScraped: WorkloadChange = ({ workload }, text) => {
  if (workload.form === 'kserve') {
    const path = ['metadata', 'annotations', 'serving.kserve.io/enable-prometheus-scraping'];
    return { title: 'Let Prometheus scrape it', edits: ensurePath(text, workload.object.node, path, 'true') };
  }
  // Operators hand annotations down in ways of their own.
  if (workload.form !== 'pod') return null;
  const holder = workload.template ?? workload.object.node;
  const served = workload.containers.find((c) => c.servesModel);
  const port = served && metricsPort(served);
  const scraped = get(holder, 'metadata', 'annotations');
  // With annotations of its own there, a second edit would need the first one's place.
  if (port === undefined || (scraped && !(isMap(scraped) && scraped.pairs.length === 0))) return null;
  const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port), 'prometheus.io/path': '/metrics' };
  return { title: 'Let Prometheus scrape the pods', edits: ensurePath(text, holder, ['metadata', 'annotations'], annotations) };
};

/** The port of `/metrics` for servers that always offer it there. Sources: the servers' own documentation. */
function metricsPort(container: Container): number | undefined {
  const server = modelServer(container);
  if (server === 'triton') return 8002;
  if (server === 'torchserve' || server === 'mlserver') return 8082;
  if (server !== 'vllm' && server !== 'tgi' && server !== 'tei') return undefined;
  const ports = items(get(container.node, 'ports')).flatMap((p) => num(get(p, 'containerPort')) ?? []);
  return ports.length === 1 ? ports[0] : undefined;
}
