import assert from 'node:assert/strict';
import type { ConsiderationId } from '../../server/core/catalogue/catalogue.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

/** `file: note` of each piece of evidence for a consideration. */
function shown(files: ExampleFiles, id: ConsiderationId): string[] {
  return lintFiles(files)
    .evidence(ROOT)
    .filter((e) => e.consideration === id)
    .map((e) => `${e.artifact.uri.slice(ROOT.length + 1)}: ${e.note}`);
}

const CHART = 'apiVersion: v2\nname: scorer\nversion: 0.1.0\n';
const chart = (values: string, more = ''): ExampleFiles => ({
  'Chart.yaml': CHART + more,
  'values.yaml': `image: {repository: vllm/vllm-openai, tag: ""}\n${values}`,
});

describe('evidence in charts and kustomizations', () => {
  it('is what values switch on, not what they bring along', () => {
    const on = chart(`autoscaling: {enabled: true, minReplicas: 2, maxReplicas: 6}
podDisruptionBudget: {enabled: true}
metrics: {serviceMonitor: {enabled: true}}
networkPolicy: {enabled: true}
podSecurityContext: {runAsNonRoot: true}
readinessProbe: {httpGet: {path: /health, port: http}}
ingress: {enabled: true, tls: [{secretName: scorer-tls, hosts: [scorer.example.com]}]}
resources: {requests: {cpu: 4, memory: 16Gi}, limits: {nvidia.com/gpu: 1}}
`);
    assert.deepEqual(shown(on, 'scalability/elastic-serving'), ['values.yaml: The workload of these values: 2 to 6 copies']);
    assert.deepEqual(shown(on, 'scalability/utilisation-monitoring'), ['values.yaml: metrics switched on']);
    assert.deepEqual(shown(on, 'scalability/capacity').sort(), [
      'values.yaml: 1 nvidia.com/gpu, 4 cpu, 16Gi memory',
      'values.yaml: PodDisruptionBudget switched on',
    ]);
    assert.deepEqual(shown(on, 'security/protection').sort(), [
      'values.yaml: Ingress with TLS',
      'values.yaml: NetworkPolicy switched on',
      'values.yaml: not as root',
    ]);
    assert.deepEqual(shown(on, 'integration/service-interface'), ['values.yaml: readiness probe']);
    assert.deepEqual(shown(on, 'resources/fit'), ['values.yaml: 1 nvidia.com/gpu, 4 cpu, 16Gi memory']);
    const off = chart(`autoscaling: {enabled: false, minReplicas: 1, maxReplicas: 100}
podDisruptionBudget: {enabled: false}
metrics: {}
networkPolicy: {}
podSecurityContext: {}
readinessProbe: {}
ingress: {enabled: false, tls: [{secretName: scorer-tls}]}
resources: {}
`);
    for (const id of ['scalability/elastic-serving', 'scalability/capacity', 'security/protection', 'resources/fit'] as const)
      assert.deepEqual(shown(off, id), [], id);
  });

  it('is a fixed size by no autoscaler, and nothing of what stands beside the model', () => {
    assert.deepEqual(
      shown(chart('autoscaling: {enabled: true, minReplicas: 3, maxReplicas: 3}\n'), 'scalability/elastic-serving'),
      [],
    );
    const beside = chart('database: {image: {repository: postgres, tag: "16"}, resources: {requests: {cpu: 1, memory: 1Gi}}}\n');
    assert.deepEqual(shown(beside, 'scalability/capacity'), []);
    assert.deepEqual(shown(beside, 'versioning/version-control'), []);
  });

  it('names the people of a chart and the lock of what it depends on', () => {
    assert.deepEqual(shown(chart('', 'maintainers: [{name: R. Iyer}]\n'), 'integration/ownership'), [
      'Chart.yaml: maintainer R. Iyer',
    ]);
    assert.deepEqual(shown(chart('', 'maintainers: [{name: TODO}]\n'), 'integration/ownership'), []);
    const depends = 'dependencies: [{name: redis, version: ^18, repository: "https://charts.example.com"}]\n';
    assert.deepEqual(shown({ ...chart('', depends), 'Chart.lock': 'x' }, 'security/upkeep'), [
      'Chart.yaml: Chart.lock beside the dependencies',
    ]);
    assert.deepEqual(shown(chart('', depends), 'security/upkeep'), []);
  });

  it('is the labels and the tags of an overlay', () => {
    const files = (overlay: string) => ({
      'isvc.yaml':
        'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: income}\nspec: {predictor: {}}\n',
      'kustomization.yaml': `resources: [isvc.yaml]\n${overlay}`,
    });
    assert.deepEqual(shown(files('commonLabels: {example.com/team: credit}'), 'integration/ownership'), [
      'kustomization.yaml: example.com/team: credit',
    ]);
    assert.deepEqual(shown(files('labels: [{pairs: {cost-center: "4711"}}]'), 'cost/strategy'), [
      'kustomization.yaml: cost-center: 4711',
    ]);
    assert.deepEqual(shown(files('commonLabels: {team: TODO}'), 'integration/ownership'), []);
    const images = (tag: string) => files(`images: [{name: vllm/vllm-openai, newTag: ${tag}}]`);
    assert.deepEqual(shown(images('v0.10.2'), 'versioning/version-control'), ['kustomization.yaml: image v0.10.2']);
    assert.deepEqual(shown(images('latest'), 'versioning/version-control'), []);
  });
});
