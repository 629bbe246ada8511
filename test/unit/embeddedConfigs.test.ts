import assert from 'node:assert/strict';
import { readArtifact } from '../../server/core/recognise.js';
import { applyFix, lintFiles, uriOf } from '../lintFiles.js';

const configMap = (name: string, text: string, style = '|') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: serving
data:
  note: kept
  ${name}: ${style}
${text.replace(/^(?=.)/gm, '    ')}  last: kept
`;
/** Findings of the manifest with the text they stand at. */
function found(text: string): string[] {
  return lintFiles({ 'serving.yaml': text })
    .findings(uriOf('serving.yaml'))
    .filter((f) => f.rule.includes('triton') || f.rule.includes('torchserve') || f.rule.includes('tfserving'))
    .map((f) => `${f.rule} ${text.slice(f.span.start, f.span.end)}`);
}

const TRITON = `name: "income"
backend: "pytorch"
max_batch_size: 8
instance_group [
  {
    kind: KIND_CPU
    gpus: [ 0 ]
  }
]
dynamic_batching { }
`;

describe('configurations inside a ConfigMap', () => {
  it('are judged at their places in the manifest', () => {
    assert.deepEqual(found(configMap('config.pbtxt', TRITON)), ['resources/triton-instance-group-invalid gpus: [ 0 ]']);
    assert.deepEqual(found(configMap('income-config.pbtxt', TRITON, '|- # for Triton')), [
      'resources/triton-instance-group-invalid gpus: [ 0 ]',
    ]);
    assert.deepEqual(
      found(configMap('config.properties', 'inference_address=http://0.0.0.0:8080\nmanagement_address=http://0.0.0.0:8081\n')),
      ['security/torchserve-unmaintained inference_address', 'security/torchserve-exposed-management http://0.0.0.0:8081'],
    );
    assert.deepEqual(
      found(configMap('models.config', 'model_config_list {\n  config {\n    name: "a"\n    base_path: "m"\n  }\n}\n')),
      [
        'integration/tfserving-platform "a"',
        'versioning/tfserving-version-policy "a"',
        'integration/tfserving-relative-path "m"',
      ],
    );
    assert.deepEqual(found(configMap('model-config.yaml', 'minWorkers: 1\nbatchSize: "4"\n')), [
      'integration/torchserve-ignored-setting "4"',
    ]);
  });

  it('are mended in the manifest', () => {
    const cases = [
      [configMap('config.pbtxt', TRITON), '    kind: KIND_CPU\n      }\n', 'resources/triton-instance-group-invalid'],
      [
        configMap('config.pbtxt', TRITON.replace('dynamic_batching { }\n', '')),
        '    ]\n    dynamic_batching { }\n  last: kept',
        'scalability/triton-no-batching',
      ],
      [
        configMap('config.properties', 'inference_address=x\nenable_model_api=true\n'),
        '    enable_model_api=false\n  last: kept',
        'security/torchserve-model-api',
      ],
      [
        configMap('model-config.yaml', 'minWorkers: 1\nmax_workers: 4\n'),
        '    minWorkers: 1\n    maxWorkers: 4\n  last: kept',
        'integration/torchserve-ignored-setting',
      ],
    ] as const;
    for (const [text, expected, rule] of cases) {
      const files = { 'serving.yaml': text };
      const finding = lintFiles(files)
        .findings(uriOf('serving.yaml'))
        .find((f) => f.rule === rule)!;
      const fixed = applyFix(files, finding, finding.fixes[0]!)['serving.yaml']!;
      assert.ok(fixed.includes(expected), fixed);
      assert.deepEqual(readArtifact(uriOf('serving.yaml'), fixed)?.problems, []);
      assert.ok(!found(fixed).some((f) => f.startsWith(rule)), fixed);
    }
  });

  it('are left alone in folded or quoted text, in templates, and where they are another program’s', () => {
    assert.deepEqual(found(configMap('config.pbtxt', TRITON, '>')), []);
    assert.deepEqual(found(configMap('config.pbtxt', TRITON).replace('kept', '{{ .Values.note }}')), []);
    assert.deepEqual(found(configMap('config.properties', 'server.port=8080\nspring.application.name=x\n')), []);
    assert.deepEqual(found(configMap('readme.txt', TRITON)), []);
    assert.deepEqual(found(configMap('config.pbtxt', TRITON).replace('ConfigMap', 'Secret')), []);
  });
});
