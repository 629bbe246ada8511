import assert from 'node:assert/strict';
import type { Kustomization } from '../../server/core/artifacts/kustomization.js';
import { readArtifact } from '../../server/core/recognise.js';
import { relativeUri } from '../../server/core/relativeUri.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

function read(text: string, name = 'kustomization.yaml'): Kustomization | null {
  const artifact = readArtifact(`${ROOT}/${name}`, text);
  assert.ok(artifact === null || artifact.kind === 'kustomization');
  return artifact;
}

const OVERLAY = `resources:
  - ../base
  - service.yaml
components: [../monitoring]
patches:
  - path: resources.yaml
    target: {kind: Deployment}
  - patch: |-
      - op: remove
        path: /spec/replicas
patchesStrategicMerge:
  - replicas.yaml
  - |-
    kind: Deployment
patchesJson6902: [{path: image.json}]
images:
  - name: vllm/vllm-openai
    newTag: v0.10.2
replicas: [{name: scorer, count: 3}]
commonLabels: {team: ranking}
labels: [{pairs: {cost-center: "4711"}}]
configMapGenerator:
  - name: settings
    literals: [LOG_LEVEL=info, 'DB_PASSWORD="Tr0ub4dor-and-3"']
secretGenerator:
  - name: hub
    literals:
      - HF_TOKEN=abc
`;

describe('a kustomization', () => {
  it('is read by its name and its keys', () => {
    assert.ok(read('resources: [a.yaml]'));
    assert.ok(read('kind: Component\n', 'kustomization.yml'));
    assert.ok(read('namePrefix: dev-', 'Kustomization'));
    assert.equal(read('kind: Deployment\nresources: []'), null);
    assert.equal(read('name: something else'), null);
    assert.equal(read('- resources'), null);
    assert.equal(read(''), null);
  });

  it('says what it builds upon and what it changes, with places', () => {
    const k = read(OVERLAY)!;
    assert.deepEqual(
      k.resources.map((r) => r.path),
      ['../base', 'service.yaml', '../monitoring'],
    );
    assert.deepEqual(
      k.patches.map((p) => p.path),
      ['resources.yaml', 'image.json', 'replicas.yaml'],
    );
    assert.equal(OVERLAY.slice(k.resources[1]!.node.start, k.resources[1]!.node.end), 'service.yaml');
    assert.deepEqual(
      k.images.map(({ name, newTag, digest }) => [name, newTag, digest]),
      [['vllm/vllm-openai', 'v0.10.2', undefined]],
    );
    assert.deepEqual(k.replicas, [{ name: 'scorer', count: 3 }]);
    assert.deepEqual(
      k.marks.map((m) => `${m.key}=${m.value}`),
      ['team=ranking', 'cost-center=4711'],
    );
  });

  it('says where its literals stand', () => {
    const { variables = [], images = [] } = read(OVERLAY)!.meanings!();
    const at = ({ span }: { span: { start: number; end: number } }) => OVERLAY.slice(span.start, span.end);
    assert.deepEqual(
      variables.map((v) => [v.name, v.written.value, at(v.written)]),
      [
        ['LOG_LEVEL', 'info', 'info'],
        ['DB_PASSWORD', 'Tr0ub4dor-and-3', '"Tr0ub4dor-and-3"'],
        ['HF_TOKEN', 'abc', 'abc'],
      ],
    );
    assert.deepEqual(
      images.map((i) => [i.reference.tag, at(i.written)]),
      [['v0.10.2', 'v0.10.2']],
    );
  });

  it('reads what is broken, half typed or a template', () => {
    for (let end = 0; end <= OVERLAY.length; end++) read(OVERLAY.slice(0, end));
    assert.equal(read('resources: [a.yaml\nimages: {')!.problems.length > 0, true);
    const templated = read('resources:\n  - {{ .Values.base }}\n{{- if .Values.prod }}\n  - prod.yaml\n{{- end }}\n')!;
    assert.equal(templated.templated, true);
    assert.deepEqual(
      templated.resources.map((r) => r.path),
      ['prod.yaml'],
    );
    assert.deepEqual(templated.problems, []);
    assert.ok(read('images: latest\nreplicas: 3\nlabels: x\nconfigMapGenerator: [1, {literals: 2}]\nresources: {a: b}\n'));
  });
});

describe('a path in a file', () => {
  it('is resolved from its folder', () => {
    assert.equal(relativeUri('file:///p/overlays/prod', '../../base'), 'file:///p/base');
    assert.equal(relativeUri('file:///p', './a b.yaml'), 'file:///p/a%20b.yaml');
    assert.equal(relativeUri('vscode-vfs://github/o/r', '../x/'), 'vscode-vfs://github/o/x');
    assert.equal(relativeUri('file:///p', '../../../..'), undefined);
    for (const address of ['https://example.com/a.yaml', 'github.com/o/r//base?ref=v1', 'git@host:o/r', '/etc/a.yaml'])
      assert.equal(relativeUri('file:///p', address), undefined);
  });
});

const SERVICE = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: income}
spec: {predictor: {minReplicas: 1, model: {modelFormat: {name: sklearn}}}}
`;

describe('a file that an overlay names as a patch', () => {
  const partial = (files: ExampleFiles) =>
    lintFiles(files)
      .project(ROOT)
      .objects.map(({ manifests, object }) => `${manifests.uri.slice(ROOT.length + 1)} ${object.partial}`);

  it('is only part of an object, in the project and while it is typed', () => {
    const files = {
      'base.yaml': SERVICE,
      'over/patch.yaml': SERVICE,
      'over/kustomization.yaml': 'patches: [{path: patch.yaml}]',
    };
    assert.deepEqual(partial(files), ['base.yaml false', 'over/patch.yaml true']);
    const engine = lintFiles(files);
    const uri = `${ROOT}/over/patch.yaml`;
    const before = engine.findings(uri);
    engine.set(uri, readArtifact(uri, SERVICE));
    assert.deepEqual(
      engine.glance(uri).map((f) => f.message),
      before.map((f) => f.message),
    );
    assert.deepEqual(partial({ 'over/patch.yaml': SERVICE }), ['over/patch.yaml false']);
  });

  it('belongs to the project with the overlays around a model, and with no others', () => {
    const kinds = (files: ExampleFiles) =>
      lintFiles(files)
        .project(ROOT)
        .artifacts.map((a) => a.uri.slice(ROOT.length + 1));
    const shop = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
    assert.deepEqual(
      kinds({
        'base/isvc.yaml': SERVICE,
        'base/kustomization.yaml': 'resources: [isvc.yaml]',
        'prod/kustomization.yaml': 'resources: [../base]',
        'shop/kustomization.yaml': 'resources: [shop.yaml]',
        'shop/shop.yaml': shop,
      }),
      ['base/isvc.yaml', 'base/kustomization.yaml', 'prod/kustomization.yaml'],
    );
  });

  it('survives overlays that name one another', () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b, .]',
      'b/kustomization.yaml': 'resources: [../a, ../c/isvc.yaml]',
      'c/isvc.yaml': SERVICE,
    };
    assert.equal(lintFiles(files).project(ROOT).overlays.of(`${ROOT}/c/isvc.yaml`).length, 2);
    assert.deepEqual(
      findingsOf(lintFiles(files), files).filter((f) => f.rule.startsWith('preflight/')),
      [],
    );
  });
});
