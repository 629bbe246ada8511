import assert from 'node:assert/strict';
import { readKfpPipeline } from '../../server/core/artifacts/kfpPipeline.js';
import { isMlArtifact } from '../../server/core/project.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const PIPELINE = `# PIPELINE DEFINITION
# Name: income-training
components:
  comp-load-data:
    executorLabel: exec-load-data
  comp-train-model:
    executorLabel: exec-train-model
    outputDefinitions:
      artifacts:
        model: {artifactType: {schemaTitle: system.Model, schemaVersion: 0.0.1}}
deploymentSpec:
  executors:
    exec-load-data:
      container: {image: "python:latest", args: ["--executor_input", "{{$}}"]}
    exec-train-model:
      container:
        image: python:latest
        command: [sh, -c, "pip install scikit-learn"]
        env: [{name: DB_PASSWORD, value: Tr0ub4dor-and-3}]
pipelineInfo:
  name: income-training
root:
  dag:
    tasks:
      train-model: {componentRef: {name: comp-train-model}}
schemaVersion: 2.1.0
sdkVersion: kfp-2.11.0
`;

describe('compiled pipelines', () => {
  it('are recognised with their name and steps', () => {
    const found = readArtifact('file:///p/pipeline.yaml', PIPELINE);
    assert.ok(found?.kind === 'kfp-pipeline' && isMlArtifact(found));
    assert.equal(found.name, 'income-training');
    assert.equal(PIPELINE.slice(found.anchor.start, found.anchor.end), 'income-training');
    assert.deepEqual(
      found.components.map((c) => [c.name, PIPELINE.slice(c.span.start, c.span.end)]),
      [
        ['load-data', 'comp-load-data'],
        ['train-model', 'comp-train-model'],
      ],
    );
  });

  it('are none where the words only look like it, broken or half typed', () => {
    for (const text of [
      '',
      '# deploymentSpec pipelineInfo executors\n',
      'deploymentSpec: {executors: []}\npipelineInfo: {name: x}\nroot: {}\n',
      'deploymentSpec: {executors: {a: 1}}\npipelineInfo: x\nroot: {}\n',
      'deploymentSpec: {executors: {a: 1}}\npipelineInfo: {name: x}\n',
    ])
      assert.equal(readKfpPipeline('file:///p/x.yaml', text), null, text);
    for (let i = 0; i < PIPELINE.length; i += 9) readKfpPipeline('file:///p/x.yaml', PIPELINE.slice(0, i));
  });

  it('that only move data are about no model', () => {
    const text = PIPELINE.replaceAll(/train(?:ing)?/g, 'copy').replace('system.Model', 'system.Dataset');
    const found = readKfpPipeline('file:///p/x.yaml', text);
    assert.ok(found && !isMlArtifact(found));
  });

  it('show a way to train again, and nothing inside is found fault with', () => {
    const files = { 'pipeline.yaml': PIPELINE };
    const engine = lintFiles(files);
    assert.deepEqual(
      findingsOf(engine, files).filter((f) => f.gap === 'hazard'),
      [],
    );
    const shown = engine.evidence(ROOT).map((e) => e.consideration);
    assert.deepEqual(shown.sort(), ['drift/retraining', 'versioning/process-record']);
  });
});
