import assert from 'node:assert/strict';
import type { ConsiderationId } from '../../server/core/catalogue/catalogue.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import {
  platformExample,
  rayClusterExample,
  rayServiceExample,
  serveConfigExample,
} from '../../server/core/rules/shared/examplePlatforms.js';
import { lintFiles, ROOT } from '../lintFiles.js';

/** The notes of the evidence for a consideration. */
const shown = (files: ExampleFiles, id: ConsiderationId): string[] =>
  lintFiles(files)
    .evidence(ROOT)
    .filter((e) => e.consideration === id)
    .map((e) => e.note);
const model = (spec: string) =>
  platformExample('mlops.seldon.io/v1alpha1', 'Model', `storageUri: gs://models/income/v7\n${spec}`);
const seldon = (predictor: string) =>
  platformExample(
    'machinelearning.seldon.io/v1',
    'SeldonDeployment',
    `predictors:\n  - name: main\n${predictor.replace(/^(?=.)/gm, '    ')}`,
  );
const GRAPH = "graph: {name: income, implementation: SKLEARN_SERVER, modelUri: 'gs://models/income/v7'}";

describe('evidence in files of serving platforms', () => {
  it('of elastic serving is room between bounds', () => {
    const elastic = (files: ExampleFiles) => shown(files, 'scalability/elastic-serving');
    const range = 'minReplicas: 1\nmaxReplicas: 4';
    assert.deepEqual(elastic(rayClusterExample('enableInTreeAutoscaling: true', '', range)), [
      'The worker group `gpu`: 1 to 4 copies',
    ]);
    assert.deepEqual(elastic(rayClusterExample('', '', `replicas: 1\n${range}`)), []);
    const serve = 'autoscaling_config: {min_replicas: 0, max_replicas: 3}';
    assert.deepEqual(elastic(serveConfigExample(serve)), ['The deployment `Scorer`: 0 to 3 copies']);
    assert.deepEqual(elastic(rayServiceExample(serve)), ['The deployment `Scorer`: 0 to 3 copies']);
    assert.deepEqual(elastic(serveConfigExample('num_replicas: 3')), []);
    assert.deepEqual(elastic(model('minReplicas: 2\nmaxReplicas: 5')), ['`scorer`: 2 to 5 copies']);
    assert.deepEqual(elastic(model('minReplicas: 2\nmaxReplicas: 2')), []);
  });

  it('of savings is none when nobody asks', () => {
    const idle = (files: ExampleFiles) => shown(files, 'cost/usage-optimisation');
    assert.equal(idle(serveConfigExample('autoscaling_config: {min_replicas: 0, max_replicas: 3}')).length, 1);
    assert.equal(idle(serveConfigExample('autoscaling_config: {min_replicas: 1, max_replicas: 3}')).length, 0);
  });

  it('of explanations is an explainer that has something to explain', () => {
    const explained = (files: ExampleFiles) => shown(files, 'interpretability/explanations');
    assert.deepEqual(explained(model('explainer: {type: anchor_tabular, modelRef: income}')), ['explainer anchor_tabular']);
    assert.deepEqual(explained(model('explainer: {type: anchor_tabular}')), []);
    assert.deepEqual(explained(seldon(`explainer: {type: AnchorTabular, modelUri: 'gs://e/v1'}\n${GRAPH}`)), [
      'explainer AnchorTabular',
    ]);
    assert.deepEqual(explained(seldon(`explainer: {}\n${GRAPH}`)), []);
  });

  it('of monitoring is a detector or a log', () => {
    const watched = (files: ExampleFiles) => shown(files, 'drift/monitoring');
    assert.deepEqual(watched(model('requirements: [mlserver, alibi-detect]')), ['detector scorer']);
    assert.deepEqual(watched(model('logger: {percent: 20}')), ['logs 20% of requests']);
    assert.deepEqual(watched(model('requirements: [sklearn]\nlogger: {percent: 0}')), []);
    assert.deepEqual(watched(seldon(GRAPH.replace("v7'}", "v7', logger: {mode: all}}"))), ['logs requests and responses']);
    assert.deepEqual(watched(seldon(GRAPH.replace("v7'}", "v7', logger: {url: 'http://a'}}"))), []);
  });

  it('of an interface is the Service that the platform makes', () => {
    const behind = (files: ExampleFiles) => shown(files, 'integration/service-interface');
    assert.deepEqual(behind(seldon(GRAPH)), ['SeldonDeployment behind a Service of its own']);
    assert.deepEqual(behind(rayServiceExample('num_replicas: 2')), [
      'Ray Serve application at /',
      'RayService behind a Service of its own',
    ]);
    assert.deepEqual(behind(rayClusterExample()), []);
  });

  it('of other considerations is what an operator is told', () => {
    const nim = (metrics: string) =>
      platformExample(
        'apps.nvidia.com/v1alpha1',
        'NIMService',
        `image: {repository: nvcr.io/nim/a/b, tag: "1.12.0"}\nmetrics: {${metrics}}`,
      );
    assert.equal(shown(nim('enabled: true, serviceMonitor: {}'), 'scalability/utilisation-monitoring').length, 1);
    assert.equal(shown(nim('enabled: false'), 'scalability/utilisation-monitoring').length, 0);
    assert.deepEqual(shown(rayClusterExample('authOptions: {mode: token}'), 'security/protection'), ['callers show a token']);
    assert.deepEqual(shown(rayClusterExample('authOptions: {mode: disabled}'), 'security/protection'), []);
    assert.deepEqual(shown(model('requirements: [sklearn]'), 'versioning/version-control'), ['model version v7']);
  });
});
